/** English words for what is wrong with a file and its rows, or worth saying of them, for the command line. */
import type { FileFault, RowFault, RowNote } from '../../picture/files/faults.ts';
import type { NotedRow, RefusedRow } from '../../picture/files/row.ts';

/** Makes a sentence of what is in question; given '' it is one for many rows. */
type Saying = (said: string) => string;

/** Quotes what the file says; without it, leaves it out. */
const of =
  (what: string): Saying =>
  (said) =>
    said === '' ? what : `"${said}" ${what}`;
const just =
  (what: string): Saying =>
  () =>
    what;

const FAULTS: Readonly<Record<FileFault | RowFault, Saying>> = {
  // files
  format: (said) => `${said} is none of the formats that are read`,
  zip: (said) => `${said} is a packed folder: unpack it, and give the file in it`,
  columnTwice: (said) => `the column "${said}" is named twice`,
  crs: (said) => `its places are in ${said}, and only WGS 84 is read: convert it first`,
  doctype: just('it declares a document type, and is not read for safety'),
  notXml: just('it is not XML'),
  notFeatures: just('it is not a FeatureCollection, a Feature, a geometry, KML or GPX'),
  encoding: (said) =>
    said === ''
      ? 'its letters are in no encoding that was recognised: --encoding says which'
      : `${said} is not an encoding that is known here`,
  separator: just('it has a single column: --separator says what stands between columns'),
  broken: just('its structure is broken here, and what follows is not read'),
  tooLarge: just('it unpacks to far more than a list of events has; nothing after this is read'),
  noRows: (said) => `${said} lines in a row are no rows; nothing after this is read`,
  truncated: just('the file ends in the middle'),
  unreadable: (said) => `the file cannot be read any further: ${said}`,
  nothing: just('there are no rows in it'),
  // rows
  nameTwice: (said) => `"${said}" is named twice`,
  notJson: just('is not JSON'),
  notUtf8: just('is not in the encoding of the file'),
  notObject: just('is not an object'),
  notRead: (said) => `${said === '' ? 'this' : said} is not read`,
  tooLong: just('is longer than 1 MiB'),
  tooDeep: just('is nested too deep'),
  nul: just('holds NUL bytes'),
  cells: (said) => `has ${said === '' ? 'another number of' : said} cells, unlike the header`,
  quote: (said) =>
    `a quote opens or closes here${said === '' ? '' : ` and on line ${said}`}, and takes other rows with it`,
  missing: just('is missing'),
  time: of('is no time'),
  zone: of('has no zone: --zone says which'),
  day: of('has no day: --map day=<column> says where it stands'),
  year: of('is outside 1900 to 2199'),
  now: of('counts from now, and a file has no now'),
  severalTimes: of('may mean several times: --order says whether day or month comes first'),
  place: of('is no place'),
  latitude: of('has a latitude beyond 90'),
  longitude: of('has a longitude beyond 180'),
  grid: of('is no MGRS reference'),
  near: of('is an MGRS reference without its zone'),
  severalPlaces: of('may be several places'),
  geometry: of('is no geometry that is read'),
  ring: just('an outline has fewer than four corners, or does not end where it begins'),
  vertices: just('has more corners than a shape can have'),
  unsound: (said) => said || 'is not a sound shape',
  differs: of('says two things that differ'),
  parts: (said) => `has ${said === '' ? 'too many' : said} parts, and at most 50 become events`,
  length: of('is no length'),
  height: of('is no height'),
  severalLengths: of('may be several lengths: --decimal says what separates the parts of a number'),
  tooLow: (said) => `is not above ${said === '' ? 'what it must be' : said}`,
  tooHigh: (said) => `is above ${said === '' ? 'what it may be' : said}`,
  unknownValue: of('is none of the values that are known'),
  relation: just('is none that a link can have'),
  invisible: just('shows nothing'),
  control: just('holds control characters'),
  longText: (said) => `is longer than ${said === '' ? 'it may be' : `${said} characters`}`,
  idTwice: (said) =>
    `is that of ${said === '' ? 'an earlier one' : said} too, which says otherwise`,
  ends: just('ends before it begins'),
  radius: just('only a point has a radius of uncertainty'),
  changedByPerson: just('a person has changed or withdrawn it since, so it was not amended'),
  rule: (said) => said || 'is against a rule of the picture',
};

const NOTES: Readonly<Record<RowNote, Saying>> = {
  marks: just('marks of direction were taken out'),
  shortened: just('was too long: it stands whole in the text'),
  widened: of('is an hour that the clock skipped or showed twice: both are within'),
  future: of('lies in the future'),
  longPast: of('is more than a year ago'),
  far: of('is more than 300 km from the area'),
  swapped: of('is far from the area, and within it with latitude and longitude swapped'),
  nowhere: just('is 0, 0'),
  split: (said) =>
    said === '' ? 'became an event of each part' : `${said} parts became events of their own`,
  unlinked: (said) =>
    said === ''
      ? 'the row that it names did not go in; sent without the link to it'
      : `no row ${said} went in; sent without the link to it`,
};

/** Why a row does not go in: `"Nawa" is no place`. */
export function whyRefused({ fault, said, may = [] }: Pick<RefusedRow, 'fault' | 'said' | 'may'>) {
  const why = FAULTS[fault](said);
  return may.length === 0 ? why : `${why} (${may.join(' or ')})`;
}

/** What is said of a row that goes in. */
export const whatNoted = ({ note, said }: Pick<NotedRow, 'note' | 'said'>): string =>
  NOTES[note](said);

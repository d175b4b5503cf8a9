/** Names of what can be wrong, or worth saying, in a file and its rows; the page and the command have words for each. */

/**
 * Why a file is not read, or not read any further; `said` tells the part in question. Nothing of a file goes in that
 * has one of these, wherever it was found, save ENDS_EARLY.
 */
export type FileFault =
  /** Its name has none of the endings that are read; said: the ending. */
  | 'format'
  /** A packed folder: KMZ, or a workbook; said: its ending. */
  | 'zip'
  /** Said: the column that is named twice. */
  | 'columnTwice'
  /** Said: the coordinate system, which is not WGS 84. */
  | 'crs'
  /** XML with a document type, in which entities could be declared. */
  | 'doctype'
  | 'notXml'
  | 'notJson'
  /** JSON that is no FeatureCollection, Feature or geometry; XML that is no KML or GPX. */
  | 'notFeatures'
  /** Bytes of no encoding that was found, or said: a label that is none. `--encoding` tells it. */
  | 'encoding'
  /** CSV with a single column: another separator is likely, which `--separator` tells. */
  | 'separator'
  /** It unpacks to far more than a list of events has. */
  | 'tooLarge'
  /** Reading stopped, for so many lines in a row were no rows; said: how many. */
  | 'noRows'
  /** What follows is not read, for the structure is broken in the row of this number. */
  | 'broken'
  /** It ends in the middle: of the row of this number, or between rows (0). */
  | 'truncated'
  /** Said: the error of reading. */
  | 'unreadable'
  /** No rows at all. */
  | 'nothing';

/** Faults that end the reading of a file: what was good until then goes in. */
export const ENDS_EARLY: ReadonlySet<FileFault | RowFault> = new Set([
  'tooLarge',
  'noRows',
  'broken',
  'truncated',
  'unreadable',
] as const);

/** Why a row does not go in. */
export type RowFault =
  /** Two names of this row are one but for capitals, or one and the same; said: the name. */
  | 'nameTwice'
  | 'notJson'
  | 'notUtf8'
  | 'notObject'
  | 'notXml'
  /** Said: an element of KML that is passed over, `NetworkLink`. */
  | 'notRead'
  | 'tooLong'
  | 'tooDeep'
  | 'nul'
  /** Another number of cells than columns; said: how many. */
  | 'cells'
  /** A quote opens or closes here that takes other rows with it; said: the line of its other end, if it has one. */
  | 'quote'
  | 'missing'
  // times
  | 'time'
  | 'zone'
  | 'day'
  | 'year'
  | 'now'
  | 'severalTimes'
  // places
  | 'place'
  | 'latitude'
  | 'longitude'
  | 'grid'
  | 'near'
  | 'severalPlaces'
  /** Said: the type of a geometry that is none of those that are read. */
  | 'geometry'
  /** A ring that has fewer than four positions, or does not end where it begins. */
  | 'ring'
  /** More corners than a shape takes. */
  | 'vertices'
  /** [R10] A line that goes nowhere, an outline that crosses itself; said: why, in English. */
  | 'unsound'
  /** Two parts of it say different places. */
  | 'differs'
  /** More parts than are made events of their own; said: how many. */
  | 'parts'
  // lengths
  | 'length'
  | 'height'
  | 'severalLengths'
  /** Said: what it must be above. */
  | 'tooLow'
  /** Said: what it must not be above. */
  | 'tooHigh'
  /** A value that the field cannot have, or that the dialect has no translation for. */
  | 'unknownValue'
  | 'relation'
  // texts
  /** [R16] A title or text shows nothing. */
  | 'invisible'
  /** [R16] Control characters, separators of lines or halves of characters. */
  | 'control'
  /** Longer than a field takes; said: how many characters that is. */
  | 'longText'
  // rows beside each other
  /** Another row of the file has the same id and says something else; said: its number. */
  | 'idTwice'
  /** It ends before it begins. */
  | 'ends'
  /** Only a point has a radius of uncertainty. */
  | 'radius'
  /** [P22] A person has changed the item since the feed reported it. */
  | 'changedByPerson'
  /** A rule of the picture; said: why, in English, with the rule's number. */
  | 'rule';

/** What is said of a row that goes in. */
export type RowNote =
  /** Marks of direction were taken out of a text. [R16] */
  | 'marks'
  /** A title was too long; it stands whole in the text. */
  | 'shortened'
  /** A local time that a clock skipped or showed twice: both moments are within. [R67] */
  | 'widened'
  | 'future'
  | 'longPast'
  | 'far'
  | 'swapped'
  | 'nowhere'
  /** Several parts: an event of each, linked to the first; said: how many. */
  | 'split'
  /** The row that it links to did not go in; said: its id. */
  | 'unlinked';

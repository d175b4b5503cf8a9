/** The arguments of `npm run feed`, read and checked. */
import { parseArgs } from 'node:util';
import { DeskId, PictureId } from '../../picture/basics.ts';
import { FIELDS, type Field } from '../../picture/files/dialect.ts';
import type { Target } from '../../picture/files/report.ts';
import { formatOf } from '../../picture/files/source.ts';
import type { Choices } from '../../picture/files/survey.ts';

export const USAGE = `npm run feed -- <file.geojson|.ndjson|.csv|.kml|.gpx[.gz]> --into <picture> --as <desk>
  --dry-run                  read the file and say what would go in; nothing is sent, no server is needed
  --speed <factor>|max       by the events' own times, so many times faster; max (default): at once
  --map <field>=<column>[:<unit>]  a field of the event is this column; the unit of its numbers that have none: m, ft …
  --set <field>=<text>       … is this text, in which {column} stands for a column's value
  --zone <IANA zone>         of times that name none, such as Asia/Damascus
  --order dmy|mdy            whether 03/04/2026 is the 3rd of April or the 4th of March
  --decimal .|,              what separates the parts of a number, where 1.200 may be 1.2 or 1200
  --separator <character>    between the columns of CSV: , ; | or tab
  --encoding <label>         of the file's text, such as windows-1256
  --source <name>            whose ids these are; files of one source correct each other
  --all                      print each refusal and note, not the first five of a kind
  --url <server>             default http://127.0.0.1:8080
Fields: ${FIELDS.join(' ')}
The server's secret is read from DATA_DIR (default .data). Run again, nothing is added twice; rows that say
something else than before amend their events, until a person has changed those.
Ends with 0 if all rows are in the picture, 1 if some were refused, 2 if it stopped before the end.`;

const OPTIONS = {
  into: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  speed: { type: 'string', default: 'max' },
  map: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  zone: { type: 'string' },
  order: { type: 'string' },
  decimal: { type: 'string' },
  separator: { type: 'string' },
  encoding: { type: 'string' },
  source: { type: 'string' },
  all: { type: 'boolean', default: false },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
} as const;

/** What to feed, where, and how. */
export interface Arguments {
  readonly path: string;
  readonly target: Target;
  readonly choices: Choices;
  /** Undefined: at once. */
  readonly speed: number | undefined;
  readonly dryRun: boolean;
  readonly all: boolean;
  readonly url: URL;
}

/** A sentence for who typed it; thrown, since most of it is found deep inside. */
class Wrong extends Error {}
const wrong = (why: string): never => {
  throw new Wrong(why);
};

/** The arguments, or why they are wrong. */
export function readArguments(args: readonly string[]): Arguments | { readonly why: string } {
  try {
    return checked(args);
  } catch (fault) {
    if (fault instanceof Wrong) return { why: fault.message };
    if (fault instanceof TypeError && 'code' in fault)
      return { why: `${fault.message}\n\n${USAGE}` };
    throw fault;
  }
}

function checked(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0 || !values.into || !values.as) return wrong(USAGE);
  if (formatOf(path) === undefined) {
    return wrong(`${path} ends in none of .geojson .json .ndjson .csv .tsv .kml .gpx [.gz]`);
  }
  const picture = PictureId.safeParse(values.into);
  const desk = DeskId.safeParse(values.as);
  if (!picture.success || !desk.success) return wrong(USAGE);
  const speed = values.speed === 'max' ? undefined : Number(values.speed);
  if (speed !== undefined && !(speed > 0)) return wrong('--speed is a number above 0, or max');
  if (!URL.canParse(values.url)) return wrong(`--url ${values.url} is not an address`);
  return {
    path,
    target: { picture: picture.data, desk: desk.data },
    choices: {
      fields: Object.fromEntries([
        ...(values.map ?? []).map((pair) => fieldIn(pair, mapped)),
        ...(values.set ?? []).map((pair) => fieldIn(pair, (text) => text)),
      ]),
      zone: zoneIn(values.zone),
      order: oneOf('order', values.order, ['dmy', 'mdy']),
      decimal: oneOf('decimal', values.decimal, ['.', ',']),
      separator: separatorIn(values.separator),
      encoding: encodingIn(values.encoding),
      source: values.source,
    },
    speed,
    dryRun: values['dry-run'],
    all: values.all,
    url: new URL(values.url),
  };
}

function fieldIn(pair: string, template: (value: string, field: Field) => string): [Field, string] {
  const [name, ...value] = pair.split('=');
  const field = FIELDS.find((field) => field === name);
  if (field === undefined || value.length === 0) return wrong(`${pair}: no such field\n\n${USAGE}`);
  return [field, template(value.join('='), field)];
}

const MEASURED: ReadonlySet<Field> = new Set(['altitude', 'uncertainty']);
const UNIT = /^(.+):(m|km|ft|NM|nmi|mi|yd|FL)$/i;

/** `alt:ft` as `{alt} ft`, for fields that are measured. */
function mapped(column: string, field: Field): string {
  const [, name, unit] = (MEASURED.has(field) && UNIT.exec(column)) || [];
  return name === undefined ? `{${column}}` : `{${name}} ${unit}`;
}

function zoneIn(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return wrong(`--zone ${zone} is not a zone of the IANA list`);
  }
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  all: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  return all.find((one) => one === value) ?? wrong(`--${name} is ${all.join(' or ')}`);
}

/** A separator as typed: `\t`, `tab` and a tab are the same. */
function separatorIn(text: string | undefined): string | undefined {
  const separator = text === 'tab' || text === '\\t' ? '\t' : text;
  if (separator === undefined || [...separator].length === 1) return separator;
  return wrong('--separator is one character, or tab');
}

function encodingIn(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return wrong(`--encoding ${label} is not an encoding that is known here`);
  }
}

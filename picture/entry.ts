/** Schemas of the entries of a log and of the commands that ask for them; reads a line of a log. */
import { z } from 'zod';
import { type AccessChange, AccessChanges } from './access.ts';
import { Author, CommandId, Hash, Instant, Seq } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { Opened } from './opened.ts';
import { ITEM_CHANGES, ruleOf, STAFF_CHANGES } from './registry.ts';

export { Opened } from './opened.ts';

/** Every type of change. Names are permanent: a new meaning gets a new name, never an old one. */
export const Change = z.discriminatedUnion(
  'type',
  [Opened, ...ITEM_CHANGES, ...STAFF_CHANGES, ...AccessChanges],
  { error: 'no such change' },
);

/** The entry that the author was looking at: kept for the record, refused if of another history. [L10] */
export const Seen = z.strictObject({ seq: Seq, hash: Hash });

/** Changes with which a desk speaks about terms: they say what their author had seen. [R47] [R50] */
const speaksOfTerms = (change: Change): boolean =>
  ('agrees' in change && change.agrees === true) || ruleOf(change.type)?.rule.asksSeen === true;

const saysSeen = ({ seen, change }: { seen?: unknown; change: Change }): boolean =>
  seen !== undefined || !speaksOfTerms(change);
const NOT_SEEN = {
  error: 'is missing: say which entry you were looking at, and its hash',
  path: ['seen'],
};

/** A request for a change; the same `id` is taken once, however often it is sent. [L8] */
export const Command = z
  .strictObject({ id: CommandId, seen: Seen.optional(), change: Change })
  .refine(saysSeen, NOT_SEEN);

/** One line of a log. The order of the fields is that of the bytes. [C4] */
export const Entry = z
  .strictObject({
    seq: Seq,
    prev: Hash, // of the line before; 64 zeros in entry 1
    time: Instant, // the server's clock, but never before the previous entry [C3]
    by: Author,
    command: CommandId,
    seen: Seen.optional(),
    change: Change,
  })
  .refine(saysSeen, NOT_SEEN);

export type Change = z.infer<typeof Change>;
export type Seen = z.infer<typeof Seen>;
export type Command = z.infer<typeof Command>;
export type Entry = z.infer<typeof Entry>;
export type ChangeType = Change['type'];

/** True if a change belongs to an access record, and so makes and changes no item. [R25] */
export const isAccess = (change: Change): change is AccessChange =>
  change.type.startsWith('access.');

const KNOWN: ReadonlySet<string> = new Set(
  Change.options.flatMap((option) => [...option.shape.type.values]),
);

/**
 * Parses a line of the log (UTF-8 JSON, no newline). `seq` is the number that it should have, for errors.
 * Throws BrokenLog: R4 for a change that this version does not know (reload), C4 for anything else.
 */
export function readEntry(line: Uint8Array, seq: number): Entry {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    throw new BrokenLog(seq, 'C4', 'is not a line of UTF-8 JSON');
  }
  const read = Entry.safeParse(raw);
  if (read.success) return read.data;
  const type = nameIn(raw);
  if (type !== undefined && !KNOWN.has(type)) {
    throw new BrokenLog(seq, 'R4', `says "${type.slice(0, 40)}", which this version does not know`);
  }
  throw new BrokenLog(seq, 'C4', `is not an entry: ${firstFault(read.error)}`);
}

/** The name of the change in a line that is not a valid entry; undefined if it has none. */
function nameIn(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('change' in raw)) return undefined;
  const { change } = raw;
  if (typeof change !== 'object' || change === null || !('type' in change)) return undefined;
  return typeof change.type === 'string' ? change.type : undefined;
}

/** The first fault that a schema found, as `field: why`. */
export function firstFault(error: z.ZodError): string {
  const [fault] = faults(error);
  return fault ? `${fault.field}: ${fault.why}` : 'not valid';
}

/** One thing that a schema found wrong. */
export interface Fault {
  /** The path of the field, `change.event.geometry.coordinates.0`; empty for the whole value. */
  readonly field: string;
  readonly why: string;
}

/** All faults that a schema found; of a union without a match, those of the option that matched deepest. */
export function faults(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => faultsIn(issue, []));
}

function faultsIn(issue: z.core.$ZodIssue, above: PropertyKey[]): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const deepest = issue.errors.reduce((best, next) => (depth(next) > depth(best) ? next : best));
    if (depth(deepest) > 0) return deepest.flatMap((inner) => faultsIn(inner, path));
  }
  const field = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const at = field === '' ? '' : `${field}.`;
    return issue.keys.map((key) => ({ field: `${at}${key.slice(0, 40)}`, why: 'no such field' }));
  }
  return [{ field, why: issue.message }];
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length));

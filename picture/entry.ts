/** What can happen: the entries a picture's log is made of, and the commands that ask for them. */
import { z } from 'zod';
import { type AccessChange, AccessChanges } from './access.ts';
import { Author, CommandId, DeskId, Hash, Instant, PictureId, Seq } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { ITEM_CHANGES } from './kinds.ts';
import { type ReleaseChange, ReleaseChanges } from './release-steps.ts';

export const MODES = ['live', 'exercise'] as const;

/** Entry 1, and only entry 1. */
export const Opened = z.strictObject({
  type: z.literal('picture.opened'),
  picture: PictureId,
  members: z.array(DeskId).min(1).max(16),
  mode: z.enum(MODES),
});

/** Names are for ever: a new meaning gets a new name, never an edit of one that is in a log. */
export const Change = z.discriminatedUnion(
  'type',
  [Opened, ...ITEM_CHANGES, ...ReleaseChanges, ...AccessChanges],
  { error: 'no such change' },
);

/** What the author was looking at: kept for the record, and refused if it is of another history. */
export const Seen = z.strictObject({ seq: Seq, hash: Hash });

/** What a person asks for; the same `id` is taken once, however often it is sent. */
export const Command = z.strictObject({ id: CommandId, seen: Seen.optional(), change: Change });

export const Entry = z.strictObject({
  seq: Seq,
  prev: Hash, // of the line before; 64 zeros in entry 1
  time: Instant, // the server's clock, never before the entry before
  by: Author,
  command: CommandId,
  seen: Seen.optional(),
  change: Change,
});

export type Opened = z.infer<typeof Opened>;
export type Change = z.infer<typeof Change>;
export type Seen = z.infer<typeof Seen>;
export type Command = z.infer<typeof Command>;
export type Entry = z.infer<typeof Entry>;
export type ChangeType = Change['type'];

/** Whether a change belongs to an access record, and so makes and changes no item. */
export const isAccess = (change: Change): change is AccessChange =>
  change.type.startsWith('access.');

/** Whether a change is a step in releasing an item, and so leaves its words alone. */
export const isRelease = (change: Change): change is ReleaseChange =>
  change.type.startsWith('release.');

const KNOWN: ReadonlySet<string> = new Set(
  Change.options.flatMap((option) => [...option.shape.type.values]),
);

/**
 * A line of the log (UTF-8 JSON, no newline) as an entry. `seq` is the place it should have.
 * Throws BrokenLog: R4 for a name this version does not know (reload), C4 for anything else.
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

/** The name of the change in a line that could not be read, if it has one. */
function nameIn(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('change' in raw)) return undefined;
  const { change } = raw;
  if (typeof change !== 'object' || change === null || !('type' in change)) return undefined;
  return typeof change.type === 'string' ? change.type : undefined;
}

/** The first thing a schema found wrong, as `field: why`. */
export function firstFault(error: z.ZodError): string {
  const [fault] = faults(error);
  return fault ? `${fault.field}: ${fault.why}` : 'not valid';
}

export interface Fault {
  /** The path of the field, `change.event.geometry.coordinates.0`; empty for the whole. */
  readonly field: string;
  readonly why: string;
}

/** All that a schema found wrong. A union that fits nowhere speaks for the option that went furthest. */
export function faults(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => spread(issue, []));
}

function spread(issue: z.core.$ZodIssue, above: PropertyKey[]): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const deepest = issue.errors.reduce((best, next) => (depth(next) > depth(best) ? next : best));
    if (depth(deepest) > 0) return deepest.flatMap((inner) => spread(inner, path));
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

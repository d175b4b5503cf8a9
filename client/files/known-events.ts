/** The desk's own events that stand in the picture already, found by what a row of a file says. Pure. */
import type { EventFields, EventItem, EventRef } from '../../picture/kinds/event.ts';
import { changedAt } from '../../picture/kinds/item.ts';

/** Why a file amends an event only where somebody asks for it: a person amended it, or a feed brings it. */
export type Kept = 'byHand' | 'byFeed';

/** An event of the desk. Plain data, for the worker that reads files. */
export interface KnownEvent {
  readonly ref: EventRef;
  /** The seq of the entry that made it, and of the last that changed it. */
  readonly seq: number;
  readonly changed: number;
  readonly withdrawn: boolean;
  readonly kept: Kept | undefined;
  readonly fields: EventFields;
}

/** The reason that stands in the history of an event that a file amends: `monday.csv:12`. */
export const reasonOf = (file: string, line: number): string =>
  `${[...file.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')].slice(-200).join('').trim()}:${line}`;
const FROM_FILE = /\.(?:geojson|json|ndjson|csv|kml|gpx)(?:\.gz)?:\d+$/i;

export function knownEvent(item: EventItem): KnownEvent {
  const { ref, seq, state, fields } = item;
  const withdrawn = state === 'withdrawn';
  return { ref, seq, changed: changedAt(item), withdrawn, kept: keptOf(item), fields };
}

function keptOf({ by, history }: EventItem): Kept | undefined {
  const byHand = history.some(
    ({ type, by: { role }, reason = '' }) =>
      type === 'event.amended' && role !== 'feed' && !FROM_FILE.test(reason),
  );
  if (byHand) return 'byHand';
  return by.role === 'feed' ? 'byFeed' : undefined;
}

/** Content as text that is equal for equal content, in whatever order fields stand. Links are left out. */
export const contentOf = ({ links: _, ...fields }: EventFields): string => textOf(fields);

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  const members = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${textOf(one)}`).join()}}`;
}

/** Events by the number that their source gives them, and by content where it gives none. */
export class KnownEvents {
  readonly #byRef = new Map<EventRef, KnownEvent>();
  readonly #found = new Map<string, Set<EventRef>>();

  /** Takes these in; each replaces what was known of it. */
  put(events: readonly KnownEvent[]): void {
    for (const event of events) {
      const before = this.#byRef.get(event.ref);
      if (before !== undefined) this.#found.get(keyOf(before.fields))?.delete(event.ref);
      this.#byRef.set(event.ref, event);
      const key = keyOf(event.fields);
      const others = this.#found.get(key);
      if (others === undefined) this.#found.set(key, new Set([event.ref]));
      else others.add(event.ref);
    }
  }

  /** The event that a row is; of several the one made last, and of those that stand first of all. */
  find(fields: EventFields): KnownEvent | undefined {
    let found: KnownEvent | undefined;
    for (const ref of this.#found.get(keyOf(fields)) ?? []) {
      const one = this.#byRef.get(ref);
      if (one !== undefined && (found === undefined || isBefore(found, one))) found = one;
    }
    return found;
  }
}

const isBefore = (a: KnownEvent, b: KnownEvent): boolean =>
  a.withdrawn === b.withdrawn ? a.seq < b.seq : a.withdrawn;

function keyOf(fields: EventFields): string {
  const { name = '', reference } = fields.source;
  return reference === undefined ? contentOf(fields) : JSON.stringify([name, reference]);
}

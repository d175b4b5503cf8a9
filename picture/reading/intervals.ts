/** Reads two times as one stretch: `221419Z NOV 26 – 231419Z NOV 26`, and ISO 8601 with a slash between. */
import { read, refused } from './reading.ts';
import type { TimeReading } from './stretch.ts';

const DASH = /^(.*\S) - (\S.*)$/;
const SLASH = /^(\S+T\S+) ?\/ ?(\S+T\S+)$/;

/**
 * The stretch from a moment to another, that included, each of which says its date. Undefined if the text is none, as
 * `14:19 - 22/11/2026` is not. `readOne` reads one time that counts from nothing.
 */
export function intervalIn(
  said: string,
  readOne: (said: string) => TimeReading,
): TimeReading | undefined {
  const [, first, last] = DASH.exec(said) ?? SLASH.exec(said) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const [begins, ends] = [readOne(first), readOne(last)];
  if (begins.kind !== 'read' || ends.kind !== 'read') return undefined;
  const { from } = begins.value;
  const to = ends.value.to ?? ends.value.from;
  return to < from ? refused('date') : read({ from, to });
}

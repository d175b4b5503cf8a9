/** Told when this page turns out to be of another version than its server: by an answer, a beat or a line. [W11] */
import { BrokenLog } from '../../picture/broken.ts';
import { PROTOCOL } from '../../picture/wire.ts';
import { jsonOf } from '../lib/json.ts';

const told = new Set<(why: string) => void>();

/** Listens until called off. `why`: in the machine's own words. */
export function whenOutdated(tell: (why: string) => void): () => void {
  told.add(tell);
  return () => told.delete(tell);
}

/** The reason, where the server speaks another protocol. */
export const otherProtocol = (spoken: number | string): string =>
  `the server speaks protocol ${spoken}, this page ${PROTOCOL}`;

/** The page is of another version: it reloads itself, and says so. */
export function outdatedHere(why: string): void {
  for (const tell of told) tell(why);
}

/**
 * Whether a line could not be read because it is of a newer version than this page: it says a name that is
 * not known here [R4], or it is whole JSON and yet no entry. What is cut off or garbled is broken.
 */
export function isNewer(fault: unknown, line: Uint8Array | undefined): boolean {
  if (!(fault instanceof BrokenLog) || line === undefined) return false;
  const whole = () => typeof jsonOf(new TextDecoder().decode(line)) === 'object';
  return fault.rule === 'R4' || (fault.rule === 'C4' && whole());
}

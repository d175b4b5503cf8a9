/** What is wrong with the server's clock, as one log shows it. [L15] [L16] */
import type { Head } from '../../picture/chain.ts';
import type { ClockFault } from '../../picture/wire.ts';
import type { ClockReading } from '../lib/server-clock.ts';

/** ms by which the clock may lie behind the head of a log: two servers never quite agree. */
export const LARGEST_LAG = 5000;

/** As a beat says it; undefined: nothing is wrong. `time`: that of the log's last entry. */
export function clockFault(
  { now, ahead }: ClockReading,
  { time }: Pick<Head, 'time'>,
): ClockFault | undefined {
  if (ahead > 0) return { state: 'ahead', by: seconds(ahead) };
  const lag = time === undefined ? 0 : Date.parse(time) - now;
  return lag > LARGEST_LAG ? { state: 'behind', by: seconds(lag) } : undefined;
}

/** Why nothing is written while the machine's clock has stepped ahead by so many ms. [L16] */
export const steppedAhead = (ahead: number): string =>
  `the server's clock has stepped ${seconds(ahead)} s ahead: nothing is written until it is back or an administrator confirms it`;

/** Whole seconds, and never none. */
export const seconds = (ms: number): number => Math.max(1, Math.round(ms / 1000));

/** Reads times that count from now: `NOW`, `-5M`, `+2H30M`, `-5 MIN`. */
import { writtenAt } from './counts.ts';
import { type Reading, read, refused } from './reading.ts';
import { type Circumstances, DAY, HOUR, MINUTE, type TimeFault } from './stretch.ts';
import type { Written } from './written.ts';

const UNITS = { S: 1000, M: MINUTE, H: HOUR, D: DAY } as const;
const STEP =
  /(\d{1,6}) ?(?:(S)(?:EC(?:OND)?S?)?|(M)(?:IN(?:UTE)?S?)?|(H)(?:(?:OU)?RS?)?|(D)(?:AYS?)?)(?![A-Z])/g;

/** Undefined if the text does not count from now. `NOW` is a whole minute, all else a whole second. */
export function relativeIn(
  said: string,
  { now }: Circumstances,
): Reading<Written, TimeFault> | undefined {
  const isNow = said === 'NOW';
  if (!isNow && !/^[+-] ?\d+ ?[SMHD]/.test(said)) return undefined;
  const rest = said.slice(1).replace(STEP, '').replaceAll(' ', '');
  if (!isNow && rest !== '') return refused('offset');
  if (now === undefined) return refused('now');
  if (isNow) return read(writtenAt(Math.floor(now.at / MINUTE) * MINUTE));
  let sum = 0;
  for (const [, count, s, m, h, d] of said.matchAll(STEP)) {
    const unit = s ? UNITS.S : m ? UNITS.M : h ? UNITS.H : d ? UNITS.D : 0;
    sum += Number(count) * unit;
  }
  const at = said.startsWith('-') ? now.at - sum : now.at + sum;
  return read(writtenAt(Math.floor(at / 1000) * 1000));
}

/** Past moments that what is searched for may mean: the picture can be shown as it was then. Pure. */
import type { Instant } from '../../picture/basics.ts';
import { readTime } from '../../picture/reading/times.ts';
import { type LabelledClock, typedAt } from '../../picture/reading/typed-at.ts';

/** The likeliest first; of days, when they began. `now` is in ms since 1970. */
export function momentsIn(
  asked: string,
  now: number,
  clocks: readonly LabelledClock[],
): readonly Instant[] {
  const reading = readTime(asked, typedAt(now, 'past', clocks));
  if (reading.kind === 'refused') return [];
  const times = reading.kind === 'read' ? [reading.value] : reading.values;
  return times.flatMap(({ from }) => (Date.parse(from) <= now ? [from] : []));
}

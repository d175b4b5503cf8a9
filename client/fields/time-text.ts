/** Times as people read them, in words that can be typed again. */
import type { Instant } from '../../picture/basics.ts';
import { dtg } from '../lib/format.ts';

/** A date-time group where it says all there is; otherwise the time in full, so that nothing is lost. */
export const timeText = (time: Instant | string): string =>
  time.endsWith(':00.000Z') && time.startsWith('20') ? dtg(Date.parse(time)) : time;

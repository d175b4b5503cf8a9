/** From when until when a desk was silent, in words. Pure. */
import type { Language } from '../../../picture/basics.ts';
import type { Silence } from '../../../picture/views/receipts/silences.ts';
import { hours } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';

/** `now` is in ms since 1970: of another day the day is said too. */
export function spanText(
  { from, until }: Pick<Silence, 'from' | 'until'>,
  now: number,
  language: Language,
): string {
  const { knew: w } = wordsIn(language).receipts;
  if (from === undefined) {
    return until === undefined ? w.never : fill(w.always, { until: hours(until, now) });
  }
  if (until === undefined) return fill(w.on, { from: hours(from, now) });
  return fill(w.span, { from: hours(from, now), until: hours(until, now) });
}

/** The one lamp in the bar: of the picture shown, and never calmer than the desk's own beside it allows. [W7] [W8] */
import { type LampWords, lampWords } from './lamp-words.ts';
import type { Verdict } from './verdict.ts';

interface Judged {
  readonly verdict: Verdict;
  /** The entry that the page holds. */
  readonly seq: number;
}

export interface BothLamps {
  readonly shown: LampWords;
  /** Of the desk's own, where it is otherwise than the other and must be said; undefined: it need not. */
  readonly own: LampWords | undefined;
  /** Of both together, the graver. */
  readonly tone: LampWords['tone'];
  readonly lamp: LampWords['lamp'];
}

/** From the calm to the grave; what is not known yet is no calm. */
const GRAVITY: readonly LampWords['tone'][] = ['agree', 'dim', 'amber', 'alarm'];
const graver = (a: LampWords, b: LampWords): boolean =>
  GRAVITY.indexOf(a.tone) > GRAVITY.indexOf(b.tone);

/** That other screens of the own desk are not the same is told in the sheet: this one is. */
const saysNothing = (own: Verdict, shown: Verdict): boolean =>
  own.state === 'same' || own.state === shown.state;

export function bothLamps(of: Judged, beside: Judged | undefined): BothLamps {
  const shown = lampWords(of.verdict, of.seq);
  const own =
    beside === undefined || saysNothing(beside.verdict, of.verdict)
      ? undefined
      : lampWords(beside.verdict, beside.seq);
  const { tone, lamp } = own !== undefined && graver(own, shown) ? own : shown;
  return { shown, own, tone, lamp };
}

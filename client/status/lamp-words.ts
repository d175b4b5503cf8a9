/** What the lamp says of a verdict: its shape, its tone, its words, and whether entry and code stand beside it. */
import { entryNumber } from '../lib/format.ts';
import { fill } from '../messages/fill.ts';
import { plural, say } from '../messages/language.svelte.ts';
import { isGreen, type Verdict } from './verdict.ts';

export interface LampWords {
  readonly lamp:
    | 'waiting'
    | 'not-live'
    | 'past'
    | 'no-map'
    | 'drawing'
    | 'differs'
    | 'behind'
    | 'partly'
    | 'same';
  readonly tone: 'dim' | 'alarm' | 'amber' | 'agree';
  readonly text: string;
  /** Beside the word, lighter. */
  readonly more?: string | undefined;
  /** Whether what stands on the glass is known, so that its entry and code can be read out. */
  readonly known: boolean;
}

/** `seq`: the entry that the page holds. */
export function lampWords(verdict: Verdict, seq: number): LampWords {
  const w = say('status');
  switch (verdict.state) {
    case 'connecting':
      return { lamp: 'waiting', tone: 'dim', text: w.connecting, known: false };
    case 'not-live':
      return {
        lamp: 'not-live',
        tone: 'alarm',
        text: w.notLive,
        more: w.notLiveWhy[verdict.why],
        known: false,
      };
    case 'past':
      return { lamp: 'past', tone: 'amber', text: w.inThePast, known: false };
    case 'no-map': {
      const { counts } = verdict;
      const some = counts !== undefined && counts.counted > 0;
      const more = some ? fill(w.of, { n: counts.same, all: counts.counted }) : undefined;
      return { lamp: 'no-map', tone: 'amber', text: w.noMap, more, known: false };
    }
    case 'drawing':
      return {
        lamp: 'drawing',
        tone: 'amber',
        text: w.drawing,
        more: entryNumber(seq),
        known: false,
      };
    case 'differs':
      return { lamp: 'differs', tone: 'alarm', text: w.differs, known: true };
    case 'others-differ':
      return {
        lamp: 'differs',
        tone: 'alarm',
        text: plural(verdict.count, w.othersDiffer),
        known: true,
      };
    case 'behind':
      return { lamp: 'behind', tone: 'amber', text: plural(verdict.by, w.behind), known: true };
    case 'old':
      return { lamp: 'behind', tone: 'amber', text: plural(verdict.age, w.old), known: true };
    case 'same': {
      const { same, counted } = verdict.counts;
      const more = fill(w.of, { n: same, all: counted });
      return isGreen(verdict)
        ? { lamp: 'same', tone: 'agree', text: w.same, more, known: true }
        : { lamp: 'partly', tone: 'amber', text: w.same, more, known: true };
    }
    default:
      return verdict satisfies never;
  }
}

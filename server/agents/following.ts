/** Duties that follow from a picture: a view of it says what is due, and the picture's growth wakes the agent. */
import type { View } from '../../picture/views/view.ts';
import type { Keeper } from '../keeper.ts';
import type { Duty } from './agent.ts';

/** Nothing is due in a picture that takes nothing more. */
export const following = <Due>(
  keeper: Keeper,
  view: View<readonly Due[]>,
): Pick<Duty<Due>, 'wakes' | 'at' | 'next'> => ({
  async *wakes(signal) {
    let { seq } = keeper.head; // what is written during the first look comes after it
    view.start(keeper.picture);
    yield;
    while (!signal.aborted) {
      const grown = keeper.grown(signal); // before looking: what comes meanwhile is not missed
      const steps = keeper.stepsAfter(seq);
      if (steps === undefined) {
        view.start(keeper.picture); // too far behind
        ({ seq } = keeper.head);
      }
      for (const { entries, picture, head } of steps ?? []) {
        view.take(entries, picture);
        ({ seq } = head);
      }
      if (steps?.length === 0) await grown;
      else yield;
    }
  },
  at: (now) => (keeper.alarm === undefined ? view.at(now) : []),
  next: (now) => (keeper.alarm === undefined ? view.next(now) : undefined),
});

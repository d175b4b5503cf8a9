/** Duties that follow from a picture: a view of it says what is due, and the picture's growth wakes the agent. */
import type { View } from '../../picture/views/view.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';
import type { Duty } from './agent.ts';

/** Nothing is due in a picture that takes nothing more. */
export const viewDuty = <Due>(
  replica: PictureReplica,
  view: View<readonly Due[]>,
): Pick<Duty<Due>, 'wakes' | 'at' | 'next'> => ({
  async *wakes(signal) {
    let { seq } = replica.head; // what is written during the first look comes after it
    view.start(replica.picture);
    yield;
    while (!signal.aborted) {
      const grown = replica.nextChange(signal); // before looking: what comes meanwhile is not missed
      const steps = replica.stepsAfter(seq);
      if (steps === undefined) {
        view.start(replica.picture); // too far behind
        ({ seq } = replica.head);
      }
      for (const { entries, picture, head } of steps ?? []) {
        view.take(entries, picture);
        ({ seq } = head);
      }
      if (steps?.length === 0) await grown;
      else yield;
    }
  },
  at: (now) => (replica.alarm === undefined ? view.at(now) : []),
  next: (now) => (replica.alarm === undefined ? view.next(now) : undefined),
});

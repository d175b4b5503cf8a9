/** Makes a duty of a view: the view lists what is due, changes of the picture wake the agent. */
import type { View } from '../../picture/views/view.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';
import type { Duty } from './agent.ts';

/** The caller adds `cause` and `perform`. Nothing is due in a picture that accepts nothing more. */
export const viewDuty = <Due>(
  replica: PictureReplica,
  view: View<readonly Due[]>,
): Pick<Duty<Due>, 'wakes' | 'at' | 'next'> => ({
  async *wakes(signal) {
    let { seq } = replica.head; // entries after this one follow as steps
    view.start(replica.picture);
    yield;
    while (!signal.aborted) {
      const grown = replica.nextChange(signal); // before looking, so that no change is missed
      const steps = replica.stepsAfter(seq);
      if (steps === undefined) {
        view.start(replica.picture); // the steps are no longer kept
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

/** Opening what a group of alarms is about: the item on the map, both of a conflict, or the page of the watch. */
import { itemOf } from '../../picture/fold.ts';
import type { AlarmGroup } from '../../picture/views/alarms/alarm.ts';
import { useSelected } from '../context/selection.ts';
import { useNavigation } from '../navigation/context.ts';
import { useRinging } from './ringing.svelte.ts';
import { inSight, subjectOf } from './standing.ts';

/** For components of the analyst's page; called while one is made. */
export function useOpening(): (group: AlarmGroup) => void {
  const [selected, ways, { follower }] = [useSelected(), useNavigation(), useRinging()];
  return (group) => {
    const ref = subjectOf(group);
    if (follower === undefined) return;
    if (ref === undefined) {
      ways.current.watch(true); // it says who is on watch, and checks their channels
      return;
    }
    selected.select({ picture: follower.id, ref });
    const { picture } = follower.store;
    ways.current.centre(...inSight(group).flatMap((one) => itemOf(picture, one) ?? []));
  };
}

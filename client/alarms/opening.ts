/** Opening what a group of alarms is about: the item on the map, both of a conflict, or the page of the watch. */
import { itemOf } from '../../picture/fold.ts';
import type { AlarmGroup } from '../../picture/views/alarms/alarm.ts';
import { usePage } from '../context/page.ts';
import { useSelected } from '../context/selection.ts';
import { useNavigation } from '../navigation/context.ts';
import { leadsTo } from './late-wording.ts';
import { useRinging } from './ringing.svelte.ts';
import { inSight, subjectOf } from './standing.ts';

/**
 * What the key A does, and the button of a group: takes the reader to the FLASH that asks them, or to what
 * their desk is late with, which only doing it ends; all else is acknowledged. Called while a component is made.
 */
export function useAcknowledging(): (group?: AlarmGroup) => void {
  const [ringing, opening, page] = [useRinging(), useOpening(), usePage()];
  return (group = ringing.first) => {
    const leads = group && leadsTo(group, page.me.desk);
    if (ringing.urgent !== undefined && (group === ringing.first || leads === 'acknowledge')) {
      ringing.urgent();
    } else if (group !== undefined && leads !== undefined) opening(group);
    else if (group !== undefined) ringing.acknowledge(group);
  };
}

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

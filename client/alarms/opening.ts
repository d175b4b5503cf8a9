/** Opening what a group of alarms is about: the item on the map, both of a conflict, the page of messages or of the watch. */
import { itemOf } from '../../picture/fold.ts';
import type { AlarmGroup } from '../../picture/views/alarms/alarm.ts';
import { usePage } from '../context/page.ts';
import { useSelected } from '../context/selection.ts';
import { useNavigation } from '../navigation/context.ts';
import { leadsTo } from './late-wording.ts';
import { useRinging } from './ringing.svelte.ts';
import { inSight, subjectOf } from './standing.ts';

/**
 * What the key A does, and the button of a group that was pressed: takes the reader to the FLASH that asks them, or to what
 * their desk is late with, which only doing it ends; all else is acknowledged. Called while a component is made.
 */
export function useAcknowledging(): (pressed?: AlarmGroup) => void {
  const [ringing, opening, page] = [useRinging(), useOpening(), usePage()];
  return (pressed) => {
    const group = pressed ?? ringing.first;
    const leads = group && leadsTo(group, page.me.desk);
    const ref = group && leads === 'acknowledge' ? subjectOf(group) : undefined;
    const urgent = pressed === undefined || ref !== undefined;
    if (urgent && ringing.urgent?.(pressed && ref) === true) return;
    if (group !== undefined && leads !== undefined) opening(group);
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
    if (itemOf(picture, ref)?.kind === 'message') ways.current.traffic(true); // they stand on no map
    ways.current.centre(...inSight(group).flatMap((one) => itemOf(picture, one) ?? []));
  };
}

/** Where an item stands, in the one word that a card has room for. The words: panels in messages/en.json. */
import type { DeskId } from '../../picture/basics.ts';
import type { Group } from '../../picture/categories.ts';
import { CATEGORIES } from '../../picture/categories.ts';
import type { Stance } from '../../picture/facets/positions.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { type EventItem, eventStatus } from '../../picture/kinds/event.ts';
import { type ZoneStatus, zoneStatus } from '../../picture/kinds/zone.ts';

export type Standing =
  | { readonly as: 'withdrawn' }
  | { readonly as: 'disputed'; readonly by: readonly DeskId[] }
  | { readonly as: 'confirmed'; readonly by: readonly DeskId[] }
  | { readonly as: 'partly'; readonly by: readonly DeskId[] }
  | { readonly as: 'reviewing'; readonly by: readonly DeskId[] }
  | { readonly as: 'ongoing' }
  | { readonly as: 'group'; readonly group: Group }
  | { readonly as: 'zone'; readonly status: ZoneStatus }
  | { readonly as: 'replies'; readonly count: number }
  | { readonly as: 'noted' };

/** The gravest thing to know of an item at `now` (ms since 1970): withdrawn, then disagreement, then agreement. */
export function standing(item: AnyItem, now: number): Standing {
  switch (item.kind) {
    case 'event':
      return ofEvent(item, now);
    case 'zone':
      return { as: 'zone', status: zoneStatus(item, now) };
    case 'note':
      if (item.state === 'withdrawn') return { as: 'withdrawn' };
      return item.replies.length > 0
        ? { as: 'replies', count: item.replies.length }
        : { as: 'noted' };
    default:
      return item satisfies never;
  }
}

function ofEvent(event: EventItem, now: number): Standing {
  if (event.state === 'withdrawn') return { as: 'withdrawn' };
  const disputes = desksThat(event, ['disputes', 'denies']);
  if (disputes.length > 0) return { as: 'disputed', by: disputes };
  const confirms = desksThat(event, ['confirms']);
  if (confirms.length > 0) return { as: 'confirmed', by: confirms };
  const partly = desksThat(event, ['partly']);
  if (partly.length > 0) return { as: 'partly', by: partly };
  const reviewing = desksThat(event, ['reviewing']);
  if (reviewing.length > 0) return { as: 'reviewing', by: reviewing };
  if (eventStatus(event, now) === 'ongoing') return { as: 'ongoing' };
  return { as: 'group', group: CATEGORIES[event.fields.category].group };
}

/** The desks whose position on the event is one of these. */
function desksThat({ positions }: EventItem, stances: readonly Stance[]): DeskId[] {
  return (Object.keys(positions) as DeskId[]) // the keys of a record of desks
    .filter((desk) => {
      const position = positions[desk];
      return position !== undefined && stances.includes(position.stance);
    });
}

/** A sign for each stance, so that it is told by shape as well as by word and colour. */
export const STANCE_SIGN: Readonly<Record<Stance, string>> = {
  confirms: '✓',
  partly: '◐',
  none: '–',
  reviewing: '…',
  disputes: '✕',
  denies: '⊘',
};

/** What may be done to an item by its own desk, and the change that does it. */
import type { Change } from '../../picture/entry.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { may, type Person } from '../../picture/permission.ts';
import { ruleText } from '../commands/refusal.ts';
import type { Barred } from '../drawing/tool.ts';
import type { Messages } from '../messages/catalogue.ts';

export type Act = 'amend' | 'suspend' | 'resume' | 'withdraw';

/** The acts that make sense in the item's state; a withdrawn item takes none. */
export function actsOn(item: AnyItem): readonly Act[] {
  if (item.state === 'withdrawn') return [];
  if (item.kind !== 'zone') return ['amend', 'withdraw'];
  return ['amend', item.state === 'suspended' ? 'resume' : 'suspend', 'withdraw'];
}

/** The change for an act with this reason. Amending unchanged is only ever asked of decide(), never sent. */
export function changeFor(act: Act, item: AnyItem, reason: string): Change {
  switch (item.kind) {
    case 'event':
      return act === 'amend'
        ? { type: 'event.amended', item: item.ref, event: item.fields }
        : { type: 'event.withdrawn', item: item.ref, reason };
    case 'zone':
      switch (act) {
        case 'amend':
          return { type: 'zone.amended', item: item.ref, terms: item.terms };
        case 'suspend':
          return { type: 'zone.suspended', item: item.ref, reason };
        case 'resume':
          return { type: 'zone.resumed', item: item.ref, reason };
        case 'withdraw':
          return { type: 'zone.withdrawn', item: item.ref, reason };
        default:
          return act satisfies never;
      }
    case 'note':
      return act === 'amend'
        ? { type: 'note.amended', item: item.ref, note: item.fields }
        : { type: 'note.withdrawn', item: item.ref, reason };
    default:
      return item satisfies never;
  }
}

const MAKING = {
  event: 'event.reported',
  zone: 'zone.proposed',
  note: 'note.added',
} as const satisfies Readonly<Record<AnyItem['kind'], Change['type']>>;
export const KINDS = ['event', 'zone', 'note'] as const satisfies readonly AnyItem['kind'][];

/** Which kinds of item this person may not make in this picture, and why, by the one table. */
export function barredIn({ opened }: Picture, person: Person, words: Messages['refusals']): Barred {
  const refused = KINDS.flatMap((kind) => {
    const refusal = may(person, MAKING[kind], opened);
    return refusal === undefined ? [] : [[kind, ruleText(refusal.rule, refusal.why, words)]];
  });
  return Object.fromEntries(refused);
}

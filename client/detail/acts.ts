/** What may be done to an item by its own desk, and which items a person may make. */
import type { Change } from '../../picture/entry.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { may, type Person } from '../../picture/permission.ts';
import { ruleText } from '../commands/answer-text.ts';
import type { Barred } from '../drawing/tool.ts';
import type { OwnAct } from '../kinds/own-act.ts';
import { pageOf, withForms, writingOf } from '../kinds.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The acts that make sense in the item's state, beside amending it; a withdrawn item takes none. */
export const actsOn = (item: AnyItem): readonly OwnAct[] =>
  item.state === 'withdrawn' ? [] : (pageOf(item.kind).writing?.acts(item) ?? []);

/** The amendment of an item that changes nothing; undefined if it cannot be amended in its state. */
export const amendmentOf = (item: AnyItem): Change | undefined =>
  item.state === 'withdrawn' ? undefined : pageOf(item.kind).writing?.amended(item);

/** Which kinds of item this person may not make in this picture, and why, by the one table. */
export function barredIn({ opened }: Picture, person: Person, words: Messages['refusals']): Barred {
  const refused = withForms().flatMap((kind) => {
    const refusal = may(person, writingOf(kind).makes, opened);
    return refusal === undefined ? [] : [[kind, ruleText(refusal.rule, refusal.why, words)]];
  });
  return Object.fromEntries(refused);
}

/** What a change would make of the picture: the item as it would stand, before anything is sent. */
import { CommandId, type Instant } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import { decide, type Person } from '../../picture/decide.ts';
import type { Change } from '../../picture/entry.ts';
import { type AnyItem, fold, itemOf, type Picture } from '../../picture/fold.ts';
import { at } from '../../picture/table.ts';
import { atField, type FormFault } from '../fields/faults.ts';

const PROBE = CommandId.parse('00000000-0000-4000-8000-000000000000'); // never sent

/** The item after this change, made by this person at `now` (ms since 1970). */
export function preview(
  picture: Picture,
  change: Change,
  { desk, person, role }: Person,
  now: number,
): AnyItem | undefined {
  const seq = picture.seq + 1;
  const clock = new Date(now).toISOString() as Instant; // an instant by construction
  const time = picture.time !== undefined && picture.time > clock ? picture.time : clock;
  const { items } = fold(picture, [
    { seq, prev: GENESIS.hash, time, by: { desk, person, role }, command: PROBE, change },
  ]);
  return 'item' in change ? itemOf({ ...picture, items }, change.item) : at(items, seq);
}

/** What decide() says against a change: at a field of the form, or against the person. */
export function objection(
  picture: Picture,
  change: Change,
  person: Person,
  fields: readonly string[],
): { readonly fault: FormFault } | { readonly rule: string; readonly why: string } | undefined {
  const refusal = decide(picture, { id: PROBE, change }, person);
  if (refusal === undefined) return undefined;
  if (refusal.kind !== 'impossible') return { rule: refusal.rule, why: refusal.why };
  const fault = atField(refusal, fields, 'en');
  return fault.field === '' ? { rule: refusal.rule, why: refusal.why } : { fault };
}

/** Why a step of a release may not be taken now, in words: the table and the rules are the server's own. */
import { CommandId } from '../../picture/basics.ts';
import { type Context, decide, type Person } from '../../picture/decide.ts';
import type { ReleaseChange } from '../../picture/facets/release/steps.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { may } from '../../picture/permission.ts';
import type { Refusal } from '../../picture/refusal.ts';
import { ruleText } from '../commands/refusal.ts';
import type { Messages } from '../messages/catalogue.ts';

type Words = Messages['refusals'];

const PROBE = CommandId.parse('00000000-0000-4000-8000-000000000000'); // never sent

const inWords = (refusal: Refusal | undefined, words: Words): string | undefined =>
  refusal && ruleText(refusal.rule, refusal.why, words);

/** Why nothing of this item may be proposed at all; undefined: it may, if it is a copy. */
export function mayNotRelease(
  { opened }: Picture,
  item: AnyItem,
  person: Person,
  words: Words,
): string | undefined {
  if (item.state === 'withdrawn') return words.rule.R8;
  return inWords(may(person, 'release.proposed', opened), words);
}

/** Why this step may not be taken now. */
export const mayNotStep = (
  own: Picture,
  change: ReleaseChange,
  person: Person,
  context: Context,
  words: Words,
): string | undefined => inWords(decide(own, { id: PROBE, change }, person, context), words);

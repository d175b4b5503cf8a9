/** Why nothing of an item may be proposed for release, in words. What decides each step comes later. */
import type { Person } from '../../picture/actor.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { may } from '../../picture/permission.ts';
import { ruleText } from '../commands/answer-text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Why nothing of this item may be proposed at all; undefined: it may, if it is a copy. */
export function mayNotRelease(
  { opened }: Picture,
  item: AnyItem,
  person: Person,
  words: Messages['refusals'],
): string | undefined {
  if (item.state === 'withdrawn') return words.rule.R8;
  const refusal = may(person, 'release.proposed', opened);
  return refusal && ruleText(refusal.rule, refusal.why, words);
}

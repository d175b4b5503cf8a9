/** Why something may not be done, before it is asked: the rules are the server's own. */
import { CommandId } from '../../picture/basics.ts';
import { type Context, decide, type Person } from '../../picture/decide.ts';
import type { Change } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Messages } from '../messages/catalogue.ts';
import { ruleText } from './answer-text.ts';

type Words = Messages['refusals'];

const PROBE = CommandId.parse('00000000-0000-4000-8000-000000000000'); // never sent

/**
 * Why this person may not make this change now, in words; undefined: they may. `context` is the clock and the
 * cell, for changes that are judged by them.
 */
export function mayNot(
  picture: Picture,
  change: Change,
  person: Person,
  words: Words,
  context?: Context,
): string | undefined {
  const refusal = decide(picture, { id: PROBE, change }, person, context);
  return refusal && ruleText(refusal.rule, refusal.why, words);
}

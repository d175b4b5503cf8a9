/** Why a step of a release may not be taken now, in words: the table and the rules are the server's own. */
import { CommandId } from '../../picture/basics.ts';
import { type Context, decide, type Person } from '../../picture/decide.ts';
import type { ReleaseChange } from '../../picture/facets/release/steps.ts';
import type { Picture } from '../../picture/fold.ts';
import { ruleText } from '../commands/answer-text.ts';
import type { Messages } from '../messages/catalogue.ts';

const PROBE = CommandId.parse('00000000-0000-4000-8000-000000000000'); // never sent

/** Why this step may not be taken now; undefined: it may. */
export function mayNotStep(
  own: Picture,
  change: ReleaseChange,
  person: Person,
  context: Context,
  words: Messages['refusals'],
): string | undefined {
  const refusal = decide(own, { id: PROBE, change }, person, context);
  return refusal && ruleText(refusal.rule, refusal.why, words);
}

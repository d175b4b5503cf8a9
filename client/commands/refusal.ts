/** Why something may not be done, before it is asked (decide) and after (the server's answer). */
import { CommandId } from '../../picture/basics.ts';
import { type Context, decide, type Person } from '../../picture/decide.ts';
import type { Change } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import type { NotTaken } from '../api/api.ts';
import type { Messages } from '../messages/catalogue.ts';

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

/** A rule in the reader's words; one that has none, in the rule's own (English). */
export const ruleText = (rule: string, why: string, { rule: rules }: Words): string =>
  isKey(rules, rule) ? rules[rule] : why;

const isKey = <T extends object>(of: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(of, key);

/** What an answer that took nothing says to the person who asked. `exact` is the server's own words. */
export function answerText(
  answer: NotTaken,
  words: Words,
): { readonly text: string; readonly exact: string } {
  switch (answer.state) {
    case 'offline':
      return { text: kindText(answer.kind ?? 'offline', words), exact: answer.why };
    case 'missed': {
      const { rule = 'R12', why } = answer;
      return { text: isKey(words.rule, rule) ? words.rule[rule] : words.rule.R12, exact: why };
    }
    case 'refused': {
      const { kind, rule, why, field } = answer;
      const exact = field === undefined ? why : `${field}: ${why}`;
      if (rule !== undefined && isKey(words.rule, rule)) return { text: words.rule[rule], exact };
      return { text: kindText(kind, words), exact };
    }
    default:
      return answer satisfies never;
  }
}

/** By the server's word for it, or its status where it said none. */
const KINDS: Readonly<Record<string, keyof Words['kind']>> = {
  '401': 'nobody',
  '404': 'unknown',
  closed: 'readonly',
  '429': 'busy',
  '503': 'busy',
};

function kindText(kind: string, words: Words): string {
  const known = KINDS[kind] ?? kind;
  return isKey(words.kind, known) ? words.kind[known] : words.kind.other;
}

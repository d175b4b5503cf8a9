/** What refusals and other answers that took nothing say, in the reader's words. */
import type { NotTaken } from '../api/api.ts';
import type { Messages } from '../messages/catalogue.ts';

type Words = Messages['refusals'];

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

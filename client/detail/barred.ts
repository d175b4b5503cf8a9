/** Which kinds of item a person may not make in a picture, and why, by the one table. */
import type { Picture } from '../../picture/fold.ts';
import { KINDS } from '../../picture/kinds.ts';
import { may, type Person } from '../../picture/permission.ts';
import { ruleText } from '../commands/refusal.ts';
import type { Barred } from '../drawing/tool.ts';
import type { Messages } from '../messages/catalogue.ts';

export function barredIn({ opened }: Picture, person: Person, words: Messages['refusals']): Barred {
  const refused = KINDS.flatMap(({ kind, makes: [{ schema }] }) => {
    const refusal = may(person, schema.shape.type.value, opened);
    return refusal === undefined ? [] : [[kind, ruleText(refusal.rule, refusal.why, words)]];
  });
  return Object.fromEntries(refused);
}

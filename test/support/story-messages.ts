/** What becomes of the messages of a scenario while nobody reads them but the people of the scenario itself. */
import { z } from 'zod';
import { CORRECTION, isForUnits, phraseOf, STAND_BY } from '../../picture/phrasebook/book.ts';
import type { ScenarioLine } from '../../server/agents/scenario.ts';
import { BOOK } from '../../server/lib/phrasebook.ts';

const Sent = z.object({
  type: z.literal('message.sent'),
  message: z.object({
    to: z.array(z.string()),
    answers: z.string().optional(),
    phrase: z.object({ number: z.string(), values: z.record(z.string(), z.unknown()) }).optional(),
  }),
});
const OfUnit = z.object({
  type: z.enum(['receipt.passed', 'receipt.confirmed']),
  item: z.string(),
});

/** Whether a desk answers a message of this key for good. */
const answers = (lines: readonly ScenarioLine[], item: string, desk: string): boolean =>
  lines.some(({ by, change }) => {
    const { message } = Sent.safeParse(change).data ?? {};
    return by.desk === desk && message?.answers === item && message.phrase?.number !== STAND_BY;
  });

/** That a unit is told of what its desk has not acknowledged: it is not said. */
export function isUnheard({ by, change }: ScenarioLine, lines: readonly ScenarioLine[]): boolean {
  const item = OfUnit.safeParse(change).data?.item;
  return item !== undefined && !answers(lines, item, by.desk);
}

/** Whether a cancellation at the end of a lap has nothing to cancel: it was corrected, or all is done. */
export function isNeedless({ change }: ScenarioLine, lines: readonly ScenarioLine[]): boolean {
  if (change.type !== 'message.sent') return false;
  const item = Sent.parse(change).message.phrase?.values.message;
  const line = lines.find(({ key }) => `@${key}` === item);
  const { to, phrase } = Sent.parse(line?.change).message;
  const corrected = lines.some((one) => {
    const by = Sent.safeParse(one.change).data?.message.phrase;
    return by?.number === CORRECTION && by.values.message === item;
  });
  const known = phrase && phraseOf(BOOK, phrase.number);
  const units = known !== undefined && isForUnits(known);
  const heard = (desk: string) =>
    lines.some(({ by, change: { type, item: of } }) => {
      return by.desk === desk && type === 'receipt.confirmed' && of === item;
    });
  return (
    corrected ||
    to.every((desk) => answers(lines, `${item}`, desk) && (desk === 'us' || !units || heard(desk)))
  );
}

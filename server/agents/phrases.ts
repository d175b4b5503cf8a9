/** Phrases as an exercise has them: a number and its values, with times in seconds after their line is due. */
import { z } from 'zod';
import { phraseOf } from '../../picture/phrasebook/book.ts';
import type { Phrase } from '../../picture/phrasebook/phrase.ts';
import { phraseSaid } from '../../picture/phrasebook/said.ts';
import { BOOK } from '../lib/phrasebook.ts';

const MINUTE = 60_000;

/** A phrase in a line of the scenario, with references in place of keys. */
const Short = z.strictObject({
  number: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The phrase that is meant, as it is sent by a line that is due at `due` (ms). Throws if the book has none. */
export function phraseAt(short: unknown, due: number): Phrase {
  const { number, values } = Short.parse(short);
  const slots = phraseOf(BOOK, number)?.slots ?? [];
  const said = phraseSaid(
    BOOK,
    number,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const isTime = slots.some((slot) => slot.name === name && slot.type === 'time');
        return [name, isTime ? minuteAt(due, Number(value)) : value];
      }),
    ),
  );
  if (!('wording' in said)) throw new Error(`phrase ${number}: ${said.field} ${said.why}`);
  return said;
}

/** The whole minute that is so many seconds away from `due` (ms), or a little more. */
function minuteAt(due: number, seconds: number): string {
  const exact = (due + seconds * 1000) / MINUTE;
  return new Date((seconds < 0 ? Math.floor(exact) : Math.ceil(exact)) * MINUTE).toISOString();
}

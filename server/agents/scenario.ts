/** Reads a scenario of the exercise: commands with the second at which each is due. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskId, PersonId, PictureId, type Ref } from '../../picture/basics.ts';
import { CANCELLATION } from '../../picture/phrasebook/book.ts';
import { Role } from '../../picture/wire.ts';
import { phraseAt } from './phrases.ts';
import type { Said } from './stances.ts';

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'a key is a-z 0-9 -');

/**
 * One line of data/exercise/*.ndjson. `occurred`, `window` and the times among the `values` of a phrase are seconds
 * after it is due.
 */
const Line = z.strictObject({
  /** Seconds from the start of a run. */
  at: z.number().min(0).max(86_400),
  by: z.strictObject({ desk: DeskId, person: PersonId, role: Role }),
  /** The picture that it goes into; the one that all desks share if left out. */
  picture: PictureId.optional(),
  /** Later lines name the item that this one makes by `@key`. */
  key: Key.optional(),
  /** Its author had looked up no later than at the making of this key; left out: at all there is. */
  looked: Key.optional(),
  /** Seconds for which a message that it sends is not read at a desk where nobody sits. */
  unread: z.partialRecord(DeskId, z.number().positive()).optional(),
  change: z.looseObject({ type: z.string() }),
});
export type ScenarioLine = z.infer<typeof Line>;

/** A line of a scenario that cannot be played: a sentence that names its file and number. */
export class SpoiltScenario extends Error {}

/** The lines of all files in a folder, by the time they are due. Throws SpoiltScenario if one is not valid. */
export function readScenario(folder: string): readonly ScenarioLine[] {
  const lines = globSync(join(folder, '*.ndjson'))
    .sort()
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((text, i) => (text === '' ? [] : [readLine(text, `${path}, line ${i + 1}`)])),
    );
  return lines.sort((a, b) => a.at - b.at); // a stable sort
}

function readLine(text: string, where: string): ScenarioLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SpoiltScenario(`${where} is not JSON.`);
  }
  const read = Line.safeParse(json);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new SpoiltScenario(`${where}: ${first?.path.join('.')}: ${first?.message}.`);
}

/**
 * Lines that end everything that the lines of a run make, in the name of an officer of the desk that made
 * it; notes first, since they stand on the others. What other desks have agreed to ends with its window,
 * or before if all agree to that [R48]; messages that are open are cancelled, but for answers; all else is
 * withdrawn. Throws if a desk has no officer, or if something was made without a key.
 */
export function endingOf(lines: readonly ScenarioLine[]): readonly ScenarioLine[] {
  const at = (lines.at(-1)?.at ?? 0) + ENDING;
  const officerOf = (desk: DeskId) => {
    const officer = lines.find(({ by }) => by.desk === desk && by.role === 'officer')?.by;
    if (officer === undefined) throw new Error(`the desk ${desk} has no officer in the scenario`);
    return officer;
  };
  const ending = lines.filter(makes).flatMap(({ key, by: { desk }, picture, change }) => {
    if (key === undefined) throw new Error(`a line makes something without a key: ${change.type}`);
    const item = `@${key}`;
    const line = (who: DeskId, said: ScenarioLine['change']): ScenarioLine => ({
      at,
      by: officerOf(who),
      picture,
      change: said,
    });
    if (change.type === 'message.sent') {
      return isAnswer(change) ? [] : line(desk, cancelling(item, change));
    }
    const others = lines.filter((one) => one.change.item === item && agrees(one));
    const desks = [...new Set(others.map(({ by }) => by.desk))].filter((other) => other !== desk);
    const type = `${kindMade(change.type)}.withdrawn`;
    return [
      ...(desks.length === 0 ? [] : [line(desk, { type: 'zone.versioned', item, ends: true })]),
      ...desks.map((other) => line(other, { type: 'consent.agreed', item, ends: true })),
      line(desk, { type, item, reason: ENDED }),
    ];
  });
  return ending.sort((a, b) => Number(isOfNote(b)) - Number(isOfNote(a)));
}

/** Seconds from the last line of a run to its ending. */
const ENDING = 40;
const ENDED = 'This lap of the exercise is over';
const MAKING = ['event.reported', 'zone.proposed', 'note.added', 'message.sent'];

const Sent = z.object({
  message: z.object({
    to: z.array(z.string()),
    precedence: z.string(),
    answers: z.string().optional(),
    phrase: z.object({ number: z.string() }).optional(),
  }),
});

/** Seconds for which a message of this author and phrase is not read at a desk; undefined: it says nothing. */
export function unreadFor(
  lines: readonly ScenarioLine[],
  author: PersonId,
  number: string,
  desk: DeskId,
): number | undefined {
  return lines.find(
    ({ by, unread, change }) =>
      unread?.[desk] !== undefined &&
      by.person === author &&
      Sent.parse(change).message.phrase?.number === number,
  )?.unread?.[desk];
}

/** Nobody cancels an answer: it is there to be read. */
const isAnswer = (change: object): boolean => Sent.parse(change).message.answers !== undefined;

/** The message that cancels one of a run, to the same desks; said only while that one is open. */
function cancelling(item: string, change: object): ScenarioLine['change'] {
  const { to, precedence } = Sent.parse(change).message;
  const phrase = { number: CANCELLATION, values: { message: item } };
  return { type: 'message.sent', message: { to, precedence, phrase }, ends: true };
}

const makes = ({ change }: ScenarioLine): boolean => MAKING.includes(change.type);
const kindMade = (type: string): string => type.split('.')[0] ?? '';
const agrees = ({ change: { type } }: ScenarioLine): boolean =>
  type === 'consent.agreed' || type === 'zone.versioned';
const isOfNote = ({ change }: ScenarioLine): boolean => change.type.startsWith('note.');

/** The keys that a change names; each was made by an earlier line. */
export function keysIn(value: unknown): string[] {
  if (typeof value === 'string') return isKey(value) ? [value.slice(1)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysIn) : [];
}

/** The change of a line that is due at `due` (ms since 1970), with references in place of keys. */
export function changeAt(
  { change }: ScenarioLine,
  due: number,
  refs: ReadonlyMap<string, Ref>,
): Said {
  return {
    type: change.type,
    ...Object.fromEntries(Object.entries(change).map(([name, one]) => [name, resolved(one)])),
  };

  function resolved(value: unknown): unknown {
    if (typeof value === 'string') return isKey(value) ? refs.get(value.slice(1)) : value;
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        name === 'occurred' || name === 'window'
          ? dated(one)
          : name === 'phrase'
            ? phraseAt(resolved(one), due)
            : resolved(one),
      ]),
    );
  }

  function dated(stretch: unknown): unknown {
    if (typeof stretch !== 'object' || stretch === null) return stretch;
    return Object.fromEntries(
      Object.entries(stretch).map(([name, one]) => [
        name,
        typeof one === 'number' ? new Date(due + one * 1000).toISOString() : one,
      ]),
    );
  }
}

const isKey = (text: string): boolean => /^@[a-z][a-z0-9-]*$/.test(text);

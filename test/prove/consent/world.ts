/** One zone and three desks, moved by the rules themselves: decide and fold, with every act that there is. */
import { Author, CommandId, Hash, PersonId } from '../../../picture/basics.ts';
import { decide } from '../../../picture/decide.ts';
import { Change, type Entry } from '../../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../../picture/fold.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { Person } from '../../../picture/permission.ts';
import { itemAt } from '../../support/growing.ts';
import { OPENED, person } from '../../support/people.ts';
import { type Did, recorded, type Told } from './said.ts';
import {
  deskOf,
  instantAt,
  LETTERS,
  type Letter,
  NOTICE_MINUTES,
  SETTING,
  timeAt,
  type Words,
} from './terms.ts';

export const ZONE = 'Z-2';
const HASH = Hash.parse('0'.repeat(64));
const COMMAND = CommandId.parse('00000000-0000-4000-8000-000000000000');
const reason = 'x';

const people = new Map<Letter, Person>(LETTERS.map((one) => [one, person(deskOf(one))]));
export function personOf(letter: Letter): Person {
  const found = people.get(letter);
  if (found === undefined) throw new Error(letter);
  return found;
}

/** Where everything stands: the picture as the rules made it, and what was said by the record. */
export interface State {
  readonly picture: Picture;
  readonly zone: ZoneItem;
  readonly moment: number;
  readonly told: Told;
}

/** Something that a desk might do. */
export interface Act {
  readonly by: Letter;
  readonly change: Change;
  readonly did: Did;
}

const made = new Map<string, Change>();
/** The change, read by its schema once. */
function changeOf(raw: object): Change {
  const key = JSON.stringify(raw);
  const known = made.get(key) ?? Change.parse(raw);
  made.set(key, known);
  return known;
}

export const FIRST: Picture = fold(EMPTY, [
  {
    seq: 1,
    prev: HASH,
    time: instantAt(0),
    by: Author.parse({ desk: deskOf('a'), person: PersonId.parse('cell') }),
    command: COMMAND,
    change: OPENED,
  } satisfies Entry,
]);

/** How the zone may begin: proposed by `a`, who agrees; or as a copy and in old logs, where nobody has. */
export const beginnings = (words: readonly Words[]): readonly Act[] =>
  words.flatMap((one) =>
    [true, false].map((agrees): Act => {
      const terms = { type: 'zone.proposed', terms: one.terms };
      const change = changeOf(agrees ? { ...terms, agrees } : terms);
      return { by: 'a', change, did: { what: 'proposed', words: one, agrees } };
    }),
  );

const SAYINGS = ['agreed', 'objected', 'considering', 'denounced'] as const;
const STATES = [
  ['zone.suspended', 'suspended'],
  ['zone.resumed', 'proposed'],
  ['zone.withdrawn', 'withdrawn'],
] as const;

/** Lists of acts, by what they depend on: who, and the words of the versions so far. */
const lists = new Map<string, readonly Act[]>();

/**
 * Every act of a desk in a state, whether or not the rules take it: `most` versions are ever proposed, and
 * each version is spoken about with its own hash and with that of another one.
 */
export function actsOf(
  { told: { versions } }: State,
  by: Letter,
  words: readonly Words[],
  most: number,
): readonly Act[] {
  const key = `${by} ${most} ${versions.map((one) => words.indexOf(one.words)).join(' ')}`;
  const known = lists.get(key) ?? newActs(by, words, versions.length < most ? words : [], versions);
  lists.set(key, known);
  return known;
}

function newActs(
  by: Letter,
  words: readonly Words[],
  next: readonly Words[],
  versions: Told['versions'],
): readonly Act[] {
  const acts: Act[] = [];
  const add = (raw: object, did: Did) =>
    acts.push({ by, change: changeOf({ ...raw, item: ZONE }), did });
  for (const one of next) {
    const did = { what: 'proposed', words: one, agrees: true } as const;
    add({ type: 'zone.versioned', terms: one.terms }, did);
  }
  for (const one of words) {
    add({ type: 'zone.amended', terms: one.terms }, { what: 'amended', words: one });
  }
  for (const [type, state] of STATES) add({ type, reason }, { what: 'state', state });
  for (const [i, { words: own }] of versions.entries()) {
    const version = i + 1;
    add({ type: 'zone.retracted', version, reason }, { what: 'retracted' });
    const other = versions.find((one) => one.words !== own)?.words;
    for (const one of other === undefined ? [own] : [own, other]) {
      for (const is of SAYINGS) {
        const more = is === 'denounced' ? { reason, notice: NOTICE_MINUTES } : {};
        const raw = { type: `consent.${is}`, version, termsHash: one.hash, ...more };
        add(raw, { what: 'said', is, version, words: one });
      }
    }
  }
  return acts;
}

/** The state after an act; undefined: the rules refuse it. Throws what the fold throws. */
export function after(
  { picture, moment, told }: Pick<State, 'picture' | 'moment' | 'told'>,
  { by, change, did }: Act,
): State | undefined {
  const seen = { seq: picture.seq, hash: HASH };
  const who = personOf(by);
  const context = { now: timeAt(moment), cell: SETTING };
  if (decide(picture, { id: COMMAND, seen, change }, who, context) !== undefined) return undefined;
  const entry: Entry = {
    seq: picture.seq + 1,
    prev: HASH,
    time: instantAt(moment),
    by: { desk: who.desk, person: who.person, role: who.role },
    command: COMMAND,
    seen,
    change,
  };
  const next = fold(picture, [entry]);
  const zone = itemAt(next, ZONE);
  if (zone?.kind !== 'zone') throw new Error('the zone is gone');
  return { picture: next, zone, moment, told: recorded(told, by, did, moment) };
}

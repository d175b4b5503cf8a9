/** The pictures that an exercise is played into: how it writes in them, and what it finds there. */
import type { CommandId, DeskId, Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { hashOf } from '../../picture/chain.ts';
import { decide } from '../../picture/decide.ts';
import { Command, readEntry, type Seen } from '../../picture/entry.ts';
import { itemOf, type Picture } from '../../picture/picture.ts';
import { at } from '../../picture/table.ts';
import { BOOK } from '../lib/phrasebook.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import type { EarlierCommand, ExerciseOptions, Ready, Stage, Telling } from './exercise-options.ts';
import type { ScenarioLine } from './scenario.ts';
import { type Situation, saidNow, standsAlready } from './stances.ts';

type Staged = Pick<ServedPicture, 'replica' | 'appender'>;

/** What the people of an exercise know beside its pictures. */
export interface House {
  readonly cell: Cell;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether somebody has sat down at a desk, who then speaks for it. */
  readonly sits: (desk: DeskId) => boolean;
}

/** `staged`: the picture of a stage. Throws if a line of the scenario names one that is not there. */
export function stagesOf(
  staged: (stage: Stage) => Staged | undefined,
  lines: readonly ScenarioLine[],
  house: House,
): Pick<ExerciseOptions, 'ready' | 'send' | 'earlier' | 'leaves'> {
  const stages = new Map(
    [...new Set(lines.map(({ picture }) => picture))].map((stage) => {
      const found = staged(stage);
      if (found === undefined) throw new Error(`the exercise has no picture ${stage ?? ''}`);
      return [stage, found];
    }),
  );
  const people = new Set<string>(lines.map(({ by }) => by.person));
  const of = (stage: Stage): Staged => {
    const found = stages.get(stage);
    if (found === undefined) throw new Error(`no line is played in ${stage ?? 'the shared one'}`);
    return found;
  };
  return {
    ready: (telling) => readyAt(of(telling.line.picture).replica, telling, people, house),
    async send(person, command, stage) {
      const [answer] = await of(stage).appender.append(person, [command]);
      if (answer === undefined) throw new Error('a command was not answered');
      return answer;
    },
    earlier: (id, stage) => findEarlier(of(stage).replica, id),
    leaves: (item, stage) => isTakenOver(of(stage).replica, item, people),
  };
}

/**
 * A line as it is said now; undefined: it is not said, as people have gone another way. Only what nobody but
 * the exercise has touched is sent though it will be refused, which tells of a fault of the scenario.
 */
async function readyAt(
  replica: PictureReplica,
  { line, id, change, looked }: Telling,
  people: ReadonlySet<string>,
  { cell, now: clock, sits }: House,
): Promise<Ready | undefined> {
  await replica.catchUp();
  const { picture, head } = replica;
  const { by } = line;
  const now = clock();
  const situation: Situation = { picture, cell, now, sits, plays: (person) => people.has(person) };
  const stands = standsAlready(change, by.desk, situation);
  if (stands !== undefined) return { stands };
  const said = saidNow(change, by.desk, situation);
  if (said === undefined) return undefined;
  const seen = !speaksOfTerms(change.type)
    ? undefined
    : looked === undefined
      ? { seq: head.seq, hash: head.hash }
      : await entryAt(replica, looked);
  const command = Command.parse({ id, seen, change: said });
  const refusal = decide(picture, command, by, { cell, now, book: BOOK });
  const item = 'item' in command.change ? command.change.item : undefined;
  return refusal !== undefined && item !== undefined && touchedBy(picture, item, people)
    ? undefined
    : { command };
}

const speaksOfTerms = (type: string): boolean => /^(zone|consent)\./.test(type);

async function entryAt({ log }: PictureReplica, seq: number): Promise<Seen> {
  const [line] = await log.read(seq - 1, 1);
  if (line === undefined) throw new Error(`entry ${seq} of the picture is not in its log`);
  return { seq, hash: hashOf(line.bytes) };
}

/** True if somebody else than these people has changed an item. */
const touchedBy = (picture: Picture, item: Ref, people: ReadonlySet<string>): boolean =>
  itemOf(picture, item)?.history.some(({ by }) => !people.has(by.person)) === true;

/** The command with this id in a picture's log; undefined if it is not there. */
async function findEarlier(
  replica: PictureReplica,
  id: CommandId,
): Promise<EarlierCommand | undefined> {
  const seq = replica.seqByCommand.get(id);
  if (seq === undefined) return undefined;
  const [line] = await replica.log.read(seq - 1, 1);
  if (line === undefined) throw new Error(`entry ${seq} of the picture is not in its log`);
  const { change, time } = readEntry(line.bytes, seq);
  const item = 'item' in change ? change.item : (at(replica.picture.items, seq)?.ref ?? null);
  return { item, time: Date.parse(time) };
}

/**
 * True if an item is not the exercise's to end: it is withdrawn, or somebody else than the people of
 * the scenario has amended it, proposed other terms or proposed it for release.
 */
function isTakenOver({ picture }: PictureReplica, item: Ref, people: ReadonlySet<string>): boolean {
  const found = itemOf(picture, item);
  if (found === undefined || found.state === 'withdrawn') return true;
  return found.history.some(
    ({ type, by: { person } }) =>
      /(\.amended|\.versioned|^release\..*)$/.test(type) && !people.has(person),
  );
}

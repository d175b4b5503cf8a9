/** The pictures that an exercise is played into: how it writes in them, and what it finds there. */
import type { CommandId, Ref } from '../../picture/basics.ts';
import { readEntry } from '../../picture/entry.ts';
import { itemOf } from '../../picture/picture.ts';
import { at } from '../../picture/table.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import type { EarlierCommand, ExerciseOptions, Stage } from './exercise.ts';
import type { ScenarioLine } from './scenario.ts';

type Staged = Pick<ServedPicture, 'replica' | 'appender'>;

/** `staged`: the picture of a stage. Throws if a line of the scenario names one that is not there. */
export function stagesOf(
  staged: (stage: Stage) => Staged | undefined,
  lines: readonly ScenarioLine[],
): Pick<ExerciseOptions, 'send' | 'earlier' | 'leaves'> {
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
    async send(person, command, stage) {
      const [answer] = await of(stage).appender.append(person, [command]);
      if (answer === undefined) throw new Error('a command was not answered');
      return answer;
    },
    earlier: (id, stage) => findEarlier(of(stage).replica, id),
    leaves: (item, stage) => isTakenOver(of(stage).replica, item, people),
  };
}

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
 * the scenario has amended it or proposed it for release.
 */
function isTakenOver({ picture }: PictureReplica, item: Ref, people: ReadonlySet<string>): boolean {
  const found = itemOf(picture, item);
  if (found === undefined || found.state === 'withdrawn') return true;
  return found.history.some(
    ({ type, by: { person } }) =>
      (type.endsWith('.amended') || type.startsWith('release.')) && !people.has(person),
  );
}

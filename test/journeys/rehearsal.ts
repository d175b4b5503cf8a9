/** The first minutes of the exercise as they stand when it is opened, in a room where nothing goes on. */
import { join } from 'node:path';
import { Ref } from '../../picture/basics.ts';
import { changeAt, readScenario } from '../../server/agents/scenario.ts';
import type { Room, Who } from '../support/room.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'data', 'exercise');
const UNTIL = 480; // s of the scenario: as many are over when a played exercise begins

/** Whether the links of a room sign somebody in like this. */
const isWho = (text: string): text is Who => /^(us|il|sy) (officer|analyst)$/.test(text);

/** Sends every line that is due by then; the last is due now. */
export async function rehearse(room: Room): Promise<void> {
  const start = Date.now() - UNTIL * 1000;
  const refs = new Map<string, Ref>();
  for (const line of readScenario(FOLDER).filter(({ at }) => at <= UNTIL)) {
    const who = `${line.by.desk} ${line.by.role}`;
    if (!isWho(who)) throw new Error(`nobody is ${who}`);
    const { item } = await room.send(
      who,
      Object(changeAt(line, start + line.at * 1000, refs)),
      line.picture,
    );
    if (line.key !== undefined) refs.set(line.key, Ref.parse(item));
  }
}

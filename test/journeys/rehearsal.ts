/** The first minutes of the exercise as they stand when it is opened, in a room where nothing goes on. */
import { join } from 'node:path';
import { type DeskId, Ref } from '../../picture/basics.ts';
import { readEntry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { changeAt, readScenario } from '../../server/agents/scenario.ts';
import { type Said, saidNow } from '../../server/agents/stances.ts';
import type { Room, Who } from '../support/room.ts';
import { SERVED } from '../support/theatre.ts';

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
    const change = changeAt(line, start + line.at * 1000, refs);
    const said =
      typeof change.item === 'string' ? await completed(room, line.by.desk, change) : change;
    if (said === undefined) throw new Error(`${line.at} s: ${change.type} is not said`);
    const { item } = await room.send(who, said, line.picture);
    if (line.key !== undefined) refs.set(line.key, Ref.parse(item));
  }
}

/** A change to an item, as it is said now. */
async function completed(room: Room, desk: DeskId, change: Said): Promise<object | undefined> {
  const picture = await shared(room);
  const alone = { cell: SERVED, now: Date.now(), sits: () => false, plays: () => true };
  return saidNow(change, desk, { picture, ...alone });
}

/** The shared picture of a room as its log makes it. */
async function shared(room: Room): Promise<Picture> {
  const { cookie, url } = await room.session('us officer');
  const answer = await fetch(`${url}/api/pictures/shared/entries?after=0`, {
    headers: { Cookie: cookie },
  });
  const lines = (await answer.text()).split('\n').filter((line) => line !== '');
  return fold(
    EMPTY,
    lines.map((line, i) => readEntry(new TextEncoder().encode(line), i + 1)),
  );
}

/** Takes watches over HTTP, on the brief that a page would show: for journeys that begin with somebody on watch. */

import { DeskId } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { readEntry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { briefOf } from '../../picture/views/brief.ts';
import type { Room, Who } from './room.ts';

const MANY = 10_000; // entries: more than a journey makes

/** The shared picture of a room as a page folds it. */
async function foldOf(room: Room, who: Who): Promise<Picture> {
  const { cookie, url } = await room.session(who);
  const answer = await fetch(`${url}/api/pictures/shared/entries?after=0&limit=${MANY}`, {
    headers: { Cookie: cookie },
  });
  const lines = (await answer.text()).split('\n').filter((line) => line !== '');
  const encoder = new TextEncoder();
  return fold(
    EMPTY,
    lines.map((line, i) => readEntry(encoder.encode(line), i + 1)),
  );
}

/** Takes the watch of a desk where nobody holds it; the answer is its reference. */
export async function takeWatch(room: Room, who: Who): Promise<string> {
  const cell = Cell.parse(await room.get('/api/cell', who));
  const picture = await foldOf(room, who);
  const at = Date.now();
  const desk = DeskId.parse(who.split(' ')[0]);
  const alarms = deskAlarms(picture, cell, at)(desk);
  const { hash } = briefOf(picture, { desk, at, cell, alarms });
  const brief = { seq: picture.seq, at: new Date(at).toISOString(), hash };
  const { item } = await room.send(who, { type: 'watch.taken', brief });
  if (item === null) throw new Error('a watch has a reference');
  return item;
}

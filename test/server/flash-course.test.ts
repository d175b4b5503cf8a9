/**
 * A FLASH of which one desk says nothing: what rings where, to the second, over servers that are ended and
 * started again in between; and the ladder at each of those moments once more, in replay.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEntry } from '../../picture/entry.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { CELL } from '../support/cell.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { laddersAt } from '../support/laddering.ts';
import { digitsOf, HELP, sent } from '../support/messaging.ts';
import { person } from '../support/people.ts';
import { scratch, serve, type TestServer } from '../support/server.ts';

const [US, IL, SY] = [person('us'), person('il'), person('sy')];
const LIMITS = { shown: 10, acknowledged: 60 };

/** What each desk's list says of what one desk is late with: `il all` is at `il`, and all are told. */
function rings(server: TestServer, now: number, ref: string): Readonly<Record<string, string>> {
  const { picture } = server.served().replica;
  const lists = deskAlarms(picture, CELL, now);
  return Object.fromEntries(
    ['us', 'il', 'sy'].map((id) => {
      const [desk] = CELL.desks.flatMap((one) => (one.id === id ? [one.id] : []));
      const groups = desk === undefined ? [] : lists(desk).groups;
      const about = groups.filter(({ alarms }) =>
        alarms.some(({ occurrence }) => occurrence.subject.ref === ref),
      );
      return [id, about.map((one) => `${one.kind} ${one.responds} ${one.reach}`).join(', ')];
    }),
  );
}

test('[R63] [R61] one desk is silent: it rings there, at its second officer, at all desks, whatever becomes of the server', async () => {
  const clock = new Clock();
  const folder = scratch();
  const begun = () =>
    serve({ now: clock.now, log: (picture) => sqliteLog(join(folder, `${picture}.db`)) });
  let server = await begun();
  const did = async (who: typeof US, change: object): Promise<string> => {
    const { status, body } = await server.ask(change, { who });
    expect(status, JSON.stringify(body)).toBe(201);
    return `${body.item}`;
  };
  const item = await did(US, sent(['il', 'sy'], { phrase: HELP }, 'FLASH'));
  const sentAt = clock.now();
  const entry = Number(item.slice(2));
  const told = { type: 'receipt.acknowledged', item, entry, held: false, digits: digitsOf(item) };
  clock.pass(5 * SECOND);
  await did(SY, told);

  const album: { readonly at: number; readonly ladders: readonly string[] }[] = [];
  const entries = async () => {
    const answer = await server.get('/api/pictures/shared/entries', US);
    const lines = (await answer.text()).trimEnd().split('\n');
    return lines.map((line, i) => readEntry(new TextEncoder().encode(line), i + 1));
  };
  /** What rings so many seconds after it was sent, and a millisecond before. */
  const at = async (seconds: number) => {
    clock.pass(sentAt + seconds * SECOND - 1 - clock.now());
    const before = rings(server, clock.now(), item);
    clock.pass(1);
    album.push({ at: clock.now(), ladders: laddersAt(await entries(), CELL, clock.now()) });
    return { before, now: rings(server, clock.now(), item) };
  };
  const restart = async () => {
    await server.close();
    server = await begun();
    await server.whole;
  };
  const none = { us: '', il: '', sy: '' };
  const { shown, acknowledged } = LIMITS;

  expect(await at(shown)).toEqual({ before: none, now: { ...none, il: 'unshown il desk' } });
  await restart();
  const [second, all] = [
    { ...none, il: 'unshown il second' },
    { us: 'unshown il all', il: 'unshown il all', sy: 'unshown il all' },
  ];
  expect((await at(3 * shown)).now).toEqual(second);
  expect(await at(5 * shown)).toEqual({ before: second, now: all });
  const both = (reach: string) => `unacknowledged il ${reach}, unshown il all`;
  expect(await at(acknowledged)).toEqual({ before: all, now: { ...all, il: both('desk') } });
  await restart();
  expect(await at(3 * acknowledged)).toEqual({
    before: { ...all, il: both('desk') },
    now: { ...all, il: both('second') },
  });
  await restart();
  expect(await at(5 * acknowledged)).toEqual({
    before: { ...all, il: both('second') },
    now: { us: both('all'), il: both('all'), sy: both('all') },
  });

  clock.pass(SECOND);
  await did(IL, told);
  expect(rings(server, clock.now(), item)).toEqual(none);
  await restart();
  expect(rings(server, clock.now(), item)).toEqual(none);
  const log = await entries();
  for (const { at, ladders } of album) {
    expect(
      laddersAt(
        log.filter(({ time }) => Date.parse(time) <= at),
        CELL,
        at,
      ),
    ).toEqual(ladders);
  }
  expect(album.map(({ ladders }) => ladders.join())).toContainEqual(
    expect.stringContaining('acknowledged late'),
  );
});

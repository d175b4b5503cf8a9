/** Files fed one after another to a server: what is new, there already, amended, or left to whoever changed it. */
import { expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { readEntry } from '../../picture/entry.ts';
import { play } from '../../picture/files/play.ts';
import { reportsOf } from '../../picture/files/reports.ts';
import { surveyFile } from '../../picture/files/survey.ts';
import type { Tally } from '../../picture/files/tally.ts';
import { event as EVENTS } from '../../picture/kinds/event.ts';
import { all } from '../../picture/table.ts';
import { createPost } from '../../server/feed/post.ts';
import { feedAuthorization } from '../../server/people/signed-tokens.ts';
import { Judge } from '../../server/verify/judge.ts';
import { CELL, SECRET } from '../support/cell.ts';
import { Clock } from '../support/clock.ts';
import { DIALECTS, MIDDLE, READ_AT, TARGET } from '../support/fed.ts';
import { heldFile } from '../support/held-file.ts';
import { DESKS, person } from '../support/people.ts';
import { serve, type TestServer } from '../support/server.ts';

/** A server, and feeds of the desk il into its shared picture. */
async function begun() {
  const clock = new Clock();
  const server = await serve({ cell: CELL, now: clock.now });
  const feed = async (name: string, text: string, desk = 'il') => {
    const { seq } = server.served().replica.head;
    const source = heldFile(name, text);
    const survey = await surveyFile(source, { fields: {} }, DIALECTS);
    if ('fault' in survey) throw new Error(survey.fault);
    const target = { ...TARGET, desk: DeskId.parse(desk) };
    const rows = reportsOf(source, survey, {
      target,
      now: READ_AT,
      middle: [...MIDDLE],
      inOrder: false,
    });
    const tally = await play(rows, {
      post: createPost({
        url: `${server.url}/api/pictures/shared/changes`,
        authorization: feedAuthorization(SECRET, target.desk),
        patience: 0,
        waiting: () => {},
      }),
      head: seq,
      speed: undefined,
      now: clock.now,
      sleep: async () => {},
      progress: () => {},
    });
    return tally;
  };
  return { server, feed, now: clock.now };
}

const counts = ({ taken, known, amended, refused }: Tally) => [
  taken,
  known,
  amended,
  refused.count,
];
const events = (server: TestServer) =>
  [...all(server.served().replica.picture.items)].flatMap((item) =>
    item.kind === 'event' ? [item] : [],
  );
const file = (...rows: readonly string[]) =>
  `id,time,lat,lon,title\n${rows.map((row) => `${row.replace('|', ',2026-11-22T14:19:00Z,33.12,35.82,')}\n`).join('')}`;

test('F14 [P22] [R69] a corrected row amends what the feed reported, with its history; and back again', async () => {
  const { server, feed } = await begun();
  expect(counts(await feed('first.csv', file('up1|Five wounded reported')))).toEqual([1, 0, 0, 0]);
  expect(counts(await feed('first.csv', file('up1|Five wounded reported')))).toEqual([0, 1, 0, 0]);
  const corrected = file('up1|Two wounded confirmed');
  expect(counts(await feed('corrected.csv', corrected))).toEqual([0, 0, 1, 0]);
  expect(counts(await feed('corrected.csv', corrected))).toEqual([0, 1, 0, 0]);
  expect(counts(await feed('first.csv', file('up1|Five wounded reported')))).toEqual([0, 0, 1, 0]);
  expect(counts(await feed('corrected.csv', corrected))).toEqual([0, 0, 1, 0]);
  const [event, ...others] = events(server);
  expect(others).toEqual([]);
  expect(event).toMatchObject({ revision: 4, fields: { title: { en: 'Two wounded confirmed' } } });
  expect(event?.history.map(({ type, by }) => [type, by.role])).toEqual([
    ['event.reported', 'feed'],
    ...Array(3).fill(['event.amended', 'feed']),
  ]);
});

test('F13 two files whose ids count their rows are two lists', async () => {
  const { server, feed } = await begun();
  expect(counts(await feed('monday.csv', file('1|A', '2|B')))).toEqual([2, 0, 0, 0]);
  expect(counts(await feed('tuesday.csv', file('1|C', '2|D')))).toEqual([2, 0, 0, 0]);
  expect(counts(await feed('monday.csv', file('1|A', '2|corrected')))).toEqual([0, 1, 1, 0]);
  expect(events(server)).toHaveLength(4);
});

test('[P22] what a person amended or withdrew is left to them, and the row is refused', async () => {
  const { server, feed } = await begun();
  await feed('a.csv', file('a|A', 'b|B', 'c|C'));
  const [a, b] = events(server);
  const officer = { who: person('il') };
  const title = { original: 'en', en: 'As the officer knows it' };
  const event = { ...a?.fields, title };
  expect((await server.ask({ type: 'event.amended', item: a?.ref, event }, officer)).status).toBe(
    201,
  );
  const withdrawn = { type: 'event.withdrawn', item: b?.ref, reason: 'a mistake' };
  expect((await server.ask(withdrawn, officer)).status).toBe(201);

  expect(counts(await feed('a.csv', file('a|A', 'b|B', 'c|C')))).toEqual([0, 3, 0, 0]); // nothing new
  const later = await feed('a.csv', file('a|A2', 'b|B2', 'c|C2'));
  expect(counts(later)).toEqual([0, 0, 1, 2]);
  expect(later.refused.groups).toMatchObject([
    { code: 'changedByPerson', count: 2, rows: [{ number: 2 }, { number: 3 }] },
  ]);
  expect(events(server).map(({ fields, state }) => [fields.title.en, state])).toEqual([
    ['As the officer knows it', 'standing'],
    ['B', 'withdrawn'],
    ['C2', 'standing'],
  ]);
});

test('[R69] an id that stands twice in a file and says two things is refused the second time, each time', async () => {
  const { server, feed } = await begun();
  const twice = file('a|A', 'b|B', 'a|A again', 'b|B');
  const first = await feed('a.csv', twice);
  expect(counts(first)).toEqual([2, 1, 0, 1]);
  expect(first.refused.groups).toMatchObject([
    { field: 'id', code: 'idTwice', rows: [{ said: '2' }] },
  ]);
  expect(counts(await feed('a.csv', twice))).toEqual([0, 3, 0, 1]);
  expect(events(server)).toHaveLength(2);
});

test('desks do not meet: the same file of another desk is another report', async () => {
  const { server, feed } = await begun();
  await feed('a.csv', file('a|A'));
  expect(counts(await feed('a.csv', file('a|B'), 'sy'))).toEqual([1, 0, 0, 0]);
  expect(events(server).map(({ by, fields }) => [by.desk, fields.title.en])).toEqual([
    ['il', 'A'],
    ['sy', 'B'],
  ]);
});

test('F19 parts of a row are linked to the first, and amended one by one', async () => {
  const { server, feed } = await begun();
  const of = (title: string, third: number) =>
    JSON.stringify({
      type: 'Feature',
      id: 'z2',
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [35.82, 33.12],
          [35.9, 33.2],
          [35.8, third],
        ],
      },
      properties: { time: '2026-11-22T14:19:00Z', title },
    });
  expect(counts(await feed('a.geojson', of('A', 33)))).toEqual([3, 0, 0, 0]);
  expect(counts(await feed('a.geojson', of('A', 33)))).toEqual([0, 3, 0, 0]);
  expect(counts(await feed('a.geojson', of('A', 33.05)))).toEqual([0, 2, 1, 0]);
  const [first, ...others] = events(server);
  expect(first?.fields.links).toBeUndefined();
  for (const other of others) {
    expect(other.fields.links).toEqual([{ relation: 'related', item: first?.ref }]);
  }
});

test('[C8] [P22] what feeds left is judged right offline, and an amendment of what a person changed is not', async () => {
  const { server, feed } = await begun();
  await feed('a.csv', file('a|A'));
  await feed('a.csv', file('a|B'));
  const [event] = events(server);
  const amended = { type: 'event.amended', item: event?.ref, event: event?.fields };
  await server.ask(
    { ...amended, event: { ...event?.fields, precedence: 'FLASH' } },
    { who: person('il') },
  );
  const { log } = server.served().replica;
  const judge = new Judge(CELL);
  const lines = await log.read(0, 100);
  const entries = lines.map(({ bytes, seq }) => readEntry(bytes, seq));
  expect(entries.flatMap((entry) => judge.take(entry))).toEqual([]);
  const last = entries.at(-1);
  const fed = entries.find(({ by }) => by.role === 'feed');
  if (last === undefined || fed === undefined) throw new Error('a feed reported');
  const forged = { ...last, seq: last.seq + 1, by: fed.by, command: fed.command };
  expect(judge.take(forged)).toMatchObject([{ rule: 'P22' }]);
});

test('[R60] an event that a feed made asks nobody, also when it is amended to be urgent', async () => {
  const { server, feed, now } = await begun();
  const urgent = (precedence: string) =>
    `id,time,lat,lon,title,precedence\na,${new Date(now()).toISOString()},33.1,35.8,A,${precedence}\n`;
  await feed('a.csv', urgent('ROUTINE'));
  expect(counts(await feed('a.csv', urgent('FLASH')))).toEqual([0, 0, 1, 0]);
  const [event] = events(server);
  if (event === undefined) throw new Error('nothing went in');
  expect(event).toMatchObject({ fields: { precedence: 'FLASH' }, by: { role: 'feed' } });
  expect(EVENTS.asks(event, DESKS)).toBeUndefined();
  const ofPerson = { ...event, by: { ...event.by, role: 'officer' as const } };
  expect(EVENTS.asks(ofPerson, DESKS)?.desks).toEqual(DESKS.filter((desk) => desk !== 'il'));
});

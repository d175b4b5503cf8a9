/** Messages and receipts over HTTP: raw requests and feeds by anybody, and no step of another desk is moved. */
import { expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { readEntry } from '../../picture/entry.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import type { Person } from '../../picture/permission.ts';
import { ROLES } from '../../picture/wire.ts';
import { feedAuthorization } from '../../server/people/signed-tokens.ts';
import { oneOf } from '../support/acting.ts';
import { CELL, SECRET } from '../support/cell.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { DESKS, person } from '../support/people.ts';
import { said } from '../support/phrases.ts';
import { anyStep, FREE, minuteAt, sent } from '../support/receipting.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { asked, serve, type TestServer } from '../support/server.ts';
import { named } from '../support/staffed.ts';
import { movedAnothers, stepsHeld } from '../support/steps.ts';

/** Posts lines as they are; a feed of the desk sends them, or a person. */
async function post(server: TestServer, who: Person | 'feed', desk: string, lines: string[]) {
  const body = lines.join('\n');
  const type = lines.length > 1 ? 'application/x-ndjson' : 'application/json';
  const path = '/api/pictures/shared/changes';
  const feed = feedAuthorization(SECRET, DeskId.parse(desk));
  const answer = await (who === 'feed'
    ? fetch(server.url + path, {
        method: 'POST',
        body,
        headers: { Authorization: feed, 'Content-Type': type },
      })
    : server.get(path, who, { method: 'POST', body, headers: { 'Content-Type': type } }));
  return { status: answer.status, text: await answer.text() };
}

const statuses = ({ status, text }: Awaited<ReturnType<typeof post>>): readonly number[] =>
  status === 200 ? [...text.matchAll(/"status":(\d+)/g)].map(([, one]) => Number(one)) : [status];

test('[P21] [P5] [P3] raw requests, alone, in batches and by feeds: each entry moves its own desk’s steps', async () => {
  const clock = new Clock();
  const server = await serve({ cell: CELL, now: clock.now });
  const { replica } = server.served();
  const next = random(21);
  const total = sized({ test: 2500, soak: 20_000 });
  const seen = new Map<number, number>();
  for (let done = 0; done < total; ) {
    const ground = { picture: replica.picture, now: clock.now() };
    const role = next() < 0.85 ? 'officer' : oneOf(ROLES, next);
    const name = `${role}-${Math.floor(next() * 2)}`;
    const desk = oneOf(DESKS, next);
    const who = role === 'feed' || next() < 0.08 ? 'feed' : named(`${desk}`, name, role);
    const many = next() < 0.3 ? 1 + Math.floor(next() * 6) : 1;
    const pretends = next() < 0.1 ? oneOf(DESKS, next) : desk; // writes what that desk would
    const author = { ...person(`${pretends}`), person: named(`${desk}`, name).person };
    const { hash, seq } = replica.head;
    const lines = Array.from({ length: many }, () =>
      asked(anyStep(ground, author, next), { seen: { seq, hash } }),
    );
    for (const status of statuses(await post(server, who, `${desk}`, lines))) {
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
    clock.pass(Math.floor(next() * 4 * SECOND));
    done += many;
  }
  expect([...seen.keys()].sort()).toEqual([201, 403, 404, 409, 422]); // 404: an admin sees no picture
  let picture = EMPTY;
  for (const { bytes, seq } of await replica.log.read(0, 100_000)) {
    const entry = readEntry(bytes, seq);
    const after = fold(picture, [entry]);
    if (entry.by.role === 'feed') expect(entry.change.type).toBe('event.reported');
    expect(movedAnothers(entry, picture, after), `entry ${seq}`).toBeUndefined();
    picture = after;
  }
  const held = stepsHeld(picture);
  for (const is of ['acknowledged', 'passed', 'confirmed', 'told', 'answered']) {
    expect(held.get(is), is).toBeGreaterThan(5); // or it proves little
  }
});

test('[P21] [P15] [W10] who may not, and what is not so, is told the rule, and nothing is taken', async () => {
  const clock = new Clock();
  const server = await serve({ cell: CELL, now: clock.now });
  const { replica } = server.served();
  const phrase = said('125', { time: minuteAt(clock.now()) });
  const us = person('us');
  const first = await server.ask(sent(['il', 'sy'], { phrase }, 'FLASH'), { who: us });
  expect([first.status, first.body.item]).toEqual([201, 'M-2']);
  const before = replica.head;
  const ack = { type: 'receipt.acknowledged', item: 'M-2', entry: 2, digits: '002', held: false };
  const unit = { name: 'Gate 4' };
  const told = { type: 'receipt.told', items: ['M-2'], person: 'Major Levi', digits: '000' };
  const answer = (who: string, number = '319') =>
    sent(
      [who],
      { phrase: said(number, { message: 'M-2', reason: 'time' }), answers: 'M-2' },
      'FLASH',
    );
  const il = person('il');
  const refused: readonly (readonly [Person, object, number, string])[] = [
    [us, ack, 403, 'P21'],
    [person('il', 'analyst'), ack, 403, 'P3'],
    [person('il', 'observer'), ack, 403, 'P3'],
    [il, { ...ack, digits: '811' }, 422, 'R61'],
    [il, { ...ack, digits: undefined }, 422, 'R61'],
    [il, { ...ack, held: undefined }, 422, 'P21'],
    [il, { ...ack, entry: 1 }, 409, 'R60'],
    [il, { type: 'receipt.passed', item: 'M-2', entry: 2, unit }, 422, 'R60'],
    [il, { type: 'receipt.confirmed', item: 'M-2', entry: 2, unit }, 422, 'R60'],
    [il, { type: 'receipt.shown', items: ['M-2'] }, 403, 'P15'],
    [us, { ...told, desk: 'il' }, 422, 'R64'],
    [us, answer('il'), 403, 'R59'],
    [il, answer('us', '356'), 422, 'R59'],
    [il, sent(['us'], { text: FREE, answers: 'M-2' }), 422, 'R59'],
    [il, sent(['il'], { text: FREE }), 422, 'R57'],
    [il, sent(['us'], { phrase: said('158', { time: minuteAt(clock.now()) }) }), 422, 'R57'],
    [
      il,
      sent(['us'], { phrase: { ...phrase, wording: { en: 'x', ar: 'x', he: 'x' } } }),
      422,
      'R57',
    ],
  ];
  for (const [who, change, status, rule] of refused) {
    const heard = await server.ask(change, { who });
    const what = JSON.stringify(change);
    expect([heard.status, heard.body.error?.rule], what).toEqual([status, rule]);
    const fed = await post(server, 'feed', `${who.desk}`, [asked(change)]);
    expect(fed.status, `feed: ${what}`).toBe(403);
  }
  for (const field of ['desk', 'by', 'for', 'person']) {
    const { status } = await server.ask({ ...ack, [field]: 'sy' }, { who: il });
    expect(status, field).toBe(400);
  }
  expect(replica.head).toEqual(before);
  expect((await server.ask(ack, { who: il })).status).toBe(201);
});

test('[P15] [R60] a feed brings nothing that anybody must know, whatever it says of its urgency', async () => {
  const server = await serve({ cell: CELL });
  const heard = await post(server, 'feed', 'us', [asked(reported({ precedence: 'FLASH' }))]);
  expect(heard.status).toBe(201);
  const ack = { type: 'receipt.acknowledged', item: 'E-2', entry: 2, digits: '002', held: false };
  const { status, body } = await server.ask(ack, { who: person('il') });
  expect([status, body.error?.rule]).toEqual([422, 'R60']);
});

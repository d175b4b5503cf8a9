/** Watches, channels and alarms over HTTP: who may, what is answered to whom came too late, what a picture shows. */
import { describe, expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import type { Person } from '../../picture/permission.ts';
import { viewsOf } from '../../picture/views/deciding.ts';
import { feedAuthorization } from '../../server/people/signed-tokens.ts';
import { CELL, SECRET } from '../support/cell.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { asked, serve, type TestServer } from '../support/server.ts';
import '../support/seed.ts';

const US = person('us');
const IL = person('il');
const SY = person('sy');
const SUPERVISOR = person('us', 'supervisor');

/** A server whose clock moves a second with each look of the test. */
async function serving() {
  const clock = new Clock();
  const server = await serve({ cell: CELL, now: clock.now });
  const brief = (desk: string) => {
    clock.pass(SECOND);
    const now = clock.now();
    const { picture, head } = server.served().replica;
    const { hash } = viewsOf(picture, { cell: CELL, now }).brief(DeskId.parse(desk), now);
    return { seq: head.seq, at: new Date(now).toISOString(), hash };
  };
  const take = (who: Person, more: object = {}, read: object = brief(who.desk)) =>
    server.ask({ type: 'watch.taken', brief: read, ...more }, { who });
  return { server, clock, brief, take };
}

const did = async (server: TestServer, who: Person, change: object) => {
  const { status, body } = await server.ask(change, { who });
  expect(status, JSON.stringify(body)).toBe(201);
  return `${body.item}`;
};

describe('[R33] [R32] who comes too late is told by which rule, and what came', () => {
  test('a brief that has gone stale is 409 with the entries that it lacks', async () => {
    const { server, brief, take } = await serving();
    const read = brief('il');
    await did(server, US, reported({ precedence: 'FLASH' }));
    await did(server, US, reported({ precedence: 'IMMEDIATE' }));
    const late = await take(IL, {}, read);
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({ kind: 'missed', rule: 'R33' });
    expect(late.body.missed).toMatchObject([
      { seq: 2, change: { type: 'event.reported' } },
      { seq: 3, by: { desk: 'us' } },
    ]);
    expect((await take(IL)).status).toBe(201);
  });

  test('of two who relieve at the same moment one does; the other gets the entry of the first', async () => {
    const { server, brief, take } = await serving();
    expect((await take(US)).status).toBe(201);
    for (const desk of ['il', 'sy']) {
      await did(server, SUPERVISOR, { type: 'channel.checked', desk });
      await did(server, US, { type: 'channel.checked', desk });
    }
    await did(server, US, { type: 'watch.offered', item: 'W-2' });
    const read = brief('us');
    const change = { type: 'watch.taken', brief: read, relieves: 'W-2' };
    const both = await Promise.all([
      server.ask(change, { who: SUPERVISOR }),
      server.ask(change, { who: SUPERVISOR }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late?.body.error).toMatchObject({ kind: 'missed', rule: 'R32' });
    const first = { seq: server.served().replica.head.seq, change: { type: 'watch.taken' } };
    expect(late?.body.missed).toMatchObject([first]);
  });
});

test('[P19] [P3] [P4] raw requests: nobody acts for another desk, in whatever role', async () => {
  const { server, take } = await serving();
  for (const who of [US, IL]) expect((await take(who)).status).toBe(201); // W-2, W-3
  const check = await did(server, SY, { type: 'channel.checked', desk: 'il' });
  const suspension = await did(server, IL, { type: 'channel.suspended' });
  const { seq } = server.served().replica.head;
  const acts = [
    { type: 'watch.offered', item: 'W-3' },
    { type: 'watch.left', item: 'W-3', reason: 'x' },
    { type: 'channel.answered', item: check },
    { type: 'channel.resumed', item: suspension },
    { type: 'channel.lost', desk: 'il' },
    { type: 'channel.heard', item: check },
  ];
  for (const act of acts) {
    for (const who of [US, SY, SUPERVISOR, person('il', 'analyst'), person('il', 'observer')]) {
      const { status, body } = await server.ask(act, { who });
      expect(status, `${who.role} of ${who.desk}: ${act.type}`).toBe(403);
      expect(body.error?.rule).toMatch(/^P(3|4|15|19)$/);
    }
    for (const field of ['desk', 'by', 'for']) {
      if (field in act) continue;
      const { status, body } = await server.ask({ ...act, [field]: 'il' }, { who: US });
      expect([status, body.error?.kind]).toEqual([400, 'invalid']);
    }
  }
  for (const act of [{ type: 'channel.suspended' }, ...acts]) {
    const answer = await fetch(`${server.url}/api/pictures/shared/changes`, {
      method: 'POST',
      headers: { Authorization: feedAuthorization(SECRET, DeskId.parse('il')) },
      body: asked(act),
    });
    expect(answer.status, `feed: ${act.type}`).toBe(403);
  }
  expect(server.served().replica.head.seq).toBe(seq);
});

test('[R31] a picture as JSON has its staff, at any moment, and none before the first', async () => {
  const { server, clock, take } = await serving();
  await did(server, US, reported());
  const before = new Date(clock.now()).toISOString();
  expect((await take(IL)).status).toBe(201);
  await did(server, IL, { type: 'watch.offered', item: 'W-3' });
  const shown = async (query: string) => (await server.get(`/api/pictures/shared${query}`)).json();
  expect(await shown('')).toMatchObject({
    seq: 4,
    items: [{ ref: 'E-2' }],
    staff: [{ ref: 'W-3', state: 'offered', by: { desk: 'il' } }],
  });
  expect(await shown('?at=3')).toMatchObject({ staff: [{ ref: 'W-3', state: 'held' }] });
  expect(await shown(`?at=${before}`)).not.toHaveProperty('staff');
});

describe('[R36] sockets', () => {
  test('a socket that is cut without a word is missed by the others after 15 s', async () => {
    const clock = new Clock();
    const server = await serve({ cell: CELL, now: clock.now });
    const il = await server.screen(IL);
    const us = await server.screen(US);
    for (const screen of [il, us]) screen.say({ type: 'undrawn', state: 'drawing' });
    for (const screen of [il, us]) await screen.roundTrip();
    for (let second = 0; second < 15; second++) {
      clock.pass(SECOND);
      us.say({ type: 'undrawn', state: 'past' }); // in the past, but somebody is there
      await us.roundTrip();
    }
    await did(server, US, reported()); // the agent looks
    const { lines } = await us.next('entries', ({ lines }) =>
      lines.some((line) => line.includes('"channel.lost","desk":"il"')),
    );
    expect(lines.join()).not.toContain('"desk":"us"}}');
  });

  test('a hidden page is not attended; a wall counts whatever it shows', async () => {
    const clock = new Clock();
    const server = await serve({ cell: CELL, now: clock.now });
    const il = await server.screen(IL);
    const wall = await server.screen(person('sy', 'wall'));
    const us = await server.screen(US);
    for (let second = 0; second < 15; second++) {
      clock.pass(SECOND);
      il.say({ type: 'undrawn', state: 'hidden' });
      wall.say({ type: 'undrawn', state: 'no-map' });
      us.say({ type: 'undrawn', state: 'no-map' });
      for (const screen of [il, wall, us]) await screen.roundTrip();
    }
    await did(server, US, reported());
    await server.landed('shared', () => server.served().replica.picture.staff.size > 0);
    const lost = [...server.served().replica.picture.staff.pages.flat()].map(
      (item) => item?.kind === 'channel' && item.desk,
    );
    expect(lost.filter(Boolean)).toEqual(['il']);
  });
});

/** Random words over HTTP: nobody speaks for another desk; drafts stay drafts, and a released zone begins unagreed. */
import { expect, test } from 'vitest';
import { readEntry } from '../../picture/entry.ts';
import { versionsOf } from '../../picture/facets/consent/version.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import type { Actor, Person } from '../../picture/permission.ts';
import { ROLES } from '../../picture/wire.ts';
import { oneOf } from '../support/acting.ts';
import { CELL } from '../support/cell.ts';
import { Clock } from '../support/clock.ts';
import { DESK_CELL } from '../support/desks.ts';
import { proposed } from '../support/examples.ts';
import { itemAt } from '../support/logs.ts';
import { becomes, ask as did, OWN, propose, SECOND } from '../support/outbox.ts';
import { DESKS, person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { asked, serve, type TestServer } from '../support/server.ts';
import { anyWord, spokeForOthers } from '../support/speaking.ts';

const US = person('us');
const IL = person('il');
const SY = person('sy');

const headOf = (server: TestServer, picture = 'shared') => {
  const { seq, hash } = server.served(picture).replica.head;
  return { seq, hash };
};
const say = (server: TestServer, who: Person, change: object, picture = 'shared') =>
  server.ask(change, { who, picture }, { seen: headOf(server, picture) });

function zoneIn(server: TestServer, ref: string, picture = 'shared') {
  const zone = itemAt(server.served(picture).replica.picture, ref);
  if (zone?.kind !== 'zone') throw new Error(`no zone ${ref}`);
  return zone;
}

/** An act of consent on the newest version of a zone. */
function word(server: TestServer, says: string, ref = 'Z-2', picture = 'shared') {
  const version = versionsOf(zoneIn(server, ref, picture), DESKS).at(-1);
  const reason = says === 'denounced' ? { reason: 'x' } : {};
  return {
    type: `consent.${says}`,
    item: ref,
    version: version?.version,
    termsHash: version?.hash,
    ...reason,
  };
}
const WORDS = ['agreed', 'objected', 'considering', 'denounced'] as const;

test('[P20] [P5] raw requests, alone and in batches: each entry speaks for its own desk', async () => {
  const clock = new Clock();
  const server = await serve({ cell: CELL, now: clock.now });
  const { replica } = server.served();
  const next = random(20);
  const total = sized({ test: 600, soak: 10_000 });
  for (let done = 0; done < total; ) {
    const role = next() < 0.8 ? 'officer' : oneOf(ROLES, next);
    const who = person(oneOf(DESKS, next), role);
    const many = next() < 0.2 ? 1 + Math.floor(next() * 5) : 1;
    const ground = { picture: replica.picture, now: clock.now() };
    const seen = headOf(server);
    const lines = Array.from({ length: many }, () => asked(anyWord(ground, who, next), { seen }));
    const headers = { 'Content-Type': many > 1 ? 'application/x-ndjson' : 'application/json' };
    const { status } = await fetchPost(server, who, lines.join('\n'), headers);
    expect([200, 201, 403, 404, 409, 422]).toContain(status); // 404: an admin sees no picture
    clock.pass(Math.floor(next() * 120_000));
    done += many;
  }
  let picture = EMPTY;
  const said = new Map<string, number>();
  for (const { bytes, seq } of await replica.log.read(0, 100_000)) {
    const entry = readEntry(bytes, seq);
    const after = fold(picture, [entry]);
    const { desk, person: name, role } = entry.by;
    const who: Actor = { ...person(desk, role === 'server' ? 'officer' : role), person: name };
    if (role !== 'server')
      expect(spokeForOthers(who, picture, after), `entry ${seq}`).toBeUndefined();
    said.set(entry.change.type, (said.get(entry.change.type) ?? 0) + 1);
    picture = after;
  }
  for (const is of WORDS) expect(said.get(`consent.${is}`), is).toBeGreaterThan(0);
});

function fetchPost(server: TestServer, who: Person, body: string, headers: Record<string, string>) {
  const init = { method: 'POST', body, headers };
  return server.get('/api/pictures/shared/changes', who, init).then(async (response) => {
    await response.text();
    return response;
  });
}

test('[R46] a draft stays a draft; released, nobody has agreed to it, and all can', async () => {
  const clock = new Clock();
  const server = await serve({ cell: DESK_CELL, now: clock.now });
  await did(server, proposed());
  for (const says of WORDS) {
    const { status, body } = await say(server, OWN.who, word(server, says, 'Z-2', 'il'), 'il');
    expect([status, body.error?.rule], says).toEqual([422, 'R46']);
  }
  const agreeing = await say(server, OWN.who, { ...proposed(), agrees: true }, 'il');
  expect([agreeing.status, agreeing.body.error?.rule]).toEqual([422, 'R46']);
  expect(zoneIn(server, 'Z-2', 'il')).not.toHaveProperty('versions');

  await propose(server, 'Z-2');
  const { seq } = await becomes(server, 'Z-2', 'proposed');
  const approval = { type: 'release.approved', item: 'Z-2', release: seq };
  await did(server, approval, { who: SECOND, picture: 'il' });
  const { made } = await becomes(server, 'Z-2', 'made');
  const ref = `${made?.item}`;
  expect(zoneIn(server, ref)).not.toHaveProperty('versions');
  expect(zoneStatus(zoneIn(server, ref), clock.now())).toBe('proposed');
  for (const who of [US, IL, SY]) {
    expect((await say(server, who, word(server, 'agreed', ref))).status).toBe(201);
  }
  expect(zoneIn(server, ref).versions).toMatchObject([{ version: 1, agreed: {} }]);
  const left = await say(server, SY, word(server, 'denounced', ref));
  expect(left.status).toBe(201);
  expect(zoneStatus(zoneIn(server, ref), clock.now())).toBe('leaving');
});

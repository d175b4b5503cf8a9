import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import { accessRecords } from '../../../picture/cell.ts';
import { may, mayConfirmClock, type Person } from '../../../picture/permission.ts';
import { ruleOf } from '../../../picture/registry.ts';
import { ROLES, type Role } from '../../../picture/wire.ts';
import { lifetimeOf, type Way } from '../../../server/people/lifetimes.ts';
import { newToken } from '../../../server/people/session.ts';
import { feedAuthorization } from '../../../server/people/signed-tokens.ts';
import { SECRET } from '../../support/cell.ts';
import { Clock } from '../../support/clock.ts';
import { DESK_CELL } from '../../support/desks.ts';
import { EVERY_CHANGE } from '../../support/every-change.ts';
import { person } from '../../support/people.ts';
import { connected, handshake } from '../../support/raw.ts';
import { SOAKING } from '../../support/scale.ts';
import { asked, serveAll, type TestServer } from '../../support/server.ts';
import { keepSession } from '../../support/sessions.ts';

/** In what state a session is when somebody of desk il asks; that of another desk is a fresh one of sy. */
const STATES = ['fresh', 'idle', 'expired', 'revoked', "other desk's", 'forged', 'none'] as const;
type State = (typeof STATES)[number];

const clock = new Clock();
const PICTURES = [...DESK_CELL.pictures, ...accessRecords(DESK_CELL)].map(({ id }) => id);
const READS = ['', '/entries', '/export'];

let server: TestServer;
beforeAll(async () => {
  server = await serveAll({ cell: DESK_CELL, now: clock.now });
  for (const desk of ['il', 'sy']) {
    for (const one of ROLES.map((role) => person(desk, role))) {
      server.people.accounts.add(one.person, one.desk, [one.role]);
    }
  }
});

type Headers = Record<string, string>;

/** Who asks in this state, as the table sees them, and what they show; nobody: 401 whatever they ask. */
function asking(role: Role, state: State): { who: Person | undefined; headers: Headers } {
  const who = person(state === "other desk's" ? 'sy' : 'il', role);
  const good = state === 'fresh' || state === "other desk's";
  if (role === 'feed') return { who: good ? who : undefined, headers: shownByFeed(who, state) };
  if (state === 'none') return { who: undefined, headers: {} };
  const token = newToken();
  const way: Way = role === 'wall' ? 'wall' : 'passkey';
  const { idle, total: whole } = lifetimeOf(role, way);
  const now = clock.now();
  if (state !== 'forged') {
    keepSession(server.people, token, {
      who,
      way,
      began: state === 'expired' ? now - whole : now - idle,
      used: state === 'idle' ? now - idle : now,
      revoked: state === 'revoked',
    });
  }
  return { who: good ? who : undefined, headers: { Cookie: `tripoint=${token}` } };
}

/** A feed has no session: its token is signed with the server's secret, with another, or cut. */
function shownByFeed({ desk }: Person, state: State): Headers {
  const right = feedAuthorization(SECRET, desk);
  const as: Record<State, Headers> = {
    fresh: { Authorization: right },
    "other desk's": { Authorization: right },
    idle: { Cookie: `tripoint=${right.split(' ')[1]}` },
    expired: { Authorization: right.slice(0, -9) },
    revoked: { Authorization: feedAuthorization(Buffer.alloc(32, 1), desk) },
    forged: { Authorization: right.replace('Feed', 'Bearer') },
    none: {},
  };
  return as[state];
}

/** The last entry of a picture, as somebody who has seen it says so. */
function headOf(picture: string): { seq: number; hash: string } {
  const { seq, hash } = server.served(picture).replica.head;
  return { seq, hash };
}

/** The status of an upgrade, byte by byte. */
async function upgraded(picture: string, headers: Headers): Promise<number> {
  const socket = await connected(server.port);
  socket.write(handshake(`/api/pictures/${picture}/live`, { Cookie: 'none=1', ...headers }));
  const [first] = await once(socket, 'data');
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(String(first))?.[1]);
}

const CASES = ROLES.flatMap((role) => STATES.map((state) => [role, state] as const));

/**
 * Where somebody asks: in every picture. Who is nobody is answered 401 everywhere; in a sample a third
 * of the pictures, so that each of them still meets every state and every role.
 */
const picturesFor = (role: Role, state: State): typeof PICTURES => {
  const turn = ROLES.indexOf(role) + STATES.indexOf(state);
  const all = SOAKING || state === 'fresh' || state === "other desk's";
  return all ? PICTURES : PICTURES.filter((_, i) => (i + turn) % 3 === 0);
};

test.each(CASES)(
  '[P6] [R31] [S3] [S4] [S10] %s, %s: every read and write of every picture is answered as the table says',
  async (role, state) => {
    const { who, headers } = asking(role, state);
    for (const picture of picturesFor(role, state)) {
      const { opened } = server.served(picture).replica.picture;
      const at = `${role} ${state} in ${picture}`;
      const reads = who !== undefined && may(who, 'read', opened) === undefined;
      const status = who === undefined ? 401 : reads ? 200 : 404;
      const path = `/api/pictures/${picture}`;
      for (const read of READS) {
        const answer = await fetch(`${server.url}${path}${read}`, { headers });
        await answer.arrayBuffer();
        expect(answer.status, `${at}: GET ${read}`).toBe(status);
      }
      expect(await upgraded(picture, headers), `${at}: upgrade`).toBe(reads ? 101 : status);
      const answer = await fetch(`${server.url}${path}/changes`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/x-ndjson' },
        body: EVERY_CHANGE.map((change) => asked(change, { seen: headOf(picture) })).join('\n'),
      });
      expect(answer.status, `${at}: POST`).toBe(status);
      const lines = (await answer.text()).trimEnd().split('\n');
      if (who === undefined || !reads) continue;
      for (const [i, change] of EVERY_CHANGE.entries()) {
        const said: { status: number; error?: { rule: string } } = JSON.parse(lines[i] ?? '{}');
        const some = opened?.members.length !== DESK_CELL.desks.length;
        const ruled = ruleOf(change.type);
        const staff = ruled?.of === 'staff' && !ruled.rule.private; // [R31] only where all desks are
        const barred =
          may(who, change.type, opened) ?? (staff && some ? { rule: 'R31' } : undefined);
        const act = `${at}: ${change.type}`;
        if (barred === undefined) expect([201, 422], act).toContain(said.status);
        else expect(said, act).toMatchObject({ status: 403, error: { rule: barred.rule } });
      }
    }
  },
);

test('[P6] what a role may see of others is what the table says, in every state', async () => {
  for (const [role, state] of CASES) {
    const { who, headers } = asking(role, state);
    const answer = await fetch(`${server.url}/api/pictures`, { headers });
    const text = await answer.text();
    if (who === undefined) expect(answer.status).toBe(401);
    else {
      const list: { id: string }[] = JSON.parse(text);
      const readable = PICTURES.filter((id) => {
        const { opened } = server.served(id).replica.picture;
        return may(who, 'read', opened) === undefined;
      });
      expect(list.map(({ id }) => id)).toEqual(readable);
    }
  }
});

test('[P6] [L16] [S11] the clock of the server: admins alone, and to confirm it only when freshly proved', async () => {
  for (const [role, state] of CASES) {
    const { who, headers } = asking(role, state);
    const look = await fetch(`${server.url}/api/clock`, { headers });
    const barred = who === undefined ? undefined : mayConfirmClock(who);
    const refused = who === undefined ? 401 : 403;
    const at = `${role} ${state}`;
    expect(look.status, at).toBe(who !== undefined && barred === undefined ? 200 : refused);
    const confirmed = await fetch(`${server.url}/api/clock/confirm`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ahead: 120 }),
    });
    expect(confirmed.status, at).toBe(refused); // these sessions were proved too long ago
    const rule = barred === undefined ? 'S11' : 'L16';
    if (who !== undefined) expect(await confirmed.json(), at).toMatchObject({ error: { rule } });
    expect(barred === undefined, at).toBe(who === undefined || role === 'admin');
  }
});

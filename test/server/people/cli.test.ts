import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PersonId } from '../../../picture/basics.ts';
import { CLOSE } from '../../../picture/wire.ts';
import { firstAdminLink } from '../../../server/people/bootstrap.ts';
import { openPeople, type People } from '../../../server/people/people.ts';
import { openSecret } from '../../../server/people/secret.ts';
import { enrol } from '../../support/authenticator.ts';
import { CELL } from '../../support/cell.ts';
import { startLive } from '../../support/live.ts';
import { Screen } from '../../support/screen.ts';
import { scratch, stubPage } from '../../support/server.ts';
import { ran, spawned } from '../../support/tool.ts';

/** What `npm run people` prints, and with what it ends. */
const people = (dir: string, ...args: readonly string[]) => ran('people', dir, ...args);

const INVITED = ['invite', 'noa', '--desk', 'il', '--role', 'officer,analyst'];

/** The people of a live cell, as they stand in its file. */
function beside(dir: string): People {
  mkdirSync(join(dir, 'live'), { recursive: true });
  const path = join(dir, 'live', 'people.db');
  const site = () => ({ origin: 'http://localhost', name: 'x' });
  return openPeople({ path, cell: CELL, now: Date.now, site });
}

test('[S10] [S4] [S12] a live cell: the first admin enrols by the printed line, others at the command line beside it', async () => {
  const [dir, page] = [scratch(), stubPage()];
  expect(await people(dir, 'list')).toMatchObject({ code: 2, err: expect.stringMatching(/start/) });
  const first = await startLive(dir, page);
  expect(first.printed()).toMatch(/^us admin http:\/\/localhost:\d+\/enrol#[\w-]{43}$/);
  const { secret } = openSecret(dir);
  expect(secret).toHaveLength(32);
  const entered = await fetch(`${first.url}/enter/x`, { redirect: 'manual' });
  expect(entered.status).toBe(401);
  const admin = await enrol(first.url, first.printed().split(' ')[2] ?? '');
  const me = await fetch(`${first.url}/api/me`, { headers: { Cookie: admin } });
  expect(await me.json()).toMatchObject({ person: 'us-admin', role: 'admin', mode: 'live' });

  const made = await spawned('people', dir, ...INVITED);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/\/enrol#[\w-]{43}\n$/) });
  const link = `${first.printed().split(' ')[2]?.split('/enrol')[0]}/enrol#${made.out.trim().split('#')[1]}`;
  const noa = await enrol(first.url, link);
  await expect(enrol(first.url, link)).rejects.toThrow();
  const live = `${first.url.replace('http', 'ws')}/api/pictures/shared/live`;
  const screen = await Screen.open(live, noa);
  expect((await people(dir, 'list')).out).toMatch(
    /^il {2}noa {2}officer,analyst {2}active {2}1 signed in$/m,
  );
  expect((await people(dir, 'roles', 'noa', 'observer')).code).toBe(0);
  expect(await screen.closed).toMatchObject({ code: CLOSE.ended });
  const after = await fetch(`${first.url}/api/me`, { headers: { Cookie: noa } });
  expect(after.status).toBe(401);
  expect((await people(dir, 'close', 'noa')).code).toBe(0);
  expect((await people(dir, 'list')).out).toMatch(/noa {2}- {2}closed/);
  first.process.kill('SIGTERM');
  await first.ended;
  for (const [desk, entries] of [
    ['us', 4], // opened; invited, enrolled, signed in
    ['il', 8], // the same of Noa; roles, an end; roles
  ] as const) {
    const verified = await ran('verify-log', dir, join(dir, 'live', `access-${desk}.db`));
    expect(verified.out).toMatch(/^verified: \d+ entries of "access-/);
    expect(Number(/\d+/.exec(verified.out))).toBeGreaterThanOrEqual(entries - 1);
  }
  const again = await startLive(dir, page, false);
  const still = await fetch(`${again.url}/api/me`, { headers: { Cookie: admin } });
  expect(still.status).toBe(200);
  again.process.kill('SIGTERM');
  await again.ended;
  expect(again.printed()).toBe('');
});

test('[P14] [P17] what cannot be asked for ends with 2', async () => {
  const dir = scratch();
  beside(dir).store.close();
  for (const wrong of [
    ['invite', 'dan', '--desk', 'il', '--role', 'supervisor'],
    ['invite', 'dan', '--desk', 'il', '--role', 'king'],
    ['invite', 'dan'],
    ['invite', 'feed', '--desk', 'il', '--role', 'officer'],
    ['roles', 'nobody', 'officer'],
    ['close'],
    ['what'],
  ])
    expect((await people(dir, ...wrong)).code, wrong.join(' ')).toBe(2);
});

test('[P16] the last admin of the supervising desk who can sign in goes on being one', async () => {
  const dir = scratch();
  const { accounts, store } = beside(dir);
  onTestFinished(() => store.close());
  for (const [one, key] of ['first', 'second'].map(
    (name, i) => [PersonId.parse(name), i] as const,
  )) {
    accounts.add(one, CELL.supervisor, ['admin']);
    accounts.addPasskey({ id: `key-${key}`, person: one, key: new Uint8Array(1), counter: 0 });
  }
  expect((await people(dir, 'invite', 'second', '--lost')).code).toBe(0);
  const before = accounts.all();
  for (const wrong of [
    ['close', 'first'],
    ['roles', 'first', 'analyst'],
    ['invite', 'first', '--lost'],
  ])
    expect(await people(dir, ...wrong), wrong.join(' ')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^first stays .* another admin enrol first\n$/),
    });
  expect(accounts.all()).toEqual(before);
  expect((await people(dir, 'invite', 'first')).code).toBe(0);
});

test('[P16] while nobody can sign in as admin, a link is printed, whoever had the usual name before', () => {
  const people = beside(scratch());
  onTestFinished(() => people.store.close());
  const { accounts, enrolments } = people;
  const link = () => firstAdminLink(people, CELL, 'http://x')?.split('#')[1] ?? '';
  const whose = () => enrolments.find(link())?.account.person;
  expect(whose()).toBe('us-admin');
  expect(whose()).toBe('us-admin'); // invited once more
  const named = accounts.get(PersonId.parse('us-admin'));
  if (named === undefined) throw new Error('nobody was invited');
  accounts.setRoles(named, []);
  expect(whose()).toBe('us-admin-2');
  accounts.add(PersonId.parse('us-admin-3'), CELL.supervisor, ['analyst']);
  const second = accounts.get(PersonId.parse('us-admin-2'));
  if (second === undefined) throw new Error('nobody was invited');
  accounts.setRoles(second, ['observer']);
  expect(whose()).toBe('us-admin-4');
});

/** Who comes, goes, is let in and is refused, so that the access records hold every kind of entry. */
import { get } from 'node:http';
import { DeskId, PersonId } from '../../../picture/basics.ts';
import { HOUR, MINUTE } from '../../support/clock.ts';
import { reported } from '../../support/examples.ts';
import { expectStatus, type Stage } from '../stage.ts';
import { danAgain, PASSWORD, type People } from './people.ts';

export async function playAccess(stage: Stage, people: People): Promise<void> {
  await refusals(stage, people);
  await walls(stage, people);
  await comings(stage, people);
}

async function refusals(stage: Stage, { noa, rima, samir }: People): Promise<void> {
  const stranger = stage.visitor();
  expectStatus(await stranger.get('/enter/nonsense'), 401);
  expectStatus(await stranger.post('/api/enrolment/look', { token: 'nonsense' }), 404);
  expectStatus(await stranger.signIn(), 401); // its passkey is not known
  const tries = [{ password: 'not this one, no' }, { password: PASSWORD, code: '000000' }];
  for (const over of tries) {
    stage.clock.pass(2 * MINUTE);
    const asked = { person: 'dan', code: '123456', ...over };
    expectStatus(await stranger.post('/api/session/password', asked), 401);
  }
  const elsewhere = { Origin: 'https://elsewhere.example' };
  expectStatus(await noa.ask('POST', '/api/session/role', { role: 'analyst' }, elsewhere), 403);
  expectStatus(await samir.get('/api/pictures/il'), 404);
  expectStatus(await noa.get('/api/people'), 403);
  expectStatus(await rima.post('/api/walls/approve', { code: 'x', pictures: ['shared'] }), 403);
  for (let i = 0; i < 3; i++) {
    expectStatus(await stage.ask(rima, 'shared', reported()), 403); // said at once, then counted
  }
  await climbing(stage);
  // no limit is reached here, and nobody comes by IPv6: said as the server says it
  const sy = { desk: DeskId.parse('sy'), person: PersonId.parse('samir.k') };
  stage.running.people.refusals.record('rate', '2001:db8::1', sy);
}

/** A path that no browser sends. */
function climbing({ running }: Stage): Promise<void> {
  return new Promise((resolve, reject) => {
    get(`${running.url}/`, { path: '/assets/../../secret' }, (answer) => {
      answer.resume();
      if (answer.statusCode === 404) resolve();
      else reject(new Error(`${answer.statusCode}`));
    }).on('error', reject);
  });
}

async function walls(stage: Stage, { noa }: People): Promise<void> {
  const wall = stage.visitor();
  expectStatus(await noa.signIn(), 200); // proves it again
  const claimed = Object(expectStatus(await wall.post('/api/walls'), 201));
  const pictures = ['shared', 'il'];
  expectStatus(await noa.post('/api/walls/approve', { code: claimed.code, pictures }), 200);
  expectStatus(await wall.post('/api/walls/claim', { claim: claimed.claim }), 200);
  expectStatus(await wall.get('/api/pictures/il'), 200);
}

/** Sessions that end in every way, invitations, other roles, exports. Takes a day and a half. */
async function comings(stage: Stage, people: People): Promise<void> {
  const { admin, noa, dan, samir, rima, ruth } = people;
  stage.clock.pass(MINUTE);
  await danAgain(stage, people);
  await stepping(stage, people);
  expectStatus(await noa.post('/api/session/role', { role: 'analyst' }), 200); // replaces one
  expectStatus(await ruth.get('/api/pictures/shared/export'), 200);
  expectStatus(await dan.ask('DELETE', '/api/session'), 204);
  expectStatus(await admin.ask('DELETE', '/api/people/samir.k/sessions'), 204);
  expectStatus(await samir.get('/api/me'), 401); // one that was ended, used again
  expectStatus(await admin.ask('PUT', '/api/people/rima/roles', { roles: ['observer'] }), 200);
  expectStatus(await rima.get('/api/me'), 401);
  besideTheServer(stage);
  stage.clock.pass(2 * HOUR);
  expectStatus(await ruth.get('/api/me'), 401); // idle
  const early = await stage.enter('sy', 'officer');
  for (let i = 0; i < 2; i++) {
    stage.clock.pass(11 * HOUR);
    expectStatus(await early.get('/api/me'), 200);
  }
  stage.clock.pass(11 * HOUR);
  expectStatus(await early.get('/api/me'), 401); // used all along, and over
}

/** The clock of the server steps ahead; what is asked for meanwhile is taken once it is confirmed. */
async function stepping(stage: Stage, { admin, noa }: People): Promise<void> {
  stage.clock.step(5 * MINUTE);
  expectStatus(await stage.ask(noa, 'il', reported()), 503);
  expectStatus(await admin.post('/api/clock/confirm', { ahead: 5 * 60 }), 200);
}

/** As `npm run people` does it: by nobody who is signed in. */
function besideTheServer({ running }: Stage): void {
  const { accounts, enrolments } = running.people;
  const lea = PersonId.parse('lea');
  enrolments.createAccount({ person: lea, desk: DeskId.parse('il'), roles: ['observer'] });
  const account = accounts.get(lea);
  if (account === undefined) throw new Error('there is no account');
  accounts.setRoles(account, []);
}

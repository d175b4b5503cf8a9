import { WebAuthnError } from '@simplewebauthn/browser';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { overIn } from '../../client/api/presence.ts';
import { codeOf, isCode } from '../../client/people/claim.ts';
import { linkOf, tokenIn } from '../../client/people/enrolment-link.ts';
import { inFours } from '../../client/people/groups.ts';
import { Nothing, outcomeOf } from '../../client/people/outcome.ts';
import { pageAt } from '../../client/people/page.ts';
import { abilityOf, byLocalhost, causeOf } from '../../client/people/passkey.ts';
import { qrOf } from '../../client/people/qr.ts';
import { heldOf, whyNotRole } from '../../client/people/roles.ts';
import { secondsIn, secondsLeft } from '../../client/people/seconds.ts';
import { Instant } from '../../picture/basics.ts';
import { rolesAllowed } from '../../picture/permission.ts';
import { ROLES } from '../../picture/wire.ts';
import { CELL } from '../support/cell.ts';
import { DESKS } from '../support/people.ts';

const [US, IL] = DESKS as [(typeof DESKS)[0], (typeof DESKS)[0]];

test('an answer says what to do next', () => {
  const schema = z.object({ role: z.string() });
  const read = (status: number, body: unknown, after: string | null = null) =>
    outcomeOf(status, after, JSON.stringify(body), schema);
  const fault = (kind: string) => ({ error: { kind, why: 'because', rule: 'P14' } });
  expect(read(200, { role: 'officer' })).toEqual({ state: 'done', value: { role: 'officer' } });
  expect(outcomeOf(204, null, '', Nothing)).toEqual({ state: 'done', value: undefined });
  expect(read(429, fault('busy'), '17')).toEqual({ state: 'wait', seconds: 17 });
  expect(read(403, fault('step-up'))).toEqual({ state: 'step-up' });
  expect(read(401, fault('unproven'))).toMatchObject({ state: 'refused', kind: 'unproven' });
  expect(read(422, fault('impossible'))).toMatchObject({ rule: 'P14', why: 'because' });
  expect(read(200, { rule: 1 })).toMatchObject({ state: 'refused', kind: 'fault' });
  expect(outcomeOf(502, null, '<html>', schema)).toMatchObject({ kind: 'fault', why: '<html>' });
});

test('seconds to wait are whole, count down to nought, and are never less', () => {
  expect([0, 1, 999, 1000, 1001, 9000].map((now) => secondsLeft(2000, now))).toEqual([
    2, 2, 2, 1, 1, 0,
  ]);
  expect(['30', '0.2', '0', null, 'Wed, 21 Oct'].map(secondsIn)).toEqual([30, 1, 1, 5, 5]);
});

test('a session is over when its idle or its whole time is, and a timer can wait so long', () => {
  const now = Date.parse('2026-11-27T12:00:00Z');
  const at = (idle: number, whole: number) => ({
    idleUntil: Instant.parse(new Date(now + idle).toISOString()),
    until: Instant.parse(new Date(now + whole).toISOString()),
  });
  const session = { id: 'a1b2c3d4', way: 'passkey' as const, began: at(0, 0).until };
  const over = (idle: number, whole: number) => overIn({ ...session, ...at(idle, whole) }, now);
  expect([over(900, 5000), over(9000, 5000), over(-1, 5000)]).toEqual([900, 5000, 0]);
  expect(over(90 * 86_400_000, 90 * 86_400_000)).toBe(2 ** 31 - 1);
});

test('a code is written as the wall shows it, however it was read out', () => {
  for (const typed of ['k7f3qp', 'K7F-3QP', ' k7f 3qp ', 'k7f–3qp', 'K7F.3QP']) {
    expect(codeOf(typed), typed).toBe('K7F-3QP');
    expect(isCode(codeOf(typed))).toBe(true);
  }
  expect(codeOf('k7')).toBe('K7');
  for (const bad of ['K7F-3Q', 'K0F-3QP', 'KOF-3QP', 'K1F-3QP', 'KIF-3QP', 'KLF-3QP', '']) {
    expect(isCode(codeOf(bad)), bad).toBe(false);
  }
});

test('the token of an enrolment link stands in its fragment alone', () => {
  const token = 'Zk3-_9'.repeat(7);
  const link = new URL(linkOf('https://cell.example', token));
  expect(link.pathname + link.search).toBe('/enrol');
  expect(tokenIn(link.hash)).toBe(token);
  for (const bad of ['', '#', '#short', '#a b'.repeat(8), `#${'x'.repeat(300)}`]) {
    expect(tokenIn(bad), bad).toBe(undefined);
  }
});

test('passkeys are for https and localhost by name; elsewhere the page says where', () => {
  const at = (hostname: string, secure = true) => abilityOf({ hostname, secure, known: true });
  expect(at('localhost')).toBe('able');
  expect(at('cell.example')).toBe('able');
  expect(at('127.0.0.1')).toBe('origin');
  expect(at('[::1]')).toBe('origin');
  expect(at('10.0.4.2', false)).toBe('origin');
  expect(abilityOf({ hostname: 'localhost', secure: true, known: false })).toBe('none');
  const local = (url: string) => byLocalhost(new URL(url) as unknown as Location);
  expect(local('http://127.0.0.1:8080/enrol?lang=ar#token')).toBe(
    'http://localhost:8080/enrol?lang=ar#token',
  );
  expect(local('http://[::1]:8080/')).toBe('http://localhost:8080/');
  expect(local('http://10.0.4.2:8080/')).toBe(undefined);
  expect(local('https://127.0.0.1/')).toBe(undefined);
});

test('why a device gave no passkey', () => {
  const cause = new Error('cause');
  const of = (code: ConstructorParameters<typeof WebAuthnError>[0]['code'], name = 'Error') =>
    causeOf(new WebAuthnError({ message: code, code, cause, name }));
  expect(of('ERROR_INVALID_DOMAIN')).toBe('origin');
  expect(of('ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')).toBe('already');
  expect(of('ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY', 'NotAllowedError')).toBe('given-up');
  expect(of('ERROR_AUTHENTICATOR_GENERAL_ERROR')).toBe('device');
  expect(causeOf(new DOMException('called off', 'NotAllowedError'))).toBe('given-up');
});

test('[P14] roles that cannot stand beside the chosen ones are told, with the reason', () => {
  const why = (
    role: (typeof ROLES)[number],
    chosen: readonly (typeof ROLES)[number][],
    desk = US,
  ) => whyNotRole(role, chosen, desk, CELL);
  expect(why('admin', ['officer'])).toBe('admin');
  expect(why('officer', ['admin'])).toBe('speaks');
  expect(why('supervisor', [], IL)).toBe('supervisor');
  expect(why('supervisor', [])).toBe(undefined);
  expect(why('officer', ['officer', 'analyst'])).toBe(undefined);
  expect(heldOf(['supervisor', 'analyst'], IL, CELL)).toEqual(['analyst']);
  for (const role of ROLES) {
    for (const other of ROLES.filter((one) => one !== role)) {
      const allowed = rolesAllowed([other, role], US, CELL);
      expect(why(role, [other]) === undefined, `${other} and ${role}`).toBe(allowed);
    }
  }
});

test('secrets are read in fours, and a QR code is a path within its square', () => {
  expect(inFours('JBSWY3DPEHPK3PXP')).toBe('JBSW Y3DP EHPK 3PXP');
  expect(inFours('ABCDE')).toBe('ABCD E');
  const { path, size } = qrOf('otpauth://totp/Tripoint:k.miller?secret=JBSWY3DPEHPK3PXP');
  const dark = new Set(path.match(/M\d+ \d+(?=h1v1h-1z)/g));
  const at = (x: number, y: number) => dark.has(`M${x} ${y}`);
  expect((size - 8 - 17) % 4).toBe(0); // a version of QR codes, with four modules of light around
  for (const [x, y] of [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const) {
    const ring = Array.from({ length: 7 }, (_, i) => at(x + i, y) && at(x, y + i));
    expect(ring.every(Boolean), 'a square to find it by').toBe(true);
    expect(at(x + 1, y + 1)).toBe(false);
    expect(at(x + 3, y + 3)).toBe(true);
  }
  expect([...dark].some((one) => /M[0-3] |M\d+ [0-3]$/.test(one))).toBe(false);
});

test('addresses of people have pages, and no other has', () => {
  const found = ['/', '/wall', '/enrol', '/account', '/people', '/record', '/people/x'].map(pageAt);
  expect(found).toEqual([undefined, undefined, 'enrol', 'account', 'people', 'record', undefined]);
});

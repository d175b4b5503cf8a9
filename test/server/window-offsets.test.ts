import { describe, expect, test } from 'vitest';
import { offsetsOf } from '../../server/lib/time-zones.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Agreeing } from '../support/agreeing.ts';
import { proposed, TERMS } from '../support/examples.ts';
import { keep } from '../support/keeping.ts';
import { command, Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { OFFICER, serve } from '../support/server.ts';
import { offsetsBy, ZONES } from '../support/slow-window.ts';
import { expectClean, verifyLog } from '../support/verifying.ts';

const FROM = '2022-09-01T04:00:00.000Z';
const TO = '2023-03-01T00:00:00.000Z';
const zone = 'Asia/Damascus';
/** Until October 2022 it was expected that Syria would go back to winter time. */
const KNOWN = [{ from: FROM, minutes: 180 }];
const EXPECTED = [...KNOWN, { from: '2022-10-27T21:00:00.000Z', minutes: 120 }];
const window = (offsets: object, more = {}) => ({
  from: FROM,
  to: TO,
  daily: { from: '06:00', to: '18:00' },
  zone,
  offsets,
  ...more,
});

describe('[R52] the offsets of a zone', () => {
  test.each([...ZONES, 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
    '%s: as a slow search finds them',
    (name) => {
      const [from, to] = [Date.parse('2021-01-01T00:07:00Z'), Date.parse('2023-06-01T00:00:00Z')];
      const found = offsetsOf(name, from, to);
      expect(found).toEqual(offsetsBy(name, from, to));
      expect(found?.length).toBeGreaterThan(2);
    },
  );
  test('are asked for by name, beginning and end', async () => {
    const server = await serve();
    const ask = async (query: Record<string, string>) => {
      const answer = await server.get(`/api/zone-offsets?${new URLSearchParams(query)}`);
      return [answer.status, await answer.json()];
    };
    expect(await ask({ zone, from: FROM, to: TO })).toEqual([200, { zone, offsets: KNOWN }]);
    const [, ten] = await ask({ zone: 'America/New_York', from: '2026-11-22T10:00:00Z' });
    expect(ten.offsets).toHaveLength(21); // two a year
    expect(ten.offsets.slice(0, 2)).toEqual([
      { from: '2026-11-22T10:00:00.000Z', minutes: -300 },
      { from: '2027-03-14T07:00:00.000Z', minutes: -240 },
    ]);
    for (const [field, query] of [
      ['zone', { zone: 'Asia/Atlantis', from: FROM }],
      ['zone', { from: FROM }],
      ['from', { zone, from: 'yesterday' }],
      ['to', { zone, from: FROM, to: FROM }],
      ['to', { zone, from: FROM, to: '2042-09-01T04:00:00.001Z' }],
    ] as const) {
      const answer = { error: { kind: 'invalid', field } };
      expect(await ask(query), JSON.stringify(query)).toMatchObject([400, answer]);
    }
    const last = await ask({ zone, from: '2199-12-30T00:00:00Z' });
    expect(last).toMatchObject([200, { offsets: [{ minutes: 180 }] }]);
  });
  test('are told to nobody who is not signed in', async () => {
    const { url } = await serve();
    expect((await fetch(`${url}/api/zone-offsets?zone=${zone}&from=${FROM}`)).status).toBe(401);
  });
});

describe('[R52] a new command', () => {
  test('holds the offsets that the server knows, or is refused by name with the right ones', async () => {
    const desks = await Agreeing.begun();
    const item = await desks.zoneBy('us');
    const said = (terms: object) => ({ ...TERMS, ...terms });
    const ask = async (change: object) => {
      const { status, body } = await desks.ask('us', change);
      return [status, body.error?.rule, body.error?.field, body.error?.why];
    };
    const right = expect.stringContaining(JSON.stringify(KNOWN));
    const other = said({ window: window(EXPECTED) });
    const refused = [422, 'R52', 'change.terms.window.offsets', right];
    expect(await ask({ ...proposed(other), agrees: true })).toEqual(refused);
    expect(await ask({ type: 'zone.versioned', item, terms: other })).toEqual(refused);
    expect(await ask({ type: 'zone.amended', item, terms: other })).toEqual(refused);
    const atlantis = said({ window: window(KNOWN, { zone: 'Asia/Atlantis' }) });
    expect(await ask({ ...proposed(atlantis), agrees: true })).toEqual([
      422,
      'R52',
      'change.terms.window.zone',
      expect.stringContaining('Asia/Atlantis'),
    ]);
    const long = said({ window: window(KNOWN, { to: '2199-01-01T00:00:00Z' }) });
    expect((await ask({ ...proposed(long), agrees: true }))[2]).toBe('change.terms.window.to');
    const sound = said({ window: window(KNOWN) });
    expect((await ask({ ...proposed(sound), agrees: true }))[0]).toBe(201);
  });
  test('of somebody who may not write is refused for that', async () => {
    const { appender } = await keep(memoryLog());
    const analyst = { ...OFFICER, role: 'analyst' } as const;
    const asked = command(proposed({ window: window(EXPECTED) }), 1);
    expect(await appender.append(analyst, [asked])).toMatchObject([{ kind: 'forbidden' }]);
  });
});

test('[R52] a log with the offsets of another machine verifies, and says the same here as there', async () => {
  const growing = new Growing();
  for (const offsets of [KNOWN, EXPECTED]) {
    expect(growing.ask(person('us'), proposed({ window: window(offsets) }))).toBeUndefined();
  }
  expectClean(await verifyLog(growing), 'a log of two machines');
  const offsets = ['Z-2', 'Z-3'].map((ref) => {
    const item = itemAt(growing.picture, ref);
    return item?.kind === 'zone' ? item.terms.window.offsets : undefined;
  });
  expect(offsets).toEqual([KNOWN, EXPECTED]);
});

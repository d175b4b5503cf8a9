import { request } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { PERSON_HEADER } from '../../picture/wire.ts';
import { feedAuthorization } from '../../server/people/signed-tokens.ts';
import { SECRET } from '../support/cell.ts';
import { Clock } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { OFFICER, OUTSIDER, type Setup, serve, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import { UNLIMITED } from '../support/unlimited.ts';

const CHANGES = '/api/pictures/shared/changes';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const LINES = { 'Content-Type': 'application/x-ndjson' };
const OFFICERS = { Cookie: cookieOf(OFFICER) };

interface Asked {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Heard {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** True if Hono answered: it writes this name in capitals. */
  readonly hono: boolean;
}

/** Asks with the length of the body said at once, or in chunks, which only Hono's route takes. */
function ask({ url }: TestServer, asked: Asked, chunked: boolean): Promise<Heard> {
  const { path = CHANGES, headers = { ...OFFICERS, ...JSON_TYPE }, body = '' } = asked;
  const length = chunked
    ? { 'Transfer-Encoding': 'chunked' }
    : { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method: 'POST', headers: { ...headers, ...length } });
    sent.on('error', reject);
    sent.on('response', async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      resolve({
        status: response.statusCode,
        headers: response.headers,
        body: text.replaceAll(/[0-9a-f]{64}/g, '#'), // entry 1 has an id of its own
        hono: response.rawHeaders.includes('Content-Length'),
      });
    });
    sent.end(body);
  });
}

let ids = 0;
/** The same on both servers, and another than all before. */
const command = (change: unknown = reported(), more: object = {}): string =>
  JSON.stringify({
    id: `0198a000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    ...more,
    change,
  });

/** What both ways answer, one after the other, each to a server of its own; and what they leave behind. */
async function both(setup: Setup, asked: readonly Asked[]): Promise<readonly Heard[]> {
  const clock = new Clock();
  const heard: Heard[][] = [];
  const left: unknown[] = [];
  for (const chunked of [false, true]) {
    const server = await serve({ ...setup, now: clock.now });
    const answers: Heard[] = [];
    for (const one of asked) answers.push(await ask(server, one, chunked));
    heard.push(answers);
    left.push([
      server.served().replica.head.seq,
      server.people.queue.first(100).map(({ desk, command: { change } }) => [desk, change]),
    ]);
  }
  const [plain = [], inChunks = []] = heard;
  const shown = ({ hono: _, ...rest }: Heard) => rest;
  expect(plain.map(shown)).toEqual(inChunks.map(shown));
  expect(inChunks.every(({ hono }) => hono)).toBe(true);
  expect(left[0]).toEqual(left[1]);
  return plain;
}

const FEED = { ...LINES, Authorization: feedAuthorization(SECRET, OFFICER.desk) };
const lines = () => ['{', command(), '', command({ type: 'event.invented' }), command()].join('\n');
const twice = command();

describe('[S13] [P6] [P8] [S16] [W9] what passes every check is answered alike in front of Hono and by it', () => {
  test.each<readonly [string, number, Asked]>([
    ['a command', 201, { body: command() }],
    ['lines', 200, { headers: { ...OFFICERS, ...LINES }, body: lines() }],
    ['lines of a feed', 200, { headers: FEED, body: lines() }],
    ['no JSON', 400, { body: '{' }],
    ['a name twice', 400, { body: '{"id":1,"id":1}' }],
    ['no such change', 400, { body: command({ type: 'event.invented' }) }],
    ['over 64 KiB', 413, { body: command(reported(), { more: 'x'.repeat(65_536) }) }],
    ['over 1,000 lines', 413, { headers: { ...OFFICERS, ...LINES }, body: '{}\n'.repeat(1001) }],
    ['an empty body', 400, { body: '' }],
    [
      'another type',
      201,
      { headers: { ...OFFICERS, 'Content-Type': 'text/plain' }, body: command() },
    ],
    ['no type', 201, { headers: OFFICERS, body: command() }],
    [
      'one who only reads',
      403,
      { headers: { Cookie: cookieOf(person('il', 'observer')) }, body: command() },
    ],
    [
      'what is not there',
      422,
      { body: command({ type: 'position.taken', item: 'E-99', stance: 'confirms' }) },
    ],
    [
      'the page of the server',
      201,
      { headers: { ...OFFICERS, 'Sec-Fetch-Site': 'same-origin' }, body: command() },
    ],
    [
      'who says whom',
      201,
      { headers: { ...OFFICERS, [PERSON_HEADER]: 'us/officer.us/officer' }, body: command() },
    ],
    ['a picture of one desk', 201, { path: '/api/pictures/us/changes', body: command() }],
  ])('%s: %i', async (_, status, asked) => {
    const [heard] = await both({}, [asked]);
    expect(heard).toMatchObject({ status, hono: false });
  });

  test.each<readonly [string, number, Asked]>([
    ['nobody', 401, { headers: JSON_TYPE, body: command() }],
    [
      'an unknown cookie',
      401,
      { headers: { Cookie: `tripoint=${'x'.repeat(43)}` }, body: command() },
    ],
    [
      'a feed of another secret',
      401,
      {
        headers: { ...LINES, Authorization: feedAuthorization(Buffer.alloc(32, 1), OFFICER.desk) },
        body: lines(),
      },
    ],
    [
      'another site',
      403,
      { headers: { ...OFFICERS, Origin: 'https://elsewhere.example' }, body: command() },
    ],
    [
      'another site without origin',
      403,
      { headers: { ...OFFICERS, 'Sec-Fetch-Site': 'cross-site' }, body: command() },
    ],
    [
      'another person',
      409,
      { headers: { ...OFFICERS, [PERSON_HEADER]: 'il/x/officer' }, body: command() },
    ],
    ['a person of another desk', 404, { headers: { Cookie: cookieOf(OUTSIDER) }, body: command() }],
    ['no such picture', 404, { path: '/api/pictures/nowhere/changes', body: command() }],
    [
      'a cookie from outside of its tab',
      401,
      { path: `/t/0123456789abcdef${CHANGES}`, body: command() },
    ],
    ['over 1 MiB', 413, { headers: { ...OFFICERS, ...LINES }, body: 'x'.repeat(1024 * 1024 + 1) }],
    ['a query', 201, { path: `${CHANGES}?person=us/officer.us/officer`, body: command() }],
    ['a host of IPv6', 201, { headers: { ...OFFICERS, Host: '[::1]:8080' }, body: command() }],
  ])('%s goes on to Hono: %i', async (_, status, asked) => {
    const [heard] = await both({}, [asked]);
    expect(heard).toMatchObject({ status, hono: true });
  });

  test('[L8] a command sent twice, and its id for another', async () => {
    const other = JSON.stringify({
      ...JSON.parse(twice),
      change: reported({ precedence: 'FLASH' }),
    });
    const heard = await both({}, [{ body: twice }, { body: twice }, { body: other }]);
    expect(heard.map(({ status }) => status)).toEqual([201, 201, 422]);
  });

  test('[S13] the rate of requests, and that of commands', async () => {
    const few = { rate: 0.1, burst: 3 };
    const five = Array.from({ length: 5 }, () => ({ body: command() }));
    for (const limits of [
      { ...UNLIMITED, requests: few },
      { ...UNLIMITED, commands: few },
    ]) {
      const heard = await both({ limits }, five);
      expect(heard.map(({ status }) => status)).toEqual([201, 201, 201, 429, 429]);
      expect(heard.at(-1)?.headers['retry-after']).toBe('10');
    }
  });

  test('a store of sessions that cannot be read is 500, and the server goes on', async () => {
    for (const chunked of [false, true]) {
      const server = await serve();
      const broken = vi.spyOn(server.people.sessions, 'find').mockImplementation(() => {
        throw new Error('the disk is gone');
      });
      const heard = await ask(server, { body: command() }, chunked);
      broken.mockRestore();
      expect([heard.status, JSON.parse(heard.body).error.kind]).toEqual([500, 'fault']);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      expect(server.faults.splice(0).length).toBeGreaterThan(0); // it is told
    }
  });
});

/** Requests that nobody should send, as bytes: each is a valid one with something wrong. */
import fc from 'fast-check';
import { EVERY_CHANGE } from '../every-change.ts';
import { added, reported } from '../examples.ts';
import { idOf } from '../logs.ts';
import { person } from '../people.ts';
import { OFFICER, OUTSIDER } from '../server.ts';
import { cookieOf } from '../sessions.ts';
import { AWKWARD, mutated, oddJson, perhapsMutated } from './mutate.ts';

const API = '/api/pictures/shared';
const PATHS: readonly string[] = [
  ...['/', '/wall', '/people', '/healthz', '/readyz', '/metrics', '/measured.ts', '/assets/x.js'],
  ...['/api/openapi.json', '/api/cell', '/api/pictures', '/api/tiles', '/tiles/a.pmtiles'],
  ...['/api/zone-offsets', '/api/zone-offsets?zone=Asia/Damascus&from=2026-11-22T10:00:00Z'],
  ...[API, `${API}/changes`, `${API}/entries`, `${API}/export`, `${API}/live`],
  ...[`${API}/checkpoint`, `${API}/checkpoint/${'0'.repeat(64)}`, '/api/pictures/access-us'],
  ...['/api/choice', '/api/choice/anew', '/api/clock', '/api/clock/confirm', '/basemap/x.json'],
  ...['/api/session', '/api/session/password', '/api/session/passkey', '/api/session/role'],
  ...['/api/session/passkey/options', '/api/enrolment', '/api/enrolment/password'],
  ...['/api/enrolment/passkey', '/api/walls', '/api/walls/claim', '/api/walls/approve'],
  ...['/api/people', '/api/people/noa', '/api/people/noa/roles', '/api/people/noa/sessions'],
  '/t/0123456789abcdef/api/pictures',
];
const CHANGES = [...EVERY_CHANGE, reported(), added()];
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT'];
const COOKIES = [
  ...[OFFICER, OUTSIDER, person('il', 'wall'), person('sy', 'feed'), person('us', 'admin')],
  person('us', 'supervisor'),
].map(cookieOf);

const awkward = fc.constantFrom(...AWKWARD);
const path = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PATHS) },
  { weight: 2, arbitrary: fc.constantFrom(API, `${API}/entries`, `${API}/changes`) },
  { weight: 2, arbitrary: mutated(fc.constantFrom(...PATHS)) },
);

const NAMES = ['at', 'as', 'after', 'until', 'limit', 'person', 'hash', '__proto__', ''];
const queryValue = perhapsMutated(
  fc.oneof(awkward, fc.constantFrom('0', '1', '2', '300', 'known', 'happened', '2026-11-22')),
);
const query = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), queryValue), { maxLength: 3 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

/** Values that each header may have when it is right, or nearly so. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  Cookie: [...COOKIES, `${COOKIES[0]}; ${COOKIES[1]}`, 'tripoint', 'tripoint=', 'tripoint=%'],
  Authorization: ['Bearer x.y.z', 'Basic Og==', 'Bearer', 'Bearer '],
  'Content-Type': ['application/json', 'application/x-ndjson', 'text/plain', 'multipart/form-data'],
  Origin: ['null', 'http://evil.example', 'http://localhost', 'http://[::1'],
  'Sec-Fetch-Site': ['cross-site', 'same-origin', 'none'],
  Host: ['cell', '', '[', 'a b', 'localhost:99999', '127.0.0.1', 'evil.example@cell'],
  'X-Forwarded-For': ['127.0.0.1', '1.2.3.4, 5.6.7.8', '[::1]:80', '1.2.3.4:5', 'unknown'],
  'X-Forwarded-Proto': ['https', 'javascript'],
  Forwarded: ['for=127.0.0.1;proto=https', 'for="[::1]:1"', 'for=_x'],
  'Accept-Encoding': ['gzip', 'zstd', 'br;q=1, *;q=0', 'gzip;q=x', 'identity;q=0'],
  Accept: ['*/*', 'text/html'],
  'If-None-Match': ['*', '"x"', 'W/"x", "y', '"'],
  'If-Modified-Since': ['Sun, 22 Nov 2026 00:00:00 GMT', 'yesterday'],
  Range: ['bytes=0-0', 'bytes=-1', 'bytes=9-1', 'bytes=0-,0-,0-', 'x=1'],
  Expect: ['100-continue', '200-ok'],
  Connection: ['close', 'keep-alive', 'Upgrade', 'Cookie', 'close, close'],
  Upgrade: ['websocket', 'h2c', 'WEBSOCKET'],
  'HTTP2-Settings': ['AAMAAABkAAQAAP__'],
  'Tripoint-Person': ['us/officer.us/officer', '//', 'us', '%'],
  'X-HTTP-Method-Override': ['DELETE'],
  Trailer: ['Cookie', 'x'],
  TE: ['trailers'],
  'Sec-WebSocket-Key': ['dGhlIHNhbXBsZSBub25jZQ==', 'x'],
  'Sec-WebSocket-Version': ['13', '8', 'x'],
};
const header = fc
  .constantFrom(...Object.keys(HEADERS))
  .chain((name) =>
    fc.tuple(
      perhapsMutated(fc.constant(name)),
      perhapsMutated(fc.constantFrom(...(HEADERS[name] ?? []))),
    ),
  );

/** So many headers, or ones so long, that Node itself refuses them. */
const giant = fc.oneof(
  fc.nat(4000).map((count) => Array.from({ length: count }, (_, i) => [`X-${i}`, 'y'] as const)),
  fc.nat(100_000).map((length) => [['X-Long', 'x'.repeat(length)] as const]),
);

const command = fc
  .tuple(fc.nat(1_000_000), fc.constantFrom(...CHANGES))
  .map(([n, change]): unknown => ({ id: idOf(n), change }));
const OTHER_BODIES: readonly unknown[] = [
  {},
  { person: 'officer.us', password: 'a password of some length', code: '123456' },
  { attempt: 'x', response: { id: 'eA', rawId: 'eA', type: 'public-key', response: {} } },
  { role: 'analyst' },
  { token: 'x', password: 'a password of some length' },
  { person: 'noa', desk: 'us', roles: ['officer'] },
  { claim: 'x' },
  { code: 'ABC-DEF', pictures: ['shared'] },
  { ahead: 120 },
];
const body = fc.oneof(
  { weight: 4, arbitrary: oddJson(command) },
  { weight: 2, arbitrary: oddJson(fc.constantFrom(...OTHER_BODIES)) },
  {
    weight: 2,
    arbitrary: fc
      .array(oddJson(command), { maxLength: 6 })
      .chain((lines) => perhapsMutated(fc.constantFrom(lines.join('\n'), lines.join('\r\n')))),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.nat(80_000).map((depth) => '['.repeat(depth)) },
);

const chunked = (text: string, size: number): string => {
  const chunks: string[] = [];
  for (let i = 0; i < text.length; i += size) {
    const part = text.slice(i, i + size);
    chunks.push(`${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`);
  }
  return `${chunks.join('')}0\r\n\r\n`;
};

interface Framed {
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

const CHUNKED = ['Transfer-Encoding', 'chunked'] as const;
const FRAMINGS: readonly ((text: string, n: number) => Framed)[] = [
  (text) => ({ headers: [['Content-Length', `${Buffer.byteLength(text)}`]], text }),
  (text) => ({ headers: [['Content-Length', `${Buffer.byteLength(text)}`]], text }),
  (text, n) => ({ headers: [CHUNKED], text: chunked(text, 1 + n) }),
  (text, n) => ({ headers: [['Content-Length', `${n}`]], text }),
  (text, n) => ({ headers: [['Content-Length', `${n}`], CHUNKED], text: chunked(text, 1 + n) }),
  (text) => ({
    headers: [
      ['Content-Length', `${Buffer.byteLength(text)}`],
      ['Content-Length', '0'],
    ],
    text,
  }),
  (text, n) => ({ headers: [['Transfer-Encoding', 'chunked, gzip']], text: chunked(text, 1 + n) }),
  (text, n) => ({ headers: [['Transfer-Encoding', ' chunked']], text: chunked(text, 1 + n) }),
  (text) => ({ headers: [CHUNKED], text: `FFFFFFFFFFFFFFFFF\r\n${text}` }),
  (text) => ({ headers: [CHUNKED], text: `5;${'x'.repeat(20_000)}\r\n${text}` }),
  (text) => ({ headers: [CHUNKED], text: `-1\r\n${text}\r\n0\r\nCookie: x\r\n\r\n` }),
  (text) => ({ headers: [['Content-Length', '1e3']], text }),
  (text) => ({ headers: [['Content-Length', '-1']], text }),
  (text) => ({ headers: [], text }),
];

const framed = fc
  .tuple(fc.constantFrom(...FRAMINGS), fc.option(body, { nil: '' }), fc.nat(64))
  .map(([framing, text, n]) => framing(text, n));

const VERSIONS = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', ''];
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'POST') },
  { weight: 2, arbitrary: fc.constantFrom(...METHODS) },
  { weight: 1, arbitrary: mutated(fc.constantFrom(...METHODS)) },
);

const written = (
  line: string,
  headers: readonly (readonly [string, string])[],
  text: string,
): string => {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return `${[line, ...lines, '', ''].join('\r\n')}${text}`;
};

/** Signed in, as a rule: what is refused at the door reaches nothing. */
const cookie = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...COOKIES) },
  { weight: 1, arbitrary: mutated(fc.constantFrom(...COOKIES)) },
);

/** A request whose every part may be wrong, and is made of whole parts. */
export const request: fc.Arbitrary<string> = fc
  .record({
    method,
    path,
    query,
    version: fc.constantFrom(...VERSIONS),
    cookie,
    headers: fc.oneof(
      { weight: 30, arbitrary: fc.array(header, { maxLength: 4 }) },
      { weight: 1, arbitrary: giant },
    ),
    framed,
  })
  .map(({ method, path, query, version, cookie, headers, framed }) =>
    written(
      `${method} ${path}${query === '' ? '' : `?${query}`} ${version}`,
      [['Host', 'cell'], ['Cookie', cookie], ...headers, ...framed.headers],
      framed.text,
    ),
  );

/** A command that is sound but for its JSON, sent as it should be: it reaches the rules. */
export const posted: fc.Arbitrary<string> = fc
  .tuple(body, fc.constantFrom('application/json', 'application/x-ndjson'))
  .map(([text, type]) =>
    written(
      `POST ${API}/changes HTTP/1.1`,
      [
        ['Host', 'cell'],
        ['Cookie', cookieOf(OFFICER)],
        ['Content-Type', type],
        ['Content-Length', `${Buffer.byteLength(text)}`],
      ],
      text,
    ),
  );

/** Whole requests damaged at any byte, and several behind one another. */
export const rawRequest: fc.Arbitrary<string> = fc.oneof(
  mutated(request),
  mutated(posted),
  fc.array(fc.oneof(request, posted), { minLength: 2, maxLength: 4 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

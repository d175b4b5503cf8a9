import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { SHARED_ONLY } from '../support/cell.ts';
import { added } from '../support/examples.ts';
import { connected, frame, handshake, opened } from '../support/raw.ts';
import { serve, type TestServer } from '../support/server.ts';
import '../support/seed.ts';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const LIVE = '/api/pictures/shared/live';
const seen = '{"type":"seen","seq":1,"code":"ABCD-0123"}';

/** Each ends its own socket. */
const BAD: readonly (readonly [string, Buffer])[] = [
  ...[1, 2, 4, 7].map(
    (reserved) =>
      [`reserved bits ${reserved}`, frame({ opcode: TEXT, reserved, payload: seen })] as const,
  ),
  ...[3, 7, 11, 15].map(
    (opcode) => [`opcode ${opcode}`, frame({ opcode, payload: seen })] as const,
  ),
  ['text that is not UTF-8', frame({ opcode: TEXT, payload: Uint8Array.of(0xff, 0xfe, 0xfd) })],
  ['text cut inside a character', frame({ opcode: TEXT, payload: Uint8Array.of(0xd8) })],
  ['a surrogate as text', frame({ opcode: TEXT, payload: Uint8Array.of(0xed, 0xa0, 0x80) })],
  ['no mask', frame({ opcode: TEXT, masked: false, payload: seen })],
  ['64 KiB and one', frame({ opcode: TEXT, payload: 'x'.repeat(64 * 1024 + 1) })],
  ['a length of 2^31', frame({ opcode: TEXT, claimed: 2 ** 31 })],
  ['a length of 2^53', frame({ opcode: TEXT, claimed: 2n ** 53n })],
  ['a length of 2^64 - 1', frame({ opcode: TEXT, claimed: 2n ** 64n - 1n })],
  [
    'fragments over 64 KiB in all',
    Buffer.concat([
      frame({ fin: false, opcode: TEXT, payload: 'x'.repeat(40_000) }),
      frame({ fin: false, opcode: 0, payload: 'x'.repeat(40_000) }),
    ]),
  ],
  [
    '20,000 fragments of nothing',
    Buffer.concat([
      frame({ fin: false, opcode: TEXT }),
      ...Array.from({ length: 20_000 }, () => frame({ fin: false, opcode: 0 })),
    ]),
  ],
  ['a fragment of nothing before', frame({ opcode: 0, payload: seen })],
  [
    'a new message inside another',
    Buffer.concat([
      frame({ fin: false, opcode: TEXT, payload: 'x' }),
      frame({ opcode: TEXT, payload: seen }),
    ]),
  ],
  ['a ping of 126 bytes', frame({ opcode: PING, payload: 'x'.repeat(126) })],
  [
    '2,000 pings at once',
    Buffer.concat(Array.from({ length: 2000 }, () => frame({ opcode: PING, payload: 'x' }))),
  ],
  ['a ping in fragments', frame({ fin: false, opcode: PING })],
  ['a close of one byte', frame({ opcode: CLOSE, payload: 'x' })],
  ['a close with a code that there is not', frame({ opcode: CLOSE, payload: Uint8Array.of(0, 1) })],
  [
    'a close with a reason that is not UTF-8',
    frame({ opcode: CLOSE, payload: Uint8Array.of(0x03, 0xe8, 0xff) }),
  ],
  ['bytes', frame({ opcode: BINARY, payload: seen })],
  ['what is no frame at all', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ['zeros', Buffer.alloc(1000)],
  ['ones', Buffer.alloc(1000, 0xff)],
];

/** Another screen still gets what lands. */
async function goesOn(server: TestServer, other: Awaited<ReturnType<TestServer['screen']>>) {
  const { body } = await server.ask(added());
  await other.until(() => other.seqs.at(-1) === body.seq);
  expect(other.socket.readyState).toBe(other.socket.OPEN);
}

async function gone(socket: Socket): Promise<void> {
  socket.resume();
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve)); // a reset is an end too
}

test.each(BAD)('[W5] %s ends its own socket and nothing else', async (_, bytes) => {
  const server = await serve({ cell: SHARED_ONLY });
  const other = await server.screen();
  const bad = await opened(server.port);
  bad.write(bytes);
  bad.end(); // for those that wait for more: there is none
  await gone(bad);
  await goesOn(server, other);
  expect(server.served().stream.sockets).toBe(1);
});

test('[W5] what is not yet wrong waits, and holds up nobody', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const other = await server.screen();
  const parts = [
    frame({ fin: false, opcode: TEXT, payload: '{"type":' }), // fragments without end
    frame({ opcode: TEXT, payload: seen }).subarray(0, 7), // half a frame
    frame({ opcode: TEXT, claimed: 60_000 }), // and one that never comes
  ];
  for (const bytes of parts) (await opened(server.port)).write(bytes);
  await goesOn(server, other);
  expect(server.served().stream.sockets).toBe(4);
});

test('[W5] bad bytes instead of a handshake, or half of one, or cut at any byte, end nothing else', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const other = await server.screen();
  const right = handshake(LIVE);
  const garbage = [
    '\r\n'.repeat(100),
    '\0'.repeat(100),
    'HELLO\r\n\r\n',
    `GET ${LIVE} HTTP/9.9\r\n\r\n`,
    `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n${'X: y\r\n'.repeat(10_000)}\r\n`,
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n`,
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: \r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    'GET http:// HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'GET /%ff%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', // TLS
    right.replace('\r\n', '\n'),
    `${right}${right}`, // a second handshake as the first frame
    right.replace(
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Extensions: permessage-deflate; x="\\',
    ),
    right.replace('Cookie: ', 'Cookie: tripoint=%; '),
  ];
  const cuts = [1, 20, 60, right.length - 2, right.length].map((end) => right.slice(0, end));
  for (const text of [...garbage, ...cuts]) {
    const socket = await connected(server.port);
    socket.write(text, 'latin1');
    socket.end();
    await gone(socket);
  }
  for (const text of cuts) {
    const socket = await connected(server.port);
    socket.write(text);
    socket.resetAndDestroy();
    await gone(socket);
  }
  await goesOn(server, other);
  expect((await server.get('/healthz')).status).toBe(200);
});

/**
 * What a durable command costs at least: bare node:http that reads commands, chains and hashes their entries,
 * commits them in groups and answers as the product does. It checks nothing and keeps no picture.
 * `node append-limit.ts FILE` prints the port that it listens on.
 */
import { hash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(process.argv[2] ?? ':memory:');
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;');
db.exec('CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
const insert = db.prepare('INSERT INTO entry VALUES (?, ?)');

interface Asked {
  readonly commands: readonly { readonly id: string; readonly change: unknown }[];
  readonly response: ServerResponse;
}

const NDJSON = 'application/x-ndjson';
let waiting: Asked[] = [];
let seq = 0;
let prev = '0'.repeat(64);

function commit(): void {
  const group = waiting;
  waiting = [];
  const time = new Date().toISOString();
  db.exec('BEGIN IMMEDIATE');
  const answers = group.map(({ commands }) =>
    commands.map(({ id, change }) => {
      seq++;
      const by = { desk: 'il', person: 'il-officer', role: 'officer' };
      const line = Buffer.from(JSON.stringify({ seq, prev, time, by, command: id, change }));
      prev = hash('sha256', Buffer.concat([Buffer.of(0), line]));
      insert.run(seq, line);
      return { seq, item: `E-${seq}`, hash: prev };
    }),
  );
  db.exec('COMMIT');
  for (const [i, { response, commands }] of group.entries()) {
    const [one, ...more] = answers[i] ?? [];
    const alone = more.length === 0;
    const lines = alone
      ? JSON.stringify(one)
      : [one, ...more].map((answer) => `${JSON.stringify({ status: 201, ...answer })}\n`).join('');
    response.writeHead(commands.length === 1 ? 201 : 200, {
      'Content-Type': alone ? 'application/json' : NDJSON,
      'Content-Length': Buffer.byteLength(lines),
    });
    response.end(lines);
  }
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const text = Buffer.concat(parts).toString();
    const lines = request.headers['content-type'] === NDJSON ? text.split('\n') : [text];
    if (waiting.length === 0) setImmediate(commit);
    waiting.push({ commands: lines.map((line) => JSON.parse(line)), response });
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

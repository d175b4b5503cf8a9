import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Cell, pictureKindOf } from '../../picture/cell.ts';
import { hashOf } from '../../picture/chain.ts';
import { readEntry } from '../../picture/entry.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { peoplePath } from '../../server/people/bootstrap.ts';
import { statesOf } from '../golden/expected.ts';
import { MODE } from '../golden/stage.ts';
import { cellOf, entryLines, VERSIONS, type Version } from '../golden/versions.ts';
import { Clock, MINUTE } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { drawn } from '../support/screen.ts';
import { scratch, serve, type TestServer } from '../support/server.ts';

/** A copy of the data folder of a version. */
function copyOf({ folder }: Version): string {
  const copy = scratch();
  cpSync(join(folder, 'data'), copy, { recursive: true });
  return join(copy, MODE);
}

/** A server of today on such a copy, by the configuration of that version. */
function serveOn(logs: string, version: Version, now = Date.parse(version.expected.stopped)) {
  const cell = cellOf(version);
  const log = (picture: string) => sqliteLog(join(logs, `${picture}.db`));
  const people = peoplePath(logs, cell);
  return serve({ cell, mode: MODE, log, records: log, people, now: new Clock(now).now });
}

/** Somebody who may read a log: an officer of a member, or for access records an admin. */
const readerOf = (cell: Cell, log: string) =>
  pictureKindOf(cell, log) === 'access'
    ? person('us', 'admin')
    : person(cell.pictures.find(({ id }) => id === log)?.members[0] ?? '');

interface Shown {
  readonly seq: number;
  readonly hash: string;
  readonly code: string;
  readonly items: readonly { readonly ref: string }[];
}

describe.each(VERSIONS)('on the data folder of the golden version $name', (version) => {
  const { expected } = version;
  const cell = cellOf(version);
  const logs = Object.entries(expected.logs);
  const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

  test('[C5] [L1] [R15] [R20] a server serves the same lines and pictures', async () => {
    const server = await serveOn(copyOf(version), version);
    for (const [log, facts] of logs) {
      const { replica } = server.served(log);
      expect([log, replica.alarm, replica.head, replica.code]).toEqual([
        log,
        undefined,
        facts.head,
        facts.code,
      ]);
      const read = async (query: string) =>
        (await server.get(`/api/pictures/${log}${query}`, readerOf(cell, log))).text();
      const shown = async (query: string): Promise<Shown> => JSON.parse(await read(query));
      const lines = entryLines(version, log).map((line) => `${textOf(line)}\n`);
      expect(await read('/entries')).toBe(lines.join(''));
      const { hash, seq } = facts.head;
      expect(await shown('')).toMatchObject({ seq, hash, code: facts.code });
      for (const moment of facts.moments) {
        const then = await shown(`?at=${moment.seq}`);
        expect([then.seq, then.code, statesOf(then.items)]).toEqual([
          moment.seq,
          moment.code,
          moment.known,
        ]);
        const { items } = await shown(`?at=${moment.time}&as=happened`);
        expect(items.map(({ ref }) => ref)).toEqual(moment.happened);
      }
    }
  });

  test('[W2] a screen gets a picture of it, or goes on from any entry that it held', async () => {
    const server = await serveOn(copyOf(version), version);
    for (const [log, facts] of logs) {
      const who = readerOf(cell, log);
      const fresh = await server.screen(who, {}, log);
      await fresh.until(() => fresh.reached === facts.head.seq);
      const { head, code } = drawn(fresh.frames);
      expect([log, head, code]).toEqual([log, facts.head, facts.code]);
      const lines = entryLines(version, log);
      for (const { seq } of facts.moments.filter((one) => one.seq < lines.length)) {
        const line = lines[seq - 1] ?? new Uint8Array();
        const late = await server.screen(who, { after: seq, hash: hashOf(line) }, log);
        await late.until(() => late.reached === facts.head.seq);
        const got = late.frames.flatMap((frame) => frame.lines);
        expect(got).toEqual(lines.slice(seq).map(textOf));
      }
    }
  });

  test('[C2] [L9] every log takes one entry more, and is whole at the next start', async () => {
    const folder = copyOf(version);
    const first = await serveOn(folder, version);
    for (const [log, { head }] of logs) await grow(first, cell, log, head.seq + 1);
    await first.close();
    const next = await serveOn(folder, version);
    for (const [log, { head }] of logs) {
      const { replica } = next.served(log);
      expect([log, replica.alarm]).toEqual([log, undefined]);
      const [line] = await replica.log.read(head.seq, 1);
      if (line === undefined) throw new Error(`${log} has not grown`);
      const entry = readEntry(line.bytes, head.seq + 1);
      expect(entry.prev).toBe(head.hash);
      expect(entry.time >= head.time).toBe(true);
    }
  });

  test('[L8] [R22] what was approved for later is released when its time comes', async () => {
    const { picture, item, to, at } = expected.delayed;
    const changes = entryLines(version, picture).map((line, i) => readEntry(line, i + 1).change);
    const proposal = changes.findLast(
      (change) => change.type === 'release.proposed' && change.item === item,
    );
    if (proposal?.type !== 'release.proposed') throw new Error('nothing waits');
    const server = await serveOn(copyOf(version), version, Date.parse(at) + MINUTE);
    const held = expected.logs[picture]?.head ?? { seq: 0, hash: '' };
    const standing = { after: held.seq, hash: held.hash }; // what comes is new
    const own = await server.screen(readerOf(cell, picture), standing, picture);
    const made = (line: string) => {
      const change = JSON.parse(line).change;
      return change.type === 'release.made' && change.item === item;
    };
    await own.until((frames) => frames.some(({ lines }) => lines.some(made)));
    const { replica } = server.served(to);
    const { seq } = expected.logs[to]?.head ?? { seq: 0 };
    const lines = await replica.log.read(seq, 100);
    const came = lines.map((line) => readEntry(line.bytes, line.seq));
    // beside what the server says of channels, hours later
    const released = came.filter(({ by }) => by.person !== 'server');
    expect(released.map(({ change }) => change)).toEqual([proposal.change]);
  });

  test('[S1] the people of it are known, with what they prove themselves with', async () => {
    const { people } = await serveOn(copyOf(version), version);
    const accounts = people.accounts.all();
    expect(accounts).toMatchObject(expected.accounts);
    expect(accounts).toHaveLength(expected.accounts.length);
  });
});

/** One entry more in a log: a report, or what an access record says of an export or of a bad link. */
async function grow(server: TestServer, cell: Cell, log: string, seq: number): Promise<void> {
  const { replica } = server.served(log);
  const desk = cell.desks.find(({ id }) => log === `access-${id}`);
  if (pictureKindOf(cell, log) !== 'access') {
    const posting = { who: readerOf(cell, log), picture: log };
    expect(await server.ask(reported(), posting)).toMatchObject({ status: 201, body: { seq } });
  } else if (desk === undefined) await server.get('/enter/nonsense');
  else await (await server.get(`/api/pictures/${log}/export`, person(desk.id))).text();
  while (replica.head.seq < seq) await new Promise(setImmediate);
}

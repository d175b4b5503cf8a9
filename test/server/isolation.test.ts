/** Three desks at work on one server, over HTTP and sockets: what each was told, byte by byte. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { PictureId } from '../../picture/basics.ts';
import { pictureKindOf } from '../../picture/cell.ts';
import { hashOf } from '../../picture/chain.ts';
import { readEntry } from '../../picture/entry.ts';
import type { Person } from '../../picture/permission.ts';
import { all } from '../../picture/table.ts';
import { DESK_CELL } from '../support/desks.ts';
import { Ears } from '../support/ears.ts';
import { figure } from '../support/figure.ts';
import { DESKS, person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { random, seed } from '../support/seed.ts';
import { asked, serve, type TestServer } from '../support/server.ts';
import { type Deed, deed, GOES, STAYS, wanted } from '../support/worlds.ts';

const COMMANDS = sized({ test: 1000, soak: 10_000 });
const TRIES = 3; // of what a wish may mean
const SLOWER = 8; // than the deeds say, so that nobody's session is over before the end
const READS = ['', '/entries', '/export', '?at=3', '?at=99999', '/entries?after=x'];
const ABOUT = [
  '/api/pictures',
  '/api/cell',
  '/metrics',
  '/readyz',
  '/api/pictures/il%2f',
  '/api/x',
];

const isPrivate = (id: string): boolean => pictureKindOf(DESK_CELL, id) === 'private';
const marksIn = (text: string, sign: string): string[] =>
  text.match(new RegExp(`${sign}\\d+${sign}`, 'g')) ?? [];

/** What was asked and heard; what was asked of a desk's own picture, taken or not, is that desk's. */
class Work {
  readonly ears: ReadonlyMap<string, Ears>;
  /** Marks of what was asked of each desk's own picture by that desk. */
  readonly drafted = new Map(DESKS.map((desk) => [`${desk}`, new Set<string>()]));
  readonly #random = random(4);
  readonly server: TestServer;
  readonly clock: { now: number };
  commands = 0;
  taken = 0;

  constructor(server: TestServer, clock: { now: number }) {
    this.server = server;
    this.clock = clock;
    this.ears = new Map(DESKS.map((desk) => [`${desk}`, new Ears(server)]));
  }

  earsOf(desk: string): Ears {
    const found = this.ears.get(desk);
    if (found === undefined) throw new Error(`no desk ${desk}`);
    return found;
  }

  async do({ desk, role, where, tick, pick, asks }: Deed): Promise<void> {
    this.clock.now += Math.max(0, Math.floor(tick / SLOWER));
    const id = where === 'own' ? `${desk}` : `${where}`;
    const { picture } = this.server.served(id).replica;
    const who = person(desk, role);
    const ground = { picture, now: this.clock.now };
    for (const change of wanted(ground, pick, asks, this.commands).slice(0, TRIES)) {
      this.commands++;
      const body = asked(change);
      if (id === `${desk}`) {
        for (const sign of [GOES, STAYS]) {
          for (const mark of marksIn(body, sign)) this.drafted.get(id)?.add(mark);
        }
      }
      const post = { method: 'POST', body };
      const status = await this.earsOf(desk).ask(who, `/api/pictures/${id}/changes`, post);
      expect(status).not.toBe(401);
      if (status !== 201) continue;
      this.taken++;
      break;
    }
    if (this.#random() < 0.05) await this.#read(who);
  }

  /** Looks where it may and where it may not. */
  async #read(who: Person): Promise<void> {
    const some = <T>(list: readonly T[]): T => list[Math.floor(this.#random() * list.length)]!;
    const { id } = some(DESK_CELL.pictures);
    const path = this.#random() < 0.8 ? `/api/pictures/${id}${some(READS)}` : some(ABOUT);
    await this.earsOf(who.desk).ask(who, path);
  }
}

/** The stored lines of a picture. */
async function linesOf(server: TestServer, picture: string): Promise<readonly Uint8Array[]> {
  const { log, head } = server.served(picture).replica;
  return (await log.read(0, head.seq)).map(({ bytes }) => bytes);
}

test("[P1] [P6] [R23] whatever is asked, no desk is told a byte of another's drafts", async () => {
  const output: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => output.push(String(chunk)) > 0);
  }
  const clock = { now: Date.parse('2026-11-22T14:00:00Z') };
  const server = await serve({ cell: DESK_CELL, now: () => clock.now });
  const work = new Work(server, clock);
  for (const desk of DESKS) {
    for (const { id } of DESK_CELL.pictures) await work.earsOf(desk).follow(person(desk), id);
  }
  const deeds = fc.sample(fc.array(deed, { minLength: 500, maxLength: 500 }), {
    numRuns: COMMANDS / 250, // more than enough
    seed,
  });
  for (const one of deeds.flat()) {
    if (work.commands >= COMMANDS) break;
    await work.do(one);
  }
  for (const { id } of DESK_CELL.pictures) {
    for (const desk of DESKS) {
      await work.earsOf(desk).ask(person(desk), `/api/pictures/${id}/export`);
    }
  }
  for (const ears of work.ears.values()) await ears.settle();
  vi.restoreAllMocks();

  let released = 0;
  let kept = 0;
  for (const desk of DESKS) {
    const drafted = work.drafted.get(desk) ?? new Set();
    const own = await linesOf(server, desk);
    const { picture } = server.served(desk).replica;
    const made = [...all(picture.items)].flatMap(({ releases = [] }) =>
      releases.flatMap(({ to, made, change }) => (made ? [{ to, seq: made.seq, change }] : [])),
    );
    const copies = (to: PictureId) =>
      new Map(made.filter((one) => one.to === to).map(({ seq, change }) => [seq, change]));
    const crossed = new Map<string, Set<string>>();
    for (const { id, members } of DESK_CELL.pictures.filter(({ id }) => !isPrivate(id))) {
      const mine = copies(id);
      for (const [i, bytes] of (await linesOf(server, id)).entries()) {
        const { seq, change, by } = readEntry(bytes, i + 1);
        const words = JSON.stringify(change);
        const marks = [GOES, STAYS].flatMap((sign) => marksIn(words, sign));
        const from = marks.filter((mark) => drafted.has(mark));
        if (from.length === 0) continue;
        expect(words).toBe(JSON.stringify(mine.get(seq))); // to the byte what was previewed
        expect(by.desk).toBe(desk);
        expect(from.every((mark) => mark.startsWith(GOES))).toBe(true);
        released++;
        for (const member of members) {
          const known = crossed.get(member) ?? new Set();
          crossed.set(member, known);
          for (const mark of from) known.add(mark);
        }
      }
    }
    const hashes = own.map((line) => hashOf(line));
    for (const other of [...DESKS.filter((one) => one !== desk), 'output']) {
      const heard = other === 'output' ? output.join('\n') : work.earsOf(other).heard;
      const told = [GOES, STAYS].flatMap((sign) => marksIn(heard, sign));
      const leaked = told.filter(
        (mark) => drafted.has(mark) && crossed.get(other)?.has(mark) !== true,
      );
      expect(leaked, `of ${desk}, told to ${other}`).toEqual([]);
      expect(hashes.filter((hash) => heard.includes(hash))).toEqual([]);
      expect(heard).not.toContain(server.served(desk).replica.code);
    }
    kept += drafted.size;
    expect(marksIn(work.earsOf(desk).heard, GOES).length).toBeGreaterThan(COMMANDS / 100); // it hears its own
  }
  figure(
    `${work.commands} commands, ${work.taken} taken; ${kept} marks drafted, ${released} copies crossed`,
  );
  expect(released).toBeGreaterThan(COMMANDS / 300);
  expect(kept).toBeGreaterThan(COMMANDS / 10);
});

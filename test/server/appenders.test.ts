/** Two servers at work on the same logs: one history comes of it, whatever each is asked and whoever is first. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hash } from '../../picture/basics.ts';
import { examine, GENESIS } from '../../picture/chain.ts';
import { derivedCommandId } from '../../picture/command-id.ts';
import { code } from '../../picture/digest.ts';
import type { Command, Entry } from '../../picture/entry.ts';
import type { Release } from '../../picture/facets/release/steps.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import type { Role } from '../../picture/wire.ts';
import type { Answer } from '../../server/pictures/append.ts';
import { DESK_CELL } from '../support/desks.ts';
import { command } from '../support/logs.ts';
import { type Peer, type Peers, peersInMemory, peersOnDisk } from '../support/peers.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { random, seed } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { type Deed, deed, wanted } from '../support/worlds.ts';

const COMMANDS = sized({ test: 400, soak: 10_000 });
const WRITERS = 8;
const TRIES = 3; // of what a wish may mean

/** The same by somebody who mostly may: what others are refused is tested elsewhere. */
function willing(one: Deed): Deed {
  const role: Role = one.role === 'supervisor' || one.role === 'analyst' ? one.role : 'officer';
  const { asks } = one;
  if (asks.kind === 'change') return { ...one, role };
  const own = { ...one, role, where: 'own' as const };
  if (asks.kind === 'step') return own;
  return { ...own, asks: { ...asks, to: 'shared', wrong: '', delay: undefined } };
}

type Taken = Extract<Answer, { kind: 'taken' }>;

/** What was asked of two servers, and what they answered. */
class Work {
  readonly taken = new Map<string, { readonly picture: string; readonly answer: Taken }>();
  asked = 0;
  busy = 0;
  twice = 0;
  readonly #peers: Peers;
  readonly #random = random(31);

  constructor(peers: Peers) {
    this.#peers = peers;
  }

  /** Does what is wished until enough was asked. */
  async run(deeds: readonly Deed[]): Promise<void> {
    const next = deeds.values();
    const writer = async () => {
      for (const one of next) {
        if (this.asked >= COMMANDS) return;
        await this.#do(one);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
  }

  async #do({ desk, role, where, pick, asks }: Deed): Promise<void> {
    const id = where === 'own' ? `${desk}` : `${where}`;
    const { replica } = this.#peers.near.served(id);
    const ground = { picture: replica.picture, now: Date.now() };
    for (const change of wanted(ground, pick, asks, this.asked).slice(0, TRIES)) {
      const seen = this.#random() < 0.2 ? replica.head : undefined;
      const one = command(change, ++this.asked, seen);
      const [near, other] = this.#peers.all;
      const both = this.#random() < 0.1;
      const to = both ? [near, other] : [this.#random() < 0.5 ? near : other];
      const who = person(desk, role);
      const answers = await Promise.all(to.map((peer) => this.#ask(peer, id, who, one)));
      if (answers.some(({ kind }) => kind === 'taken')) return;
    }
  }

  async #ask(peer: Peer, picture: string, who: Parameters<Peer['ask']>[1], one: Command) {
    for (;;) {
      const answer = await peer.ask(picture, who, one);
      if (answer.kind === 'busy') {
        this.busy++;
        continue; // as a page would
      }
      if (answer.kind === 'closed') throw new Error(answer.why);
      if (answer.kind === 'taken') {
        const before = this.taken.get(one.id);
        if (before !== undefined) {
          this.twice++;
          expect(answer).toEqual(before.answer); // [L8]
        }
        this.taken.set(one.id, { picture, answer });
      }
      return answer;
    }
  }
}

interface History {
  readonly picture: Picture;
  readonly entries: readonly Entry[];
  readonly hashes: readonly Hash[];
}

/** What the storage holds of a picture, every line examined. Throws BrokenLog. */
async function historyOf({ stored }: Peers, id: string): Promise<History> {
  let head = GENESIS;
  const steps = (await stored(id)).map((bytes) => {
    const step = examine(head, bytes);
    ({ head } = step);
    return step;
  });
  const entries = steps.map(({ entry }) => entry);
  return { entries, hashes: steps.map((step) => step.head.hash), picture: fold(EMPTY, entries) };
}

/** The history once both servers have all of it and nothing more is being made: a release may still be on its way. */
async function settled(peers: Peers, id: string): Promise<History> {
  for (;;) {
    const history = await historyOf(peers, id);
    const length = history.entries.length;
    for (const peer of peers.all) {
      // each hears of what the other has written, without being asked for anything
      await until(async () => {
        const { head, alarm } = await peer.reached(id);
        return head.seq >= length || alarm !== undefined;
      });
    }
    const heads = await Promise.all(
      peers.all.map(async (peer) => (await peer.reached(id)).head.seq),
    );
    if (heads.every((seq) => seq === length)) return history;
  }
}

const releasesIn = ({ items }: Picture): readonly Release[] =>
  [...all(items)].flatMap(({ releases = [] }) => releases);
/** Not yet over, though it may be. One whose time is still to come is not waited for. */
const isDue = ({ state, notBefore }: Release) =>
  state === 'approved' && !(notBefore !== undefined && Date.parse(notBefore) > Date.now());
const MADE_BY_RULE = /^.{14}8/;

test.each([
  ['in memory', peersInMemory],
  ['on SQLite, in two processes', peersOnDisk],
])(
  `[L3] [L8] ${COMMANDS} commands at two servers %s: one history, none lost, none twice, releases once`,
  async (where, open) => {
    const peers = await open();
    const ids = DESK_CELL.pictures.map(({ id }) => `${id}`);
    const work = new Work(peers);
    const deeds = fc.sample(fc.array(deed, { minLength: 500, maxLength: 500 }), {
      numRuns: Math.ceil(COMMANDS / 250),
      seed,
    });
    await work.run(deeds.flat().map(willing));
    const keeperOf = (id: string) => peers.near.served(id).replica;
    await until(() => !ids.some((id) => releasesIn(keeperOf(id).picture).some(isDue)));

    const histories = new Map<string, History>();
    for (const id of ids) {
      const history = await settled(peers, id);
      histories.set(id, history);
      const hash = history.hashes.at(-1) ?? GENESIS.hash;
      const head = { seq: history.entries.length, hash };
      const reached = { head, code: code(hash, history.picture) };
      for (const peer of peers.all) {
        const { alarm, ...where } = await peer.reached(id);
        expect(alarm).toBeUndefined();
        expect(where).toMatchObject(reached);
      }
    }

    for (const [id, { picture, answer }] of work.taken) {
      const { entries = [], hashes = [] } = histories.get(picture) ?? {};
      const kept = { command: entries[answer.seq - 1]?.command, hash: hashes[answer.seq - 1] };
      expect(kept).toEqual({ command: id, hash: answer.hash });
    }
    const written = [...histories.values()].flatMap(({ entries }) => entries.slice(1));
    const commands = written.map((entry) => entry.command);
    expect(new Set(commands).size).toBe(commands.length);
    const bySomebody = commands.filter((id) => !MADE_BY_RULE.test(id));
    expect(new Set(bySomebody)).toEqual(new Set(work.taken.keys()));

    let made = 0;
    const copies = new Map<string, Release>();
    for (const { picture, hashes } of histories.values()) {
      for (const release of releasesIn(picture).filter(({ state }) => state === 'made')) {
        const approved = hashes[(release.approvedBy?.seq ?? release.seq) - 1] ?? GENESIS.hash;
        const { entries = [], hashes: there = [] } = histories.get(release.to) ?? {};
        const copy = entries[(release.made?.seq ?? 0) - 1];
        expect(copy).toMatchObject({
          command: derivedCommandId('release', approved),
          change: release.change,
        });
        expect(there[(release.made?.seq ?? 0) - 1]).toBe(release.made?.hash);
        copies.set(`${copy?.command}`, release);
        made++;
      }
    }
    const crossed = [...histories.entries()]
      .filter(([id]) => ids.includes(id) && DESK_CELL.desks.every((desk) => desk.id !== id))
      .flatMap(([, { entries }]) => entries.filter((entry) => MADE_BY_RULE.test(entry.command)));
    expect([copies.size, crossed.length]).toEqual([made, made]);
    expect(made).toBeGreaterThan(COMMANDS / 100);
    expect(peers.moved()).toBeGreaterThan(COMMANDS / 100); // they were in each other's way
    console.info(
      `seed ${seed}, ${where}: ${work.asked} asked, ${work.taken.size} taken, ${work.twice} of them by both, ${peers.moved()} times another was first, ${work.busy} times busy, ${made} releases made`,
    );
  },
  600_000,
);

/** A cell with all its pictures, and three desks at work in them: drafts, releases, and what is refused. */
import fc from 'fast-check';
import { PictureId, type Ref } from '../../picture/basics.ts';
import { copyOf, wordsAt } from '../../picture/facets/release/copy.ts';
import { needsSecond } from '../../picture/facets/release/judge.ts';
import { releaseStatus } from '../../picture/facets/release/status.ts';
import type { Release } from '../../picture/facets/release/steps.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { Precision } from '../../picture/geo/coarsen.ts';
import type { Actor, Person } from '../../picture/permission.ts';
import { all } from '../../picture/table.ts';
import { ROLES } from '../../picture/wire.ts';
import { DESK_CELL, machine, openedAs } from './desks.ts';
import { aims, Growing } from './logs.ts';
import { DESKS, person } from './people.ts';
import { seed } from './seed.ts';
import { place } from './shapes.ts';
import { change } from './wishes.ts';

/** Words that a copy carries are marked with the one, words that stay behind with the other. */
export const GOES = '§';
export const STAYS = '¤';

const precision: fc.Arbitrary<Precision> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('exact' as const, '100m' as const, '1km' as const) },
  { weight: 1, arbitrary: place.map((at) => ({ place: at })) },
);

const asks = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('change' as const), change }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('propose' as const),
      to: fc.oneof(
        fc.constant('shared'),
        fc.constantFrom(...DESK_CELL.pictures.map(({ id }) => `${id}`)),
      ),
      precision,
      delay: fc.option(fc.nat(200_000), { nil: undefined }),
      anew: fc.boolean(),
      /** Now and then it is asked for otherwise than the rules say. */
      wrong: fc.constantFrom('', '', '', '', 'second', 'of', 'change'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      type: fc.constantFrom('approved', 'approved', 'refused', 'made'),
    }),
  },
);

/** Something that somebody asks somewhere, after a while. */
export const deed = fc.record({
  desk: fc.constantFrom(...DESKS),
  role: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('officer' as const, 'supervisor' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...ROLES) },
  ),
  where: fc.oneof(
    { weight: 5, arbitrary: fc.constant('own' as const) },
    { weight: 2, arbitrary: fc.constant('shared' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...DESK_CELL.pictures.map(({ id }) => id)) },
  ),
  tick: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: -5000, max: 60_000 }) },
    { weight: 1, arbitrary: fc.constant(700_000) }, // too late to approve
  ),
  pick: fc.nat(),
  asks,
});
export type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

class World {
  readonly logs: ReadonlyMap<PictureId, Growing> = new Map(
    DESK_CELL.pictures.map(({ id, members }) => [
      id,
      new Growing(undefined, openedAs(id, ...members), DESK_CELL),
    ]),
  );
  /** Commands asked so far, taken or not. */
  asked = 0;

  log(id: string): Growing {
    for (const [picture, log] of this.logs) if (`${picture}` === id) return log;
    throw new Error(`no picture ${id}`);
  }

  do({ desk, role, where, tick, pick, asks }: Deed): void {
    const who: Person = person(desk, role);
    const log = this.log(where === 'own' ? desk : where);
    const before = log.entries.length;
    let wait = tick;
    for (const change of wanted(log, pick, asks, this.asked)) {
      this.#ask(log, who, change, wait);
      wait = 0;
      if (log.entries.length > before) break;
    }
    this.#outbox();
  }

  #ask(log: Growing, who: Actor, wanted: unknown, wait: number) {
    this.asked++;
    return log.ask(who, wanted, wait);
  }

  /** What the server does by itself: makes what is due, and says so. */
  #outbox(): void {
    for (const { id: desk } of DESK_CELL.desks) {
      const log = this.log(desk);
      for (const { ref, releases, state } of all(log.picture.items)) {
        for (const release of releases ?? []) {
          if (releaseStatus(release, log.now) !== 'going') continue;
          this.#make(log, desk, ref, release, state === 'withdrawn');
        }
      }
    }
  }

  #make(log: Growing, desk: string, item: string, release: Release, withdrawn: boolean): void {
    const target = this.log(release.to);
    const by: Person = { ...person(desk), person: (release.approvedBy ?? release).by.person };
    const refusal = withdrawn ? { why: 'withdrawn' } : this.#ask(target, by, release.change, 0);
    const { seq, hash } = target.head;
    const named = 'item' in release.change ? release.change.item : `${item[0]}-${seq}`;
    const told =
      refusal === undefined
        ? { type: 'release.made', made: { item: named, seq, hash } }
        : { type: 'release.refused', reason: refusal.why };
    const failed = this.#ask(log, machine(desk), { item, release: release.seq, ...told }, 0);
    if (failed !== undefined) throw new Error(`the server was refused: ${failed.why}`);
  }
}

/** A picture at a moment (ms since 1970): what is asked of it is aimed at what is in it. */
export interface Ground {
  readonly picture: Picture;
  readonly now: number;
}

/** The changes that a wish may mean here, the likeliest first; their words are marked with `number`. */
export function wanted(
  ground: Ground,
  pick: number,
  wish: Deed['asks'],
  number: number,
): readonly unknown[] {
  const items = [...all(ground.picture.items)];
  switch (wish.kind) {
    case 'change':
      return aims(ground.picture, pick, marked(wish.change, number));
    case 'propose':
      return turned(items, pick).map((item) => proposal(ground, item, wish));
    case 'step': {
      const releases = items.flatMap((item) =>
        (item.releases ?? []).map(({ seq, state }) => ({ ref: item.ref, seq, state })),
      );
      const from = turned(releases, pick);
      const waiting = from.filter(({ state }) => state === 'proposed');
      const over = from.filter(({ state }) => state !== 'proposed');
      return [...waiting, ...over].slice(0, 6).map(({ ref, seq }) => step(wish.type, ref, seq));
    }
    default:
      return wish satisfies never;
  }
}

type Proposing = Extract<Deed['asks'], { kind: 'propose' }>;

const turned = <T>(list: readonly T[], from: number): T[] => {
  const at = from % Math.max(1, list.length);
  return [...list.slice(at), ...list.slice(0, at)];
};

function proposal(
  { picture, now }: Ground,
  item: AnyItem,
  { to, precision, delay, anew, wrong }: Proposing,
) {
  const id = PictureId.parse(to);
  const copy = copyOf(item, { from: picture, to: id, precision, anew });
  const later = new Date(now + (delay ?? 0)).toISOString();
  return {
    type: 'release.proposed',
    item: item.ref,
    to,
    of: wordsAt(item) - (wrong === 'of' ? 1 : 0),
    change: wrong === 'change' || typeof copy === 'string' ? wordsOf(item) : copy,
    second: needsSecond(item, DESK_CELL) !== (wrong === 'second'),
    ...(delay === undefined ? {} : { notBefore: later }),
  };
}

/** All that an item says, as nothing that is released may. */
function wordsOf(item: AnyItem): object {
  switch (item.kind) {
    case 'event':
      return { type: 'event.reported', event: item.fields };
    case 'zone':
      return { type: 'zone.proposed', terms: item.terms };
    case 'note':
      return { type: 'note.added', note: item.fields };
    case 'message':
      return { type: 'message.sent', message: item.fields };
    default:
      return item satisfies never;
  }
}

const HASH = 'ab'.repeat(32);

function step(type: string, item: Ref, release: number): object {
  const more = {
    approved: {},
    refused: { reason: 'not now' },
    made: { made: { item, seq: 1, hash: HASH } },
  }[type];
  return { type: `release.${type}`, item, release, ...more };
}

/** The change with a mark of its own in every text, by whether a copy carries that text. */
function marked<T>(wish: T, number: number): T {
  const tag = (value: unknown, stays: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const back = stays || key === 'source' || key === 'reason';
        const sign = back ? STAYS : GOES;
        const written = WRITTEN.has(key) && typeof part === 'string';
        return [key, written ? `${part} ${sign}${number}${sign}` : tag(part, back)];
      }),
    );
  };
  const replied =
    typeof wish === 'object' && wish !== null && JSON.stringify(wish).includes('"note.replied"');
  return tag(wish, replied) as T; // the same shape: only texts grow
}

/** Fields that people write words in. */
const WRITTEN: ReadonlySet<string> = new Set(['en', 'ar', 'he', 'name', 'basis', 'reason']);

/** Worlds in which so many deeds were done, the same for the same seed. */
export const someWorlds = (many: number, deeds: number): World[] =>
  fc
    .sample(fc.array(deed, { minLength: deeds, maxLength: deeds }), { numRuns: many, seed })
    .map((done) => {
      const world = new World();
      for (const one of done) world.do(one);
      return world;
    });

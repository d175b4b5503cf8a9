/**
 * Proposals that overlap, posted by two or three desks at the same moment: never are two taken of which
 * neither author had seen the other. Life safety is taken at once.
 */
import { expect, test } from 'vitest';
import { hashOf } from '../../picture/chain.ts';
import { type Entry, readEntry } from '../../picture/entry.ts';
import type { Person } from '../../picture/permission.ts';
import { CELL } from '../support/cell.ts';
import { TERMS } from '../support/examples.ts';
import { figure } from '../support/figure.ts';
import { itemAt } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { type Answered, serve } from '../support/server.ts';

const RACES = sized({ test: 60, soak: 500 });
const ACROSS = 25; // races beside each other
const APART = 0.05; // degrees between races: over twice the largest radius
const HAZARDS = 0.15; // of proposals

type Draw = () => number;

/** Terms of a race: every two of them overlap, in place, heights and time. */
function terms(race: number, kind: string, next: Draw): object {
  const jitter = () => (next() - 0.5) / 500; // up to 110 m
  const lon = 35 + (race % ACROSS) * APART + jitter();
  const lat = 32.5 + Math.floor(race / ACROSS) * APART + jitter();
  return {
    ...TERMS,
    kind,
    area: { type: 'Circle', centre: [lon, lat], radius: 500 + Math.floor(next() * 1000) },
    window: {
      from: TERMS.window.from,
      ...(next() < 0.5 ? {} : { to: '2199-01-01T00:00:00.000Z' }),
    },
  };
}

/** What was asked in which race: by the seq of the entry that it became. */
interface Taken {
  readonly race: number;
  readonly kind: string;
  readonly entry: Entry;
}

/** True if the author of the later one had seen the earlier one. */
const seen = (earlier: Entry, later: Entry): boolean => (later.seen?.seq ?? 0) >= earlier.seq;

test(`[R50] ${RACES} races: of overlapping proposals at once one author has seen the other`, async () => {
  const server = await serve({ cell: CELL });
  const { replica } = server.served();
  const next = random(50);
  const races = new Map<number, { race: number; kind: string }>();
  const counts = { taken: 0, held: 0, again: 0, hazards: 0 };

  const post = async (who: Person, race: number, kind: string, change: object, back: number) => {
    const seq = Math.max(1, replica.head.seq - back);
    const [line] = await replica.log.read(seq - 1, 1);
    if (line === undefined) throw new Error(`there is no entry ${seq}`);
    const seen = { seq, hash: hashOf(line.bytes) };
    const answer = await server.ask(change, { who }, { seen });
    if (answer.body.seq !== undefined) races.set(answer.body.seq, { race, kind });
    return answer;
  };
  const again = async (who: Person, race: number, kind: string, change: object) => {
    const answer = await post(who, race, kind, change, 0);
    if (answer.status === 201) counts.again++;
    return answer;
  };

  for (let race = 0; race < RACES; race++) {
    const desks = next() < 0.5 ? DESKS : DESKS.slice(0, 2);
    const wishes = desks.map((desk) => {
      const kind = next() < HAZARDS ? 'hazard' : 'no-fly';
      const change = { type: 'zone.proposed', terms: terms(race, kind, next), agrees: true };
      return { who: person(desk), kind, change, back: Math.floor(next() * 3) };
    });
    const answers = await Promise.all(
      wishes.map(({ who, kind, change, back }) => post(who, race, kind, change, back)),
    );
    for (const [i, answer] of answers.entries()) {
      const wish = wishes[i];
      if (wish === undefined) throw new Error('an answer to nothing');
      if (answer.status === 201) {
        counts.taken++;
        if (wish.kind === 'hazard') counts.hazards++;
        continue;
      }
      expectMissed(answer);
      expect(wish.kind).not.toBe('hazard');
      counts.held++;
      // one more look, and one press: the same goes in, or what came meanwhile is told again
      const second = await again(wish.who, race, wish.kind, wish.change);
      expect(second.status).toBe(201);
    }
  }

  const entries = (await replica.log.read(0, 100_000)).map(({ bytes, seq }) =>
    readEntry(bytes, seq),
  );
  const taken = entries.flatMap((entry): Taken[] => {
    const one = races.get(entry.seq);
    return one === undefined ? [] : [{ ...one, entry }];
  });
  let unseen = 0;
  for (const [i, later] of taken.entries()) {
    const earlier = taken.slice(0, i).filter(({ race }) => race === later.race);
    const blind = earlier.filter(({ entry }) => !seen(entry, later.entry));
    if (later.kind === 'hazard') {
      const zone = itemAt(replica.picture, `Z-${later.entry.seq}`);
      const kept = zone?.kind === 'zone' ? zone.versions?.[0]?.seen : undefined;
      expect(kept).toBe(later.entry.seen?.seq); // by which screens say "sent unseen"
      if (blind.length > 0) unseen++;
    } else {
      expect(
        blind.map(({ entry }) => entry.seq),
        `entry ${later.entry.seq}`,
      ).toEqual([]);
    }
  }
  expect(counts.held).toBeGreaterThan(RACES / 3); // or there was no race
  expect(counts.hazards).toBeGreaterThan(RACES / 20);
  expect(unseen).toBeGreaterThan(0);
  figure(`${RACES} races: ${JSON.stringify(counts)}, ${unseen} sent unseen`);
});

/** Refused, and told what was missed and whose it is. */
function expectMissed({ status, body }: Answered): void {
  expect([status, body.error?.rule]).toEqual([409, 'R50']);
  const { items } = body.error as { items?: { ref: string; desk: string; entries: number[] }[] };
  expect(items?.length).toBeGreaterThan(0);
  const missed = items?.flatMap(({ entries }) => entries) ?? [];
  expect(body.missed?.map(({ seq }) => seq)).toEqual([...new Set(missed)].sort((a, b) => a - b));
}

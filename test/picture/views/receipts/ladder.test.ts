import { expect, test } from 'vitest';
import { EMPTY, fold, type Picture } from '../../../../picture/fold.ts';
import { all } from '../../../../picture/table.ts';
import { ladderOf } from '../../../../picture/views/receipts/ladder.ts';
import { whoKnew } from '../../../../picture/views/receipts/who-knew.ts';
import { DESKS } from '../../../support/alarms/log.ts';
import { randomLog } from '../../../support/alarms/random-log.ts';
import { Dice } from '../../../support/alarms/random-places.ts';
import { slowClocks } from '../../../support/receipts/slow-clocks.ts';
import { rowsOfKnew, slowKnew } from '../../../support/receipts/slow-knew.ts';
import { rowsOf, slowRows } from '../../../support/receipts/slow-ladder.ts';
import { slowAsked, slowSteps } from '../../../support/receipts/slow-steps.ts';
import { sized } from '../../../support/scale.ts';
import { seed } from '../../../support/seed.ts';

const LOGS = sized({ test: 100, soak: 2000 });
const ASKED = sized({ test: 1000, soak: 10_000 });

/** A random log, a moment in it, and the picture that there was then. */
function moment(n: number, dice: Dice) {
  const { log, cell } = randomLog(n);
  const { entries } = log;
  const last = dice.pick(entries) ?? entries[0];
  if (last === undefined) throw new Error('an empty log');
  const reached = entries.filter(({ time }) => time <= last.time).length;
  const [from, next] = [Date.parse(last.time), entries[reached]];
  const until = next === undefined ? from + 86_400_000 : Date.parse(next.time);
  const now = from + Math.floor(dice.next() * (until - from));
  const prefix = entries.slice(0, reached);
  return { entries, prefix, picture: fold(EMPTY, prefix), cell, now };
}

const itemsIn = ({ items }: Picture) => [...all(items)].filter(({ kind }) => kind !== 'zone');

test('[R60] [R63] [R65] a ladder at any moment is what the entries until then say', () => {
  const seen = new Map<string, number>();
  for (let n = seed; n < seed + LOGS; n++) {
    const { prefix, picture, cell, now } = moment(n, new Dice(n));
    for (const item of itemsIn(picture)) {
      const ladder = ladderOf(item, { picture, cell, now });
      const rows = ladder && rowsOf(ladder);
      const slow = slowRows(prefix, item.ref, { cell, members: DESKS, now });
      expect(rows, `log ${n}, ${item.ref} at ${now}`).toEqual(slow);
      for (const word of rows?.join(' ').match(/\w+ (?:by|late|awaited|-)/g) ?? []) {
        seen.set(word, (seen.get(word) ?? 0) + 1);
      }
    }
  }
  const rungs = ['shown', 'acknowledged', 'answered', 'unit'];
  const words = rungs.flatMap((rung) => ['by', 'late', 'awaited'].map((is) => `${rung} ${is}`));
  for (const word of [...words, 'there -']) {
    expect(seen.get(word) ?? 0, word).toBeGreaterThan(LOGS / 50);
  }
});

test('[R63] nothing that comes later changes what was late before, or when words reached a desk', () => {
  let compared = 0;
  for (let n = seed; n < seed + LOGS; n++) {
    const { entries, prefix, cell, now } = moment(n, new Dice(n));
    for (const { seq, change } of prefix) {
      if (change.type !== 'message.sent' && change.type !== 'event.reported') continue;
      const ref = `${change.type === 'message.sent' ? 'M' : 'E'}-${seq}`;
      const [then, later] = [prefix, entries].map((some) => slowAsked(some, ref, DESKS));
      if (then === undefined || then.seq !== later?.seq) continue; // it has other words by now
      for (const desk of then.desks) {
        const late = (some: typeof entries, asked = then) => {
          const clocks = slowClocks(cell, desk, asked, slowSteps(some, asked, desk));
          return clocks
            .filter(({ kind, more = 0 }) => kind !== 'overdue' && more <= prefix.length)
            .filter(({ since, limit, made }) => since + limit <= now && made > now)
            .map(({ kind, since, more }) => `${kind} ${since} ${more}`);
        };
        compared++;
        expect(late(entries, later), `log ${n}, ${ref} ${desk} at ${now}`).toEqual(late(prefix));
      }
    }
  }
  expect(compared).toBeGreaterThan(LOGS);
});

test('[R60] [R64] who knew is what the entries until then say, also of when the desk was silent', () => {
  const seen = new Map<string, number>();
  const dice = new Dice(seed);
  for (let n = seed; n < seed + ASKED; n++) {
    const { entries, picture, cell, now } = moment(n, dice);
    const item = dice.pick(itemsIn(picture));
    const desk = dice.of('us', 'il', 'sy');
    const id = DESKS.find((one) => one === desk);
    if (item === undefined || id === undefined) continue;
    const knew = whoKnew(picture, { item, desk: id, at: now, cell });
    const rows = knew && rowsOfKnew(knew);
    const slow = slowKnew(entries, item.ref, desk, now, { cell, members: DESKS });
    expect(rows, `log ${n}, ${item.ref} ${desk} at ${now}`).toEqual(slow);
    for (const row of rows ?? []) {
      const [word = ''] = row.split(' ');
      seen.set(word, (seen.get(word) ?? 0) + 1);
    }
  }
  const steps = ['shown', 'acknowledged', 'answered', 'passed', 'confirmed', 'told'];
  for (const word of [...steps, 'suspended', 'lost', 'unmanned', 'missed']) {
    expect(seen.get(word) ?? 0, word).toBeGreaterThan(ASKED / 500);
  }
});

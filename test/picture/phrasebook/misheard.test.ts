/** How many errors of each kind are found: of what is not the same, none may be taken for whole. */
import { describe, expect, test } from 'vitest';
import { hear } from '../../../picture/phrasebook/hearing.ts';
import { readOut } from '../../../picture/phrasebook/read-out.ts';
import { BOOK } from '../../support/books.ts';
import { figure } from '../../support/figure.ts';
import { type Draw, drawn } from '../../support/phrases.ts';
import { sized } from '../../support/scale.ts';
import { random } from '../../support/seed.ts';

const MANY = sized({ test: 4000, soak: 100_000 });

/** The groups of a phrase with an error each. */
type Errors = (groups: readonly string[], draw: Draw) => Iterable<string>;

/** Of at least MANY errors, those that were taken for a whole message: `said heard`. */
function taken(kind: string, salt: number, errors: Errors): { tried: number; missed: string[] } {
  const fraction = random(salt);
  const draw: Draw = (n) => Math.floor(fraction() * n);
  const missed: string[] = [];
  let tried = 0;
  while (tried < MANY) {
    const groups = readOut(BOOK, drawn(draw));
    const said = groups.join('');
    for (const typed of errors(groups, draw)) {
      if (typed === said) continue;
      tried++;
      if (hear(BOOK, typed).complete) missed.push(`${groups.join(' ')} ← ${typed}`);
    }
  }
  const found = ((1 - missed.length / tried) * 100).toFixed(3);
  figure(`${kind}: ${tried - missed.length} of ${tried} found (${found} %)`);
  return { tried, missed };
}

const positions = (groups: readonly string[]): [string, number[]] => {
  const said = groups.join('');
  return [said, [...said].map((_, i) => i)];
};
const replaced = (said: string, at: number, length: number, by: string): string =>
  said.slice(0, at) + by + said.slice(at + length);
const other = (digit: string | undefined, by: number): string => String((Number(digit) + by) % 10);

describe('[R58] all are found', () => {
  test.each<[string, Errors]>([
    [
      'one wrong digit',
      function* (groups) {
        const [said, at] = positions(groups);
        for (const i of at) {
          for (let by = 1; by < 10; by++) yield replaced(said, i, 1, other(said[i], by));
        }
      },
    ],
    [
      'two neighbours exchanged',
      function* (groups) {
        const [said, at] = positions(groups);
        for (const i of at.slice(1)) yield replaced(said, i - 1, 2, `${said[i]}${said[i - 1]}`);
      },
    ],
    [
      'two exchanged over one',
      function* (groups) {
        const [said, at] = positions(groups);
        for (const i of at.slice(2)) {
          yield replaced(said, i - 2, 3, `${said[i]}${said[i - 1]}${said[i - 2]}`);
        }
      },
    ],
    [
      'twins (33 for 55)',
      function* (groups) {
        const [said, at] = positions(groups);
        for (const i of at.filter((one) => said[one] === said[one + 1])) {
          for (let by = 1; by < 10; by++) yield replaced(said, i, 2, other(said[i], by).repeat(2));
        }
      },
    ],
    [
      'a group left out',
      function* (groups) {
        for (const i of groups.keys()) yield groups.toSpliced(i, 1).join('');
      },
    ],
    [
      'a group said twice',
      function* (groups) {
        for (const [i, group] of groups.entries()) yield groups.toSpliced(i, 0, group).join('');
      },
    ],
    [
      'two groups exchanged',
      function* (groups) {
        for (let a = 1; a < groups.length - 1; a++) {
          for (let b = a + 1; b < groups.length - 1; b++) {
            yield groups
              .with(a, groups[b] ?? '')
              .with(b, groups[a] ?? '')
              .join('');
          }
        }
      },
    ],
  ])('%s', (kind, errors) => {
    const { tried, missed } = taken(kind, kind.length, errors);
    expect(tried).toBeGreaterThanOrEqual(MANY);
    expect(missed).toEqual([]);
  });
});

describe('[R58] nearly all are found', () => {
  test.each<[string, number, Errors]>([
    [
      'a digit left out',
      0.9999,
      function* (groups) {
        const [said, at] = positions(groups);
        for (const i of at) yield replaced(said, i, 1, '');
      },
    ],
    [
      'a digit said twice',
      0.9999,
      function* (groups) {
        const [said, at] = positions(groups);
        for (const i of at) yield replaced(said, i, 0, said[i] ?? '');
      },
    ],
    [
      'two wrong digits anywhere',
      0.999,
      function* (groups, draw) {
        const said = groups.join('');
        for (let n = 0; n < 20; n++) {
          const [i, j] = [draw(said.length), draw(said.length)];
          if (i === j) continue;
          const once = replaced(said, i, 1, other(said[i], 1 + draw(9)));
          yield replaced(once, j, 1, other(once[j], 1 + draw(9)));
        }
      },
    ],
  ])('%s, at least %d of 1', (kind, least, errors) => {
    const { tried, missed } = taken(kind, kind.length, errors);
    expect(1 - missed.length / tried, missed.join('\n')).toBeGreaterThanOrEqual(least);
  });
});

test('[R58] what ends in another pair is never whole, whatever the pair', () => {
  const fraction = random(97);
  const draw: Draw = (n) => Math.floor(fraction() * n);
  for (let n = 0; n < 20; n++) {
    const groups = readOut(BOOK, drawn(draw));
    const body = groups.slice(0, -1).join('');
    const whole = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).filter(
      (pair) => hear(BOOK, body + pair).complete,
    );
    expect(whole).toEqual(groups.slice(-1));
  }
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenLog } from '../../picture/broken.ts';
import { examine, follow, GENESIS, type Head, hashOf, headOf, seal } from '../../picture/chain.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { reported } from '../support/examples.ts';
import { command, Growing, type Log, log } from '../support/logs.ts';
import { CELL, OPENED, person } from '../support/people.ts';
import { sized, WHOLE_LOGS } from '../support/scale.ts';
import '../support/seed.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const textOf = (line: Uint8Array): string => decoder.decode(line);

/** Reads a whole log as a start does: each line examined and folded. Throws BrokenLog. */
function verify(lines: readonly Uint8Array[]): Head {
  let head = GENESIS;
  let picture = EMPTY;
  for (const line of lines) {
    const next = examine(head, line);
    picture = fold(picture, [next.entry]);
    head = next.head;
  }
  return head;
}

/** The entry and the rule that verifying names. */
function named(lines: readonly Uint8Array[]): { seq: number; rule: string } | 'good' {
  try {
    verify(lines);
    return 'good';
  } catch (fault) {
    if (!(fault instanceof BrokenLog)) throw fault;
    return { seq: fault.seq, rule: fault.rule };
  }
}

/** A log of four entries: the opening and three events. */
const FOUR: Log = (() => {
  const growing = new Growing();
  for (const desk of ['us', 'il', 'sy'] as const) growing.ask(person(desk), reported());
  return growing;
})();

test('[C1] the hash of an entry is SHA-256 of a zero byte and its line', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (line) => {
      const truth = createHash('sha256')
        .update(new Uint8Array([0]))
        .update(line)
        .digest('hex');
      expect(hashOf(line)).toBe(truth);
    }),
  );
  // The leaf hash of nothing, from RFC 6962's own test vectors.
  expect(hashOf(new Uint8Array())).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

test('[C2] every entry names the hash of the exact bytes before it, the first 64 zeros', () => {
  fc.assert(
    fc.property(log, ({ lines }) => {
      const prevs = lines.map((line) => JSON.parse(textOf(line)).prev);
      expect(prevs).toEqual(['0'.repeat(64), ...lines.slice(0, -1).map(hashOf)]);
    }),
    WHOLE_LOGS,
  );
  expect(() =>
    follow(headOf({ entry: FOUR.entries[0]!, hash: GENESIS.hash }), FOUR.lines[1]!),
  ).toThrow('entry 2: does not follow from entry 1 as it stands here [C2]');
});

test('[C3] time never runs backwards, even when the clock does', () => {
  const at = (now: number, head: Head = GENESIS) => seal(head, CELL, command(OPENED), now);
  const one = at(Date.parse('2026-11-22T14:00:00.500Z'));
  const head = headOf({ entry: one.entry, hash: one.sealed.hash });
  expect(at(Date.parse('2026-11-22T13:59:00Z'), head).entry.time).toBe('2026-11-22T14:00:00.500Z');
  expect(at(Date.parse('2026-11-22T14:00:01Z'), head).entry.time).toBe('2026-11-22T14:00:01.000Z');
  fc.assert(
    fc.property(log, ({ entries }) => {
      const times = entries.map(({ time }) => time);
      expect(times).toEqual(times.toSorted());
    }),
    WHOLE_LOGS,
  );
});

test('[C3] an entry before its time is refused', () => {
  const [one, two] = FOUR.entries;
  const early = { ...two!, time: '2026-11-22T13:00:00.000Z' };
  const line = encoder.encode(JSON.stringify(early));
  expect(named([FOUR.lines[0]!, line])).toEqual({ seq: 2, rule: 'C3' });
  expect(one!.time > early.time).toBe(true);
});

test('[C4] what is read and written again is the same bytes', () => {
  fc.assert(
    fc.property(log, ({ lines, heads }) => {
      for (const [i, line] of lines.entries()) {
        const { entry, head } = examine(heads[i - 1] ?? GENESIS, line);
        expect(JSON.stringify(entry)).toBe(textOf(line));
        expect(head).toEqual(heads[i]);
        expect(textOf(line)).not.toContain('\n');
      }
    }),
    WHOLE_LOGS,
  );
});

test('[C4] another way of writing the same entry is refused', () => {
  const [first, second] = FOUR.lines.map(textOf);
  const written: Record<string, string> = {
    'a space': second!.replace('"seq":', '"seq": '),
    'a line feed': `${second}\n`,
    'a byte order mark': `\ufeff${second}`,
    'an escape': second!.replace('"us"', '"\\u0075s"'),
    'another number': second!.replace('35.8412345', '35.84123450'),
    'a number too fine': second!.replace('35.8412345', '35.841234512'),
    'another zone': second!.replace('14:19:00.000Z', '16:19:00.000+02:00'),
    'a key twice': second!.replace('{"seq":2', '{"seq":9,"seq":2'),
    'another order': second!.replace(/"seq":2,("prev":"\w+"),/, '$1,"seq":2,'),
    'one field more': second!.replace('{"seq"', '{"x":1,"seq"'),
    __proto__field: second!.replace('{"seq"', '{"__proto__":{},"seq"'),
    'no JSON': second!.slice(1),
    nothing: '',
  };
  for (const [why, line] of Object.entries(written)) {
    expect(line, why).not.toBe(second);
    expect(named([first!, line].map((text) => encoder.encode(text))), why).toEqual({
      seq: 2,
      rule: 'C4',
    });
  }
  const latin = encoder.encode(second).with(40, 0xff);
  expect(named([FOUR.lines[0]!, latin])).toEqual({ seq: 2, rule: 'C4' });
});

test('[C5] a log as it was made verifies, and none such is accused', () => {
  fc.assert(
    fc.property(log, ({ lines, heads }) => {
      expect(verify(lines)).toEqual(heads.at(-1));
    }),
    WHOLE_LOGS,
  );
});

type Harm = { kind: 'flip' | 'drop' | 'swap' | 'repeat' | 'insert'; where: number; bit: number };
const harm: fc.Arbitrary<Harm> = fc.record({
  kind: fc.constantFrom('flip', 'drop', 'swap', 'repeat', 'insert'),
  where: fc.nat(),
  bit: fc.nat(),
});

/** The lines after the harm, and the entry that can no longer stand where it stands. */
function harmed(
  lines: readonly Uint8Array[],
  { kind, where, bit }: Harm,
): { lines: Uint8Array[]; seq: number } {
  const copy = [...lines];
  // Not the last line: what is missing or changed there only a witness knows (C6, C7).
  const i = where % (lines.length - 1);
  const line = copy[i]!;
  switch (kind) {
    case 'flip': {
      const byte = (bit >> 3) % line.length;
      copy[i] = line.with(byte, line[byte]! ^ (1 << (bit & 7)));
      return { lines: copy, seq: i + 1 };
    }
    case 'drop':
      copy.splice(i, 1);
      return { lines: copy, seq: i + 1 };
    case 'swap':
      [copy[i], copy[i + 1]] = [copy[i + 1]!, line];
      return { lines: copy, seq: i + 1 };
    case 'repeat':
      copy.splice(i, 0, line);
      return { lines: copy, seq: i + 2 };
    case 'insert': {
      const text = textOf(line).replace(/"command":"\w/, '"command":"0');
      copy.splice(i + 1, 0, encoder.encode(text));
      return { lines: copy, seq: i + 2 };
    }
    default:
      return kind satisfies never;
  }
}

test('[C5] every change, gap, swap, repeat, insertion or flipped bit is found and named', () => {
  fc.assert(
    fc.property(
      log.filter(({ lines }) => lines.length > 2),
      harm,
      (made, how) => {
        const after = harmed(made.lines, how);
        const found = named(after.lines);
        if (found === 'good') throw new Error('not found');
        // A flipped bit may leave a line that reads well: then the next one no longer follows it.
        const late = how.kind === 'flip' ? 1 : 0;
        expect(found.seq - after.seq).toBeOneOf([0, late]);
      },
    ),
    { numRuns: sized({ test: 60, soak: 3000 }) },
  );
});

test('[C5] names the first entry that cannot stand where it stands', () => {
  const [a, b, c, d] = FOUR.lines;
  expect(named([a!, b!, c!, d!])).toBe('good');
  expect(named([a!, c!, d!])).toEqual({ seq: 2, rule: 'R1' });
  expect(named([a!, b!, b!, c!])).toEqual({ seq: 3, rule: 'R1' });
  expect(named([a!, c!, b!, d!])).toEqual({ seq: 2, rule: 'R1' });
  const edited = encoder.encode(textOf(b!).replace('Shots heard', 'Shots feared'));
  expect(named([a!, edited, c!, d!])).toEqual({ seq: 3, rule: 'C2' });
  expect(named([b!])).toEqual({ seq: 1, rule: 'R1' });
});

test('[R4] a name that this version does not know is said, not skipped', () => {
  const [a, b] = FOUR.lines;
  const later = encoder.encode(textOf(b!).replace('event.reported', 'event.foretold'));
  expect(named([a!, later])).toEqual({ seq: 2, rule: 'R4' });
  expect(() => verify([a!, later])).toThrow(
    'says "event.foretold", which this version does not know',
  );
});

test('[C6] a log cut at its end verifies alone, and is found by what it closed with', () => {
  const closed = FOUR.heads.at(-1);
  const cut = verify(FOUR.lines.slice(0, -1));
  expect(cut).toEqual(FOUR.heads[2]);
  expect(cut).not.toEqual(closed);
  const edited = encoder.encode(textOf(FOUR.lines[3]!).replace('Shots heard', 'Shots feared'));
  expect(verify([...FOUR.lines.slice(0, -1), edited])).not.toEqual(closed);
});

test('[C7] an end rewritten and sealed anew verifies, and is found by any hash seen before', () => {
  const rewritten = new Growing();
  rewritten.ask(person('us'), reported());
  rewritten.ask(person('il'), reported({ precedence: 'ROUTINE' }));
  rewritten.ask(person('sy'), reported());
  expect(named(rewritten.lines)).toBe('good');
  const hashes = ({ heads }: Log) => heads.map(({ hash }) => hash);
  const [before, after] = [hashes(FOUR), hashes(rewritten)];
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2)); // what came before the change is untouched
  for (const i of [2, 3]) expect(after[i]).not.toBe(before[i]);
});

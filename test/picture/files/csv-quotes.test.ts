/** Wherever quotes stand in a CSV file: each line is in a row, or is refused, and no row is lost to another's quote. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvRecords } from '../../../picture/files/csv-records.ts';
import { RowShape } from '../../../picture/files/csv-shape.ts';
import { sized } from '../../support/scale.ts';
import '../../support/seed.ts';
import { columnOf, faultsOf, read } from './read.ts';

const HEADER = 'id,time,lat,lon,title';
const rowText = (id: number, title: string) => `q${id},2026-11-22T14:19:00Z,33.1,35.8,${title}`;
const title = fc.constantFrom(
  'Smoke',
  'Fire at Nawa',
  '"Fire, large"',
  '"two\nlines"',
  '"a ""b"""',
);

test('[R69] one quote anywhere in sound rows costs the rows that it touches, and each is said', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(title, { minLength: 2, maxLength: 30 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (titles, place) => {
        const rows = titles.map((one, i) => rowText(i, one));
        const text = rows.join('\n');
        const at = Math.floor(place * text.length);
        const broken = `${text.slice(0, at)}"${text.slice(at)}`;
        const found = await read('a.csv', `${HEADER}\n${broken}\n`);
        const ids = columnOf(found, 'id');
        const begins = rows.map((_, i) => rows.slice(0, i).join('\n').length + Math.sign(i));
        const touched = begins.findLastIndex((begin) => begin <= at);
        const kept = titles.flatMap((_, i) => (i === touched || i === touched - 1 ? [] : `q${i}`));
        const missing = kept.filter((id) => !ids.includes(id));
        // a text of several lines that the quote turns inside out is refused line by line
        const near = missing.every((id) => /\n/.test(titles[Number(id.slice(1))] ?? ''));
        expect(near, faultsOf(found).join()).toBe(true);
        if (ids.length < titles.length) expect(found.refused.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('[R69] records and refusals cover every line of any text, in order', () => {
  const line = fc.array(fc.constantFrom('a', '"', ',', ' ', '7', '""'), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (parts) => {
      const lines = parts.map((one) => one.join(''));
      const records = new CsvRecords(',', new RowShape(',', 3, lines));
      const out = lines.flatMap((text, i) => [
        ...records.push({ number: i + 1, text, fault: undefined, open: false }),
      ]);
      out.push(...records.end());
      const covered = new Set<number>();
      for (const one of out) {
        const count = one.kind === 'record' ? one.text.split('\n').length : 1;
        for (let i = 0; i < count; i++) covered.add(one.number + i);
      }
      const numbers = out.map(({ number }) => number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      const blank = lines.flatMap((text, i) => (/^[, ]*$/.test(text) ? [i + 1] : []));
      for (let i = 1; i <= lines.length; i++) {
        if (blank.includes(i) || covered.has(i)) continue;
        // it belongs to a record that began before, and whose quote is refused
        expect(out.find(({ number }) => number > i)?.kind, lines.join('\n')).toBe('refused');
      }
    }),
    { numRuns: sized({ test: 500, soak: 5000 }) },
  );
});

test('[R69] what csv-parse reads of any text is the records that were found', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', ' ', '\r', 'ש', '😀'),
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(cell, async (text) => {
      await read('a.csv', `id,title\n1,a\n${text}\n2,b\n`); // it throws if they differ
    }),
    { numRuns: sized({ test: 500, soak: 5000 }) },
  );
});

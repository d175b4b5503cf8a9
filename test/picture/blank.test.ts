import fc from 'fast-check';
import { expect, test } from 'vitest';
import { build } from '../../client/forms/build.ts';
import { writingOf } from '../../client/kinds.ts';
import { textIn } from '../../client/traffic/words.ts';
import { blankIn, isBlank } from '../../picture/blank.ts';
import { hashOf } from '../../picture/chain.ts';
import { readEntry } from '../../picture/entry.ts';
import { fold } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import { blank } from '../../picture/new-commands.ts';
import { NOW } from '../client/picture.ts';
import '../client/kind-pages.ts';
import { added, EVENT, proposed, reported } from '../support/examples.ts';
import { command, Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { asked, OFFICER, serve } from '../support/server.ts';
import { CHARACTER } from '../support/unicode.ts';
import { expectClean, verifyLog } from '../support/verifying.ts';
import '../support/seed.ts';

const title = (en: string) => ({ title: { original: 'en', en } });

/** Each shows nothing; the schema of older entries lets each of these in. */
const BLANK = [
  '\u2800\u2800', // F24: braille blanks
  '\u115f\u115f', // F24: Hangul fillers
  '\u1160',
  '\u3164 \uffa0',
  '\u{e0041}\u{e0042}\u{e007f}', // tags
  '\ufe0f',
  '\u{e0100}',
  '\u034f',
  '\u17b4\u17b5',
  '\u0301',
  '\u064e\u0651',
  '\u05b8 \u05bc',
  ' \u20dd ',
  '\u{1d159}',
  '\ufff9\ufffb',
];

test.each(BLANK)('[R16] %j shows nothing', (text) => {
  expect(isBlank(text)).toBe(true);
  expect(blankIn(command(reported(title(text))).change)).toBe('change.event.title.en');
});

test.each([
  'a',
  '.',
  '…',
  'نار',
  'אש',
  'می\u200cخواهم',
  '\u2800a',
  'e\u0301',
  '👩🏽‍🚒',
  '❤\ufe0f',
  'ـ', // tatweel is a line
  '\u0600', // the sign of an Arabic number
  '한',
  '\ud83d\udca5',
])('[R16] %j shows something', (text) => {
  expect(isBlank(text)).toBe(false);
  expect(blankIn(command(reported(title(text))).change)).toBeUndefined();
});

test('[R16] the table holds all that Unicode says is ignored or a space, and the marks of the desks', () => {
  const says = /\p{Default_Ignorable_Code_Point}|\p{White_Space}/u;
  const marks = /[\p{M}&&[\p{scx=Arab}\p{scx=Hebr}\p{scx=Latn}]]/v;
  const spaces = /[\p{Zs}\p{Zl}\p{Zp}]/u;
  const letters = /[\p{L}\p{N}\p{P}]/u;
  const fillers = new Set(['\u115f', '\u1160', '\u3164', '\uffa0']);
  for (let point = 0; point <= 0x10_ff_ff; point++) {
    const character = String.fromCodePoint(point);
    if (!character.isWellFormed()) continue;
    const name = point.toString(16);
    if (says.test(character) || spaces.test(character)) expect(isBlank(character), name).toBe(true);
    if (marks.test(character)) expect(isBlank(character), name).toBe(true);
    if (letters.test(character) && !fillers.has(character) && isBlank(character)) {
      expect(['13441', '13442'], name).toContain(name);
    }
  }
});

test('[R16] by code points: half of a character and more of them change nothing', () => {
  const nothing = fc.string({ unit: fc.constantFrom(...BLANK.join('')), minLength: 1 });
  fc.assert(
    fc.property(nothing, nothing, fc.string({ unit: CHARACTER }), (before, after, text) => {
      expect(isBlank(before + after)).toBe(true);
      expect(isBlank(before + text + after)).toBe(isBlank(text));
    }),
  );
});

test('[R16] every text of a change is looked at, and its field named', () => {
  const nothing = { original: 'ar', ar: '\u2800' };
  const field = (change: object) => blankIn(command(change).change);
  expect(field(reported({ text: nothing }))).toBe('change.event.text.ar');
  expect(field(reported({ source: { ...EVENT.source, name: '\u2800' } }))).toBe(
    'change.event.source.name',
  );
  expect(field(proposed({ name: nothing }))).toBe('change.terms.name.ar');
  expect(field(proposed({ basis: '\u2800' }))).toBe('change.terms.basis');
  expect(field(added({ text: nothing }))).toBe('change.note.text.ar');
  expect(field({ type: 'event.withdrawn', item: 'E-2', reason: '\u{e0041}' })).toBe(
    'change.reason',
  );
  const copy = reported(title('\u2800'));
  expect(
    field({
      type: 'release.proposed',
      item: 'E-2',
      to: 'shared',
      of: 2,
      second: true,
      change: copy,
    }),
  ).toBe('change.change.event.title.en');
  const remarked = { type: 'watch.remarked', text: nothing };
  expect(field(remarked)).toBe('change.text.ar');
});

test('[R16] an entry from before with such a title opens, folds and verifies for ever', async () => {
  const log = new Growing();
  for (const text of BLANK) expect(log.ask(person('us'), reported(title(text)))).toBeUndefined();
  const entries = log.lines.map((line, i) => readEntry(line, i + 1));
  expect(entries).toEqual(log.entries);
  const picture = fold(new Growing().picture, entries.slice(1));
  for (const [i, text] of BLANK.entries()) {
    const item = itemAt(picture, `E-${i + 2}`);
    expect(item && titleOf(item)).toEqual({ original: 'en', en: text });
  }
  expect(hashOf(log.lines.at(-1)!)).toBe(log.head.hash);
  expectClean(await verifyLog(log), 'a log of before');
});

test('[R16] a server takes none that is new, and names the field; it copies what was released', async () => {
  const server = await serve();
  const answer = await server.post(asked(reported(title('\u2800\u2800'))));
  expect(answer).toMatchObject({
    status: 422,
    body: { error: { rule: 'R16', field: 'change.event.title.en', why: 'is blank' } },
  });
  const other = await server.post(asked(reported(title('Shots'))), { who: OFFICER });
  expect(other.status).toBe(201);
  const { change } = command(reported(title('\u2800')));
  const by = (role: 'officer' | 'feed' | 'server') => blank(change, { ...person('us'), role });
  expect([by('officer')?.rule, by('feed')?.rule, by('server')]).toEqual(['R16', 'R16', undefined]);
});

test('[R16] a form says that it is missing, where it is missing', () => {
  const point = { type: 'Point' as const, coordinates: [35.824, 33.126] as [number, number] };
  const words = { ...writingOf('event').fresh({ original: 'en', now: NOW }), category: 'uav' };
  const made = (more: object) => build({ kind: 'event' }, { ...words, ...more }, point, NOW);
  expect(made({ 'title.en': '\u2800' })).toMatchObject({
    faults: [{ field: 'title.en', name: 'missing' }],
  });
  expect(made({ 'title.en': 'UAV', 'text.en': '\u2800' })).toMatchObject({
    faults: [{ field: 'text.en', name: 'missing' }],
  });
  expect(made({ 'title.en': 'UAV' })).toHaveProperty('change');
  expect(textIn({ 'text.en': '\u2800', 'text.he': 'עשן' })).toEqual({ original: 'he', he: 'עשן' });
  expect(textIn({ 'text.en': '\u2800' })).toBeUndefined();
});

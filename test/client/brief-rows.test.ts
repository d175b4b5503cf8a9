/** What the rows of a brief say: of events and of zones, and which items an alarm is about. */
import { expect, test } from 'vitest';
import { fill } from '../../client/messages/fill.ts';
import { itemsRung, rowWords } from '../../client/watch/row-words.ts';
import { digitsOf, rowsOf } from '../../client/watch/rows.ts';
import { DeskId, LANGUAGES } from '../../picture/basics.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { briefOf } from '../../picture/views/brief.ts';
import { zonesLog } from './alarms.ts';
import { MESSAGES } from './messages.ts';
import './kind-pages.ts';
import { CELL, event, log, NOW, type Said, zone } from './picture.ts';

const US = DeskId.parse('us');
const said = (desk: string, age: number, change: object): Said => ({ desk, age, change });
const BRIEF = { seq: 1, at: '2026-11-22T14:00:00Z', hash: '0'.repeat(64) };
const taken = (desk: string, age: number) => said(desk, age, { type: 'watch.taken', brief: BRIEF });

test('the rows of a brief say their reference, their words, and what is most to be known', () => {
  const window = { from: '2026-11-22T12:00:00Z', to: '2026-11-22T18:00:00Z' };
  const urgent = event({ precedence: 'FLASH' }, 'il', 30);
  const denied = said('sy', 20, { type: 'position.taken', item: 'E-2', stance: 'denies' });
  const { picture } = log(urgent, { ...zone({ window }), age: 25 }, denied);
  const alarms = deskAlarms(picture, CELL, NOW)(US);
  const brief = briefOf(picture, { desk: US, at: NOW, cell: CELL, alarms });
  const reading = { picture, cell: CELL, language: 'en', now: NOW } as const;
  const words = rowsOf(brief, []).map((one) => {
    const { ref, title, aside } = rowWords(one, reading);
    return [one.group, ref, title.en, aside];
  });
  expect(words.filter(([group]) => group !== 'alarms')).toEqual([
    ['open', 'E-2', 'UAV', 'SY 1401Z'],
    ['waiting', 'E-2', 'UAV', 'SY 1401Z'],
    ['disputed', 'E-2', 'UAV', 'SY ✕'],
    ['ending', 'Z-3', 'North', 'ends 1800Z'],
  ]);
  expect(digitsOf(brief.hash)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
});

test.each(LANGUAGES)(
  'the row of a zone says what it waits for, who left it, when it ends (%s)',
  (language) => {
    const { picture } = zonesLog();
    const alarms = deskAlarms(picture, CELL, NOW)(US);
    const { rows } = briefOf(picture, { desk: US, at: NOW, cell: CELL, alarms });
    const reading = { picture, cell: CELL, language, now: NOW } as const;
    const said = rows
      .filter(({ group }) => group !== 'alarms')
      .map((row) => ({ row, words: rowWords(row, reading) }));
    expect(said.map(({ row, words }) => `${row.group} ${words.ref}`)).toEqual([
      'waiting Z-7',
      'disputed Z-2',
      'ending Z-2',
      'ending Z-5',
      'ending Z-6',
      'agreed Z-5',
      'agreed Z-6',
    ]);
    const { zone: w } = MESSAGES[language].watch;
    expect(said.map(({ words }) => words.aside)).toEqual([
      fill(w.waits, { time: '1421Z' }),
      fill(w.leaves, { desk: 'SY', time: '1720Z' }),
      fill(w.ends, { time: '1720Z' }),
      fill(w.ends, { time: '1500Z' }),
      fill(w.expected, { time: '1400Z' }),
      fill(w.alone, { desk: 'SY', time: '1421Z' }),
      fill(w.alone, { desk: 'IL', time: '1421Z' }),
    ]);
    expect(said.every(({ words }) => !words.ltr)).toBe(true);
  },
);

test('the row of a zone that was agreed says by whom', () => {
  const by = (desks: readonly string[]) => {
    const { change, desk } = zone(desks.length < 3 ? { desks } : {}, 'us');
    const agree = (one: string) =>
      said(one, 0, { type: 'consent.agreed', item: 'Z-2', version: 1, termsHash: '0'.repeat(64) });
    const { picture } = log(
      { desk, change: { ...change, agrees: true } },
      ...desks.slice(1).map(agree),
    );
    const alarms = deskAlarms(picture, CELL, NOW)(US);
    const row = briefOf(picture, { desk: US, at: NOW, cell: CELL, alarms }).rows.at(-1);
    return row && rowWords(row, { picture, cell: CELL, language: 'en', now: NOW }).aside;
  };
  expect(by(['us', 'il', 'sy'])).toBe('agreed by all 1421Z');
  expect(by(['us', 'il'])).toBe('agreed by US, IL 1421Z');
});

test('the items of an alarm stand once each, also when several events are inside one zone', () => {
  const area = { type: 'Circle', centre: [35.8, 33.1], radius: 2000 };
  const { change } = zone({ area, unilateral: true });
  const { picture } = log(
    { desk: 'us', change: { ...change, agrees: true }, age: 60 },
    event({ occurred: { from: '2026-11-22T14:15:00Z' } }, 'sy', 3),
    event({ occurred: { from: '2026-11-22T14:16:00Z' } }, 'sy', 2),
    taken('us', 1),
  );
  const alarms = deskAlarms(picture, CELL, NOW)(US);
  const { rows } = briefOf(picture, { desk: US, at: NOW, cell: CELL, alarms });
  const inside = rows.find((one) => one.group === 'alarms' && one.alarms.kind === 'inside');
  const refs = inside && itemsRung(inside, picture).map(({ ref }) => ref);
  expect(refs).toEqual(['E-3', 'E-4', 'Z-2']);
});

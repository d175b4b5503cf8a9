/** The details of an item tell its facts, each under its label, in one order. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Facts from '../../client/detail/Facts.svelte';
import { Ref } from '../../picture/basics.ts';
import { itemOf } from '../../picture/fold.ts';
import OnPage from './OnPage.svelte';
import { event, log, NOW, zone } from './picture.ts';
import './kind-pages.ts';

const { picture } = log(
  event({
    uncertainty: 800,
    altitude: { upper: { metres: 400, reference: 'AGL' } },
    occurred: { from: '2026-11-22T14:00:00Z', to: '2026-11-22T15:00:00Z' },
    source: { name: 'A shepherd', reference: 'IL-77', reliability: 'B', credibility: '2' },
  }),
  zone({
    window: { from: '2026-11-22T12:00:00Z', daily: { from: '06:00', to: '18:00' } },
  }),
  {
    desk: 'il',
    change: { type: 'note.added', note: { text: { original: 'en', en: 'n' }, on: 'Z-3' } },
  },
  event({ links: [{ relation: 'cause', item: 'E-2' }] }),
);

/** Label and value of each fact, as text. */
function told(ref: string): readonly (readonly [string, string])[] {
  const item = itemOf(picture, Ref.parse(ref));
  if (item === undefined) throw new Error(`no ${ref}`);
  const props = { shows: Facts, given: { picture, item }, now: NOW };
  const { body } = render(OnPage, { props });
  const plain = (html = '') =>
    html
      .replace(/<!--.*?-->/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return [...body.matchAll(/<dt[^>]*>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)].map(
    ([, label, value]) => [plain(label), plain(value)],
  );
}
const labels = (ref: string) => told(ref).map(([label]) => label);
const saidAs = (ref: string, label: string) => new Map(told(ref)).get(label);

test('of an event: where, how high, what, from whom, when, and what it links to', () => {
  expect(labels('E-2')).toEqual([
    'Place',
    'Known to lie within',
    'Altitude',
    'Category',
    'Source',
    'Occurred',
    'Recorded',
  ]);
  expect(saidAs('E-2', 'Occurred')).toMatch(/^221400Z NOV 26 .* until 221500Z NOV 26/);
  expect(saidAs('E-2', 'Known to lie within')).toBe('± 800 m');
  expect(saidAs('E-2', 'Altitude')).toMatch(/^GND – 400 m AGL GND – .*ft AGL$/);
  expect(saidAs('E-2', 'Source')).toBe(
    'A shepherd B2 usually reliable, probably true Its own number: IL-77',
  );
  expect(saidAs('E-5', 'Links')).toBe('Caused by E-2');
});

test('of a zone: its window, its size and what it rests on', () => {
  expect(labels('Z-3')).toEqual(['Window', 'Recorded', 'Place', 'Radius', 'Area', 'Basis']);
  expect(saidAs('Z-3', 'Window')).toMatch(/until lifted each day 0600 – 1800Z$/);
  expect(saidAs('Z-3', 'Radius')).toBe('2 km');
  expect(saidAs('Z-3', 'Area')).toBe('12.5 km²');
});

test('of a note: what it is on, last', () => {
  expect(labels('A-4')).toEqual(['Recorded', 'On']);
  expect(saidAs('A-4', 'On')).toBe('Z-3');
});

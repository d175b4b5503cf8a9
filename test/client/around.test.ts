import { expect, test } from 'vitest';
import { linking } from '../../client/detail/links.ts';
import { reportText } from '../../client/items/report.ts';
import { valueText } from '../../client/items/values.ts';
import { nearTo } from '../../client/kinds/event/near.ts';
import { notesOn } from '../../client/kinds/note/notes-on.ts';
import { eventsIn } from '../../client/kinds/zone/events-in.ts';
import { Following } from '../../client/store/view-follower.ts';
import { Ref } from '../../picture/basics.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import { EventRef } from '../../picture/kinds/event.ts';
import { ZoneRef } from '../../picture/kinds/zone.ts';
import { VIEWS } from '../../picture/views/views.ts';
import { CELL, event, log, zone } from './picture.ts';
import './kind-pages.ts';
import './messages.ts';

const at = (lon: number, lat: number) => ({ geometry: { type: 'Point', coordinates: [lon, lat] } });
const when = (from: string) => ({ occurred: { from } });
function item(picture: Picture, ref: Ref) {
  const found = itemOf(picture, ref);
  if (found === undefined) throw new Error(`no ${ref}`);
  return found;
}
const zonesAt = (picture: Picture, ref: Ref) => {
  const found = item(picture, ref);
  return found.kind === 'event' ? new Following(VIEWS.zonesAtEvents()).of(picture, 0)(found) : [];
};
const E = (n: number) => EventRef.parse(`E-${n}`);

test('an event lies in zones by place, time, height and what is known of them', () => {
  const square = (west: number, south: number, side: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  });
  const { picture } = log(
    zone({ area: square(35.7, 33, 0.2), altitude: { upper: { metres: 300, reference: 'AGL' } } }),
    zone({ area: square(35.7, 33, 0.2), window: { from: '2026-11-22T15:00:00Z' } }),
    zone({ area: square(36.5, 33, 0.2) }),
    zone({ area: square(35.81, 33, 0.2) }),
    event({
      ...at(35.8, 33.1),
      ...when('2026-11-22T14:00:00Z'),
      uncertainty: 2000,
      altitude: { lower: { metres: 500, reference: 'AGL' } },
    }),
    event({
      geometry: {
        type: 'LineString',
        coordinates: [
          [36.4, 33.1],
          [36.6, 33.1],
        ],
      },
      ...when('2026-11-22T14:10:00Z'),
    }),
    { desk: 'us', change: { type: 'zone.suspended', item: 'Z-4', reason: 'x' }, age: 5 },
  );
  expect(
    zonesAt(picture, E(6)).map(({ zone: { ref }, lies, status, otherHeights }) => [
      ref,
      lies,
      status,
      otherHeights,
    ]),
  ).toEqual([
    ['Z-5', 'perhaps', 'proposed', false],
    ['Z-3', 'inside', 'proposed', false],
    ['Z-2', 'inside', 'proposed', true],
  ]);
  // Its suspension came later: it was not suspended then.
  expect(zonesAt(picture, E(7))).toMatchObject([{ lies: 'partly', status: 'proposed' }]);
  const first = item(picture, ZoneRef.parse('Z-2'));
  expect(first.kind === 'zone' && eventsIn(picture, first, 3)).toMatchObject({ count: 1 });
});

test('what is near is near in place and in time, and what links is found from both ends', () => {
  const { picture } = log(
    event({ ...at(35.8, 33.1), ...when('2026-11-22T14:00:00Z') }),
    event({ ...at(35.81, 33.1), ...when('2026-11-22T14:10:00Z') }),
    event({ ...at(35.81, 33.1), ...when('2026-11-22T09:00:00Z') }), // long before
    event({ ...at(36.4, 33.1), ...when('2026-11-22T14:00:00Z') }), // far away
    event({
      ...at(35.8, 33.16),
      ...when('2026-11-22T13:00:00Z'),
      links: [{ relation: 'cause', item: 'E-2' }],
    }),
    {
      desk: 'il',
      change: { type: 'note.added', note: { text: { original: 'en', en: 'n' }, on: 'E-2' } },
    },
  );
  const near = nearTo(picture, item(picture, E(2)));
  expect(near.map(({ event: { ref } }) => ref)).toEqual(['E-3', 'E-6']);
  expect(near[0]?.metres).toBeCloseTo(931, -2);
  expect(near[0]?.bearing).toBeCloseTo(90, 0);
  expect(near.map(({ later }) => later)).toEqual([600_000, -3_600_000]);
  expect(
    linking(picture, E(2), 'en').map(({ from: { ref }, relation }) => [ref, relation]),
  ).toEqual([['E-6', 'Caused by']]);
  expect(notesOn(picture, E(2)).map(({ ref }) => ref)).toEqual(['A-7']);
});

test('an item as text says what it is, where, when, and who says what', () => {
  const { picture } = log(
    event(
      {
        precedence: 'IMMEDIATE',
        title: { original: 'en', en: 'UAV over Bravo line', ar: 'طائرة مسيّرة' },
        uncertainty: 800,
        altitude: { upper: { metres: 400, reference: 'AGL' } },
      },
      'il',
    ),
    {
      desk: 'sy',
      change: { type: 'position.taken', item: 'E-2', stance: 'disputes', reason: 'Two seen' },
    },
  );
  const text = (language: 'en' | 'ar' | 'he') =>
    reportText(item(picture, E(2)), { picture, cell: CELL, language });
  expect(text('en').split('\n')).toEqual([
    'IMMEDIATE · E-2 · UAV over Bravo line',
    'Occurred: 221400Z NOV 26',
    'Place: 36S YB 6131 6586 · 33.1000 N 35.8000 E',
    'within: 800 m',
    'Altitude: GND – 400 m AGL',
    'Category: Unmanned aircraft',
    'Source: B2',
    'Recorded: 221421Z NOV 26 IL',
    expect.stringMatching(
      /^Positions: US nothing said; IL nothing said; SY Disputes \(Two seen\) 221421Z/,
    ),
    'Acknowledged: US not acknowledged; SY acknowledged 221421Z NOV 26',
  ]);
  expect(text('ar')).toContain('طائرة مسيّرة');
  expect(text('he')).toContain('UAV over Bravo line'); // as its author wrote it
  expect(text('ar')).toContain('\u200e221400Z NOV 26\u200e');
});

test('a zone and a note as text say when they hold and what they are on', () => {
  const window = { to: '2026-11-23T12:00:00Z', daily: { from: '06:00', to: '18:00' } };
  const { picture } = log(
    zone({
      window: { from: '2026-11-22T12:00:00Z', ...window },
      rules: { original: 'en', en: 'No' },
    }),
    zone(),
    {
      desk: 'il',
      change: { type: 'note.added', note: { text: { original: 'en', en: 'n' }, on: 'Z-2' } },
    },
    { desk: 'us', change: { type: 'zone.withdrawn', item: 'Z-3', reason: 'x' } },
  );
  const text = (language: 'en' | 'ar', ref: string) =>
    reportText(item(picture, Ref.parse(ref)), { picture, cell: CELL, language }).split('\n');
  expect(text('en', 'Z-2')).toEqual([
    'No fly · Z-2 · North',
    'Window: 221200Z NOV 26 – 231200Z NOV 26 (each day 0600 – 1800Z)',
    expect.stringMatching(/^Place: 36S/),
    'Rules: No',
    'Basis: Minutes of 20 NOV 26',
    'Recorded: 221421Z NOV 26 US',
    expect.stringMatching(
      /^Terms: Version 1 · [0-9A-F]{4} [0-9A-F]{4} · US Not yet; IL Not yet; SY Not yet$/,
    ),
  ]);
  expect(text('en', 'Z-3').slice(0, 2)).toEqual([
    'No fly · WITHDRAWN · Z-3 · North',
    'Window: 221200Z NOV 26 – until lifted',
  ]);
  expect(text('en', 'A-4')).toEqual(['A-4 · n', 'On: Z-2', 'Recorded: 221421Z NOV 26 IL']);
  expect(text('ar', 'Z-3')).toContain('وقت التسجيل: \u200e221421Z NOV 26\u200e US');
});

test('what differs is shown as people read it', () => {
  expect(valueText('event', 'category', 'uav', 'he')).toBe('כלי טיס בלתי מאויש');
  expect(valueText('event', 'precedence', 'FLASH', 'en')).toBe('Flash');
  expect(valueText('event', 'occurred.from', '2026-11-22T14:00:00.000Z', 'en')).toBe(
    '221400Z NOV 26',
  );
  expect(valueText('event', 'occurred.from', '2026-11-22T14:00:07.000Z', 'en')).toBe(
    '221400Z NOV 26 +07 s',
  );
  expect(valueText('event', 'geometry.coordinates', '[35.8,33.1]', 'en')).toContain(
    '33.1000 N 35.8000 E',
  );
  expect(valueText('event', 'geometry.coordinates', '[[35.8,33.1],[35.9,33.2]]', 'en')).toContain(
    '(2)',
  );
  expect(valueText('event', 'title.en', 'Shots [at] dawn', 'en')).toBe('Shots [at] dawn');
  expect(valueText('event', 'title.en', '[sic] dawn', 'en')).toBe('[sic] dawn');
});

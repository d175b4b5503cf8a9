/** All tables of written forms with their readers: a new one is one more line here. */
import { readBand, readHeight } from '../../../../picture/reading/heights.ts';
import { readLength } from '../../../../picture/reading/lengths.ts';
import { readPlace } from '../../../../picture/reading/places.ts';
import type { Circumstances } from '../../../../picture/reading/stretch.ts';
import { readTime } from '../../../../picture/reading/times.ts';
import { typedAt } from '../../../../picture/reading/typed-at.ts';
import { zoneClock } from '../../../../picture/reading/zones.ts';
import { BANDS, HEIGHTS, LENGTHS } from './lengths.ts';
import { nearOf, PLACES, written } from './places.ts';
import { type Place, TIMES } from './times.ts';
import { asRead, joined, type Table, table } from './written.ts';

const NOW = Date.parse('2026-11-29T09:00:00Z');
const CLOCKS = [
  { label: 'DAM', timeZone: 'Asia/Damascus' },
  { label: 'TLV', timeZone: 'Asia/Jerusalem' },
];
const inFile = (timeZone?: string): Circumstances => ({
  clockOf: (zone = timeZone) => (zone === undefined ? undefined : zoneClock(zone)),
});
const AT: Readonly<Record<Place, Circumstances>> = {
  ahead: typedAt(NOW, 'future', CLOCKS),
  file: inFile(),
  'file of Damascus': inFile('Asia/Damascus'),
  'file of Jerusalem': inFile('Asia/Jerusalem'),
};
/** Where a form of the tables is written, unless it says another place. */
const TYPED = typedAt(NOW, 'past', CLOCKS);

export const TABLES: readonly Table[] = [
  table(
    'times',
    TIMES,
    (text, at) => readTime(text, at ? AT[at] : TYPED),
    ({ from, to }) => (to === undefined ? from : `${from}/${to}`),
  ),
  table('places', PLACES, (text, at) => readPlace(text, nearOf(at)), written),
  joined('lengths and heights', [
    table('lengths', LENGTHS, (text) => readLength(text), asRead),
    table('heights', HEIGHTS, (text) => readHeight(text, 'AGL'), asRead),
    table('bands', BANDS, (text) => readBand(text, 'AGL'), asRead),
  ]),
];

/** What the page shows of a place, and every notation that people write, is read back as that place. [R66] */
import fc from 'fast-check';
import { forward } from 'mgrs';
import { describe, expect, test } from 'vitest';
import { cornerText } from '../../../client/fields/corners-of.ts';
import { placeText } from '../../../client/fields/place-text.ts';
import { reportText } from '../../../client/items/report.ts';
import { suggestedTitle } from '../../../client/kinds/event/suggested-title.ts';
import { degrees, mgrsOf } from '../../../client/lib/format.ts';
import { wordsIn } from '../../../client/messages/catalogue.ts';
import { itemsIn } from '../../../client/store/by-kind.ts';
import { LANGUAGES } from '../../../picture/basics.ts';
import type { LonLat } from '../../../picture/geo/place.ts';
import { readPlace } from '../../../picture/reading/places.ts';
import { onlyValue } from '../../../picture/reading/reading.ts';
import { CELL, event, log } from '../../client/picture.ts';
import '../../client/kind-pages.ts';
import '../../support/seed.ts';

/** Degrees as the picture keeps them. */
const degree = (min: number, max: number) =>
  fc.integer({ min: min * 1e7, max: max * 1e7 }).map((n) => n / 1e7);
const onEarth = fc.tuple(degree(-179.99, 179.99), degree(-79.9, 83.9));
const about = fc.tuple(degree(34.5, 38.4), degree(31.6, 34.9));

const placeOf = (text: string, near?: LonLat): LonLat => {
  const found = onlyValue(readPlace(text, near));
  if (found === undefined) {
    throw new Error(`${text} is not read as one place: ${JSON.stringify(readPlace(text, near))}`);
  }
  return found.place;
};
/** Metres between places, in the plane. */
const metres = (a: LonLat, b: LonLat) => {
  const turned = Math.abs(a[0] - b[0]);
  const east = Math.min(turned, 360 - turned) * Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(east, a[1] - b[1]) * 111_195;
};

type Write = (at: LonLat) => string;
const hemispheres = ([lon, lat]: LonLat) => [lat < 0 ? 'S' : 'N', lon < 0 ? 'W' : 'E'] as const;
const arabic = (text: string, zero = 0x0660) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));

/** Degrees, minutes and seconds of an angle without its sign; seconds, or minutes, to so many decimals. */
function parts(angle: number, decimals: number, of: 'minutes' | 'seconds') {
  const unit = of === 'seconds' ? 3600 : 60;
  const all = Math.round(Math.abs(angle) * unit * 10 ** decimals);
  const scale = 10 ** decimals;
  const d = Math.floor(all / (unit * scale));
  const rest = all - d * unit * scale;
  if (of === 'minutes') return { d, m: (rest / scale).toFixed(decimals), s: '' };
  const m = Math.floor(rest / (60 * scale));
  return { d, m: String(m), s: ((rest - m * 60 * scale) / scale).toFixed(decimals) };
}
const two = (text: string) => text.replace(/^\d(?!\d)/, '0$&');
const withSeconds =
  (
    write: (d: number, m: string, s: string, letter: string, width: number) => string,
    joint = ' ',
  ): Write =>
  (at) => {
    const [ns, ew] = hemispheres(at);
    const [lon, lat] = at.map((angle) => parts(angle, 2, 'seconds'));
    if (lon === undefined || lat === undefined) throw new Error('two angles');
    return `${write(lat.d, lat.m, lat.s, ns, 2)}${joint}${write(lon.d, lon.m, lon.s, ew, 3)}`;
  };
const withMinutes =
  (write: (d: number, m: string, letter: string, width: number) => string): Write =>
  (at) => {
    const [ns, ew] = hemispheres(at);
    const [lon, lat] = at.map((angle) => parts(angle, 4, 'minutes'));
    if (lon === undefined || lat === undefined) throw new Error('two angles');
    return `${write(lat.d, lat.m, ns, 2)} ${write(lon.d, lon.m, ew, 3)}`;
  };
const padded = (d: number, width: number) => String(d).padStart(width, '0');
const sign = (angle: number) => (angle < 0 ? '-' : '+');
const fixed = (angle: number, digits = 7) => Math.abs(angle).toFixed(digits);

/** Notations with the metres by which they are exact. */
const NOTATIONS: Readonly<Record<string, readonly [Write, number]>> = {
  decimal: [([lon, lat]) => `${lat.toFixed(7)}, ${lon.toFixed(7)}`, 0.02],
  letters: [
    (at) => `${fixed(at[1])} ${hemispheres(at)[0]} ${fixed(at[0])}${hemispheres(at)[1]}`,
    0.02,
  ],
  'letters before': [
    (at) => `${hemispheres(at)[0]}${fixed(at[1])} ${hemispheres(at)[1]}${fixed(at[0])}`,
    0.02,
  ],
  'longitude first': [
    (at) => `${fixed(at[0])} ${hemispheres(at)[1]}, ${fixed(at[1])} ${hemispheres(at)[0]}`,
    0.02,
  ],
  'decimal commas': [
    ([lon, lat]) => `${lat.toFixed(7)}; ${lon.toFixed(7)}`.replaceAll('.', ','),
    0.02,
  ],
  arabic: [
    ([lon, lat]) => arabic(`${lat.toFixed(7)}، ${lon.toFixed(7)}`).replaceAll('.', '٫'),
    0.02,
  ],
  persian: [([lon, lat]) => arabic(`${lat.toFixed(7)} ${lon.toFixed(7)}`, 0x06f0), 0.02],
  labels: [([lon, lat]) => `Lat: ${lat.toFixed(7)} Lon: ${lon.toFixed(7)}`, 0.02],
  'Hebrew labels': [([lon, lat]) => `קו אורך ${lon.toFixed(7)}, קו רוחב ${lat.toFixed(7)}`, 0.02],
  signs: [withSeconds((d, m, s, letter) => `${d}°${m}′${s}″${letter}`), 0.3],
  'two primes': [withSeconds((d, m, s, letter) => `${d}º ${m}' ${s}'' ${letter}`), 0.3],
  spaces: [withSeconds((d, m, s, letter) => `${d} ${m} ${s} ${letter}`), 0.3],
  hyphens: [
    withSeconds((d, m, s, letter, width) => `${padded(d, width)}-${two(m)}-${two(s)}${letter}`),
    0.3,
  ],
  colons: [withSeconds((d, m, s, letter) => `${letter} ${d}:${m}:${s}`), 0.3],
  aviation: [
    withSeconds((d, m, s, letter, width) => `${padded(d, width)}${two(m)}${two(s)}${letter}`, ''),
    0.3,
  ],
  'decimal minutes': [withMinutes((d, m, letter) => `${d}°${m}'${letter}`), 0.2],
  'letters and minutes': [
    withMinutes((d, m, letter, width) => `${letter}${padded(d, width)} ${m}`),
    0.2,
  ],
  'ISO 6709': [([lon, lat]) => `${sign(lat)}${fixed(lat)}${sign(lon)}${fixed(lon)}/`, 0.02],
  geo: [([lon, lat]) => `geo:${lat.toFixed(7)},${lon.toFixed(7)};u=5`, 0.02],
  'a view of OpenStreetMap': [
    ([lon, lat]) => `https://www.openstreetmap.org/#map=12/${lat.toFixed(5)}/${lon.toFixed(5)}`,
    1,
  ],
  'a view of Google': [
    ([lon, lat]) => `https://www.google.com/maps/@${lat.toFixed(7)},${lon.toFixed(7)},12z`,
    0.02,
  ],
  GeoJSON: [
    ([lon, lat]) => `{"type": "Point", "coordinates": [${lon.toFixed(7)}, ${lat.toFixed(7)}]}`,
    0.02,
  ],
  WKT: [([lon, lat]) => `POINT (${lon.toFixed(7)} ${lat.toFixed(7)})`, 0.02],
  MGRS: [([lon, lat]) => forward([lon, lat], 5), 1.5],
  'MGRS to 100 m': [
    ([lon, lat]) =>
      forward([lon, lat], 3)
        .replace(/(...)$/, ' $1')
        .toLowerCase(),
    75,
  ],
};

test.each(Object.entries(NOTATIONS))('[R66] %s: 500 places are read back', (_, [write, most]) => {
  fc.assert(
    fc.property(onEarth, (at) => {
      const text = write(at);
      expect(metres(placeOf(text), at), text).toBeLessThan(most);
    }),
    { numRuns: 500 },
  );
});

const MARKS = [
  '\u200e',
  '\u200f',
  '\u061c',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
];
const HIDDEN = [...MARKS, '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'];
const SPACES = [' ', '\u00a0', '\u2009', '\u202f', '\u2007', '\u3000', '\t', '  '];

/** The text with signs that show nothing anywhere, and other spaces for its own. */
const disturbed = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...HIDDEN)), { maxLength: 8 });
function disturb(
  text: string,
  marks: readonly (readonly [number, string])[],
  space: string,
): string {
  return marks.reduce(
    (so, [at, mark]) => {
      const i = at % (so.length + 1);
      return `${so.slice(0, i)}${mark}${so.slice(i)}`;
    },
    text.replaceAll(' ', space),
  );
}

describe('[R66] as the page shows it', () => {
  /** Metres by which what is shown may be off: half a step each way, in the corner of a square. */
  const SHOWN: Readonly<Record<string, readonly [Write, number]>> = {
    'cards, forms, search, history: grid and degrees': [placeText, 9],
    'the readout, details, rings: the grid to 10 m': [(at) => mgrsOf(at) ?? '', 9],
    'corners of shapes: the grid to a metre': [cornerText, 1.5],
    'copied degrees': [degrees, 8],
    'both lines of the details': [(at) => `${mgrsOf(at)}\n${degrees(at)}`, 9],
    'both at once, selected with the mouse': [
      (at) => `${mgrsOf(at)}${degrees(at).padStart(20)}`,
      9,
    ],
    'in a title of three languages': [
      (at) => suggestedTitle('explosion', { at }).he.split(', ')[1] ?? '',
      9,
    ],
    'a value of a phrase': [(at) => mgrsOf(at)?.replaceAll(' ', '') ?? '', 9],
    'the grid without its zone, as it is said': [(at) => mgrsOf(at)?.slice(4) ?? '', 9],
  };
  test.each(Object.entries(SHOWN))('%s', (_, [show, most]) => {
    fc.assert(
      fc.property(about, disturbed, fc.constantFrom(...SPACES), (at, marks, space) => {
        const text = disturb(show(at), marks, space);
        expect(metres(placeOf(text, at), at), text).toBeLessThan(most);
      }),
      { numRuns: 200 },
    );
  });
  test.each(LANGUAGES)('the line of the report that is copied in %s', (language) => {
    const label = wordsIn(language).detail.place;
    fc.assert(
      fc.property(about, (at) => {
        const { picture } = log(event({ geometry: { type: 'Point', coordinates: at } }));
        const [item] = itemsIn([picture], 'event');
        if (item === undefined) throw new Error('no event');
        const lines = reportText(item, { picture, cell: CELL, language }).split('\n');
        const line = lines.find((one) => one.startsWith(`${label}: `)) ?? '';
        expect(metres(placeOf(line), at), line).toBeLessThan(9);
      }),
      { numRuns: 20 },
    );
  });
  test('of a place far away too, near the poles and beside 180', () => {
    fc.assert(
      fc.property(fc.tuple(degree(-180, 180), degree(-90, 90)), (at) => {
        expect(metres(placeOf(placeText(at)), at), placeText(at)).toBeLessThan(9);
      }),
      { numRuns: 500, examples: [[[180, 83.9]], [[-180, -79.9]], [[0, 90]], [[179.99999, 0]]] },
    );
  });
});

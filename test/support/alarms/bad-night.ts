/** The evening of 1 OCT 24: 1,233 zones of one desk, and 2,571 alerts in eight waves. Real places, real times. */
import type { FeatureCollection, Point, Polygon } from 'geojson';
import { Change, type Entry } from '../../../picture/entry.ts';
import { fold, type Picture } from '../../../picture/fold.ts';
import { all } from '../../../picture/table.ts';
import { proposed, reported } from '../examples.ts';
import { Growing } from '../logs.ts';
import { OPENED, person } from '../people.ts';
import { sharedText } from '../shared.ts';
import { cellWith } from './log.ts';

interface Alert {
  readonly t: string;
  readonly city_en: string;
  readonly kind: string;
}

export interface Night {
  readonly cell: ReturnType<typeof cellWith>;
  /** The picture with all zones. */
  readonly zones: Picture;
  /** The alerts of one moment each. */
  readonly waves: readonly { readonly at: number; readonly entries: readonly Entry[] }[];
}

const BEFORE = Date.parse('2024-10-01T15:00:00.000Z');

/** Asks for each zone as published and each alert; what the rules refuse is not there. */
export function badNight(): Night {
  const cell = cellWith({});
  const log = new Growing(BEFORE, OPENED, cell);
  log.roles = true;
  const zones: FeatureCollection<Polygon> = JSON.parse(sharedText('zones/alert_zones.geojson'));
  const window = { from: '2024-10-01T15:00:00.000Z', to: '2024-10-01T21:00:00.000Z' };
  for (const { geometry } of zones.features) {
    const terms = { kind: 'no-fire', area: geometry, window, unilateral: true };
    const change = { ...proposed(terms), agrees: true };
    if (Change.safeParse(change).success) log.ask(person('il'), change, 100, log.head);
  }
  const { picture } = log;
  const alerts: FeatureCollection<Point, Alert> = JSON.parse(
    sharedText('alerts/demo_2024-10-01_15-18Z.geojson'),
  );
  const byTime = Map.groupBy(alerts.features, ({ properties: { t } }) => Date.parse(t));
  const waves = [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([at, features]) => {
      const from = log.entries.length;
      for (const { geometry, properties } of features) {
        const refusal = log.ask(person('il', 'feed'), alertOf(geometry, properties), at - log.now);
        if (refusal !== undefined) throw new Error(refusal.why);
      }
      return { at, entries: log.entries.slice(from) };
    });
  return { cell, zones: picture, waves };
}

const alertOf = (geometry: Point, { t, city_en }: Alert) =>
  reported({
    category: 'rocket-alert',
    precedence: 'IMMEDIATE',
    geometry,
    occurred: { from: t },
    title: { original: 'en', en: `Rocket or missile alert: ${city_en}` },
    source: { reliability: 'B', credibility: '3' },
  });

/** The names of all pairs of an alert and a zone that it lies in, by trying each with each. */
export function everyPair(night: Night): string[] {
  const whole = night.waves.reduce((picture, { entries }) => fold(picture, entries), night.zones);
  const items = [...all(whole.items)];
  const zones = items.flatMap((item) => {
    const area = item.kind === 'zone' && item.terms.area;
    return area && area.type === 'Polygon'
      ? [{ ref: item.ref, sides: sidesOf(area.coordinates) }]
      : [];
  });
  return items.flatMap((item) => {
    if (item.kind !== 'event' || item.fields.geometry.type !== 'Point') return [];
    const [lon, lat] = item.fields.geometry.coordinates;
    return zones.flatMap(({ ref, sides }) =>
      isWithin(lon, lat, sides) ? [`inside ${item.ref}.1 ${ref}.1`] : [],
    );
  });
}

/** The sides of all rings: two corners each, four numbers. */
function sidesOf(rings: readonly (readonly (readonly [number, number])[])[]): Float64Array {
  return Float64Array.from(
    rings.flatMap((ring) => ring.slice(1).flatMap((to, i) => [...(ring[i] ?? to), ...to])),
  );
}

/** Even or odd: how many sides lie to the east. */
function isWithin(lon: number, lat: number, sides: Float64Array): boolean {
  let inside = false;
  for (let i = 0; i < sides.length; i += 4) {
    const ay = sides[i + 1] ?? 0;
    const by = sides[i + 3] ?? 0;
    if (ay > lat === by > lat) continue;
    const ax = sides[i] ?? 0;
    const bx = sides[i + 2] ?? 0;
    if (lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

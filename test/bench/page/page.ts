/** A bare map on which ways to draw many events are measured: ours, and MapLibre's own. */
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Feature, Point } from 'geojson';
import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { imagesOf } from '../../../client/drawing/look-images.ts';
import { addImages } from '../../../client/map/images.ts';
import { Points } from '../../../client/map/points/layer.ts';
import cell from '../../../data/cell.json' with { type: 'json' };
import { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import { EMPTY, fold, type Picture, type Result } from '../../../picture/fold.ts';
import { NOW, Revisions } from '../../../picture/revisions/revisions.ts';
import { entry, FIRST, opened, placeOf, START } from './entries.ts';
import { openList, scrollTo } from './list.ts';

export type Way = 'points' | 'setFilter' | 'setData' | 'updateData';

const feature = (n: number, moved = 0): Feature<Point> & { id: number } => ({
  type: 'Feature',
  id: n,
  geometry: { type: 'Point', coordinates: placeOf(n + moved) },
  properties: { t: n, symbol: `solid/military/il/${n % 50 === 0 ? 'IMMEDIATE' : 'ROUTINE'}` },
});

setWorkerUrl(workerUrl);
let map: MapLibre;
let points: Points;
let index: Revisions;
let picture: Picture;
let features: (Feature<Point> & { id: number })[] = [];
let next = 0;
let entries: Entry[] = [];
let moved: (Feature<Point> & { id: number })[] = [];

const idle = () => new Promise<void>((done) => void map.once('idle', () => done()));
/** As the page takes what comes: folded, then into the index. */
function take(more: readonly Entry[]): void {
  const results: Result[] = [];
  picture = fold(picture, more, results);
  index.take(more, results);
}
const source = () => map.getSource<GeoJSONSource>('events');

const bench = {
  openList,
  scrollTo,
  /** A map with `n` events, drawn by one of the ways. */
  async open(way: Way, n: number): Promise<void> {
    map = new MapLibre({
      container: 'map',
      center: [35.85, 33.05],
      zoom: 9,
      fadeDuration: 0,
      attributionControl: false,
      style: {
        version: 8,
        sources: {},
        layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#0b1017' } }],
      },
    });
    await map.once('load');
    addImages(map, Cell.parse(cell), 2);
    if (way === 'points') {
      index = new Revisions();
      picture = EMPTY;
      take([opened, ...Array.from({ length: n }, (_, i) => entry(i + FIRST, i, false))]);
      points = new Points(
        map,
        index,
        (look) => ({ ...imagesOf(look), colour: '#b8f2e0' }),
        undefined,
      );
      points.show({ cut: NOW, now: START + n * 1000, closed: true });
    } else {
      features = Array.from({ length: n }, (_, i) => feature(i));
      map.addSource('events', {
        type: 'geojson',
        data: { type: 'FeatureCollection', features },
      });
      map.addLayer({
        id: 'events',
        type: 'symbol',
        source: 'events',
        layout: {
          'icon-image': ['get', 'symbol'],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      });
    }
    next = n + FIRST;
    await idle();
  },
  /** Shows the events until `t`, as a slider would. */
  async slide(way: Way, t: number): Promise<void> {
    const drawn = idle();
    if (way === 'points') {
      points.show({
        cut: { seq: t + FIRST, time: Number.POSITIVE_INFINITY },
        now: START,
        closed: true,
      });
    } else map.setFilter('events', ['<=', ['get', 't'], t]);
    await drawn;
  },
  /** Makes the news that `update` brings: `changed` events move. */
  prepare(way: Way, changed: number, n: number): void {
    const which = Array.from({ length: changed }, (_, i) => (next * 31 + i * 97) % n);
    entries = way === 'points' ? which.map((one, i) => entry(next + i, one, true)) : [];
    moved = way === 'points' ? [] : which.map((one) => feature(one, next));
    next += changed;
  },
  /** Brings the news that were made, and settles when they are drawn. */
  async update(way: Way): Promise<void> {
    const drawn = idle();
    if (way === 'points') {
      take(entries);
      map.triggerRepaint();
    } else if (way === 'updateData') {
      void source()?.updateData({ add: moved });
    } else {
      for (const one of moved) features[one.id] = one;
      void source()?.setData({ type: 'FeatureCollection', features });
    }
    await drawn;
  },
};
export type Bench = typeof bench;
Object.assign(window, { bench });

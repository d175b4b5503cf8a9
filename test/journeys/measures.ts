/** What can be measured on a map: how much of it what is active fills, and whether words keep off symbols and edge. */
import type { Page } from '@playwright/test';
import type { Rect } from '../../client/map/fit.ts';

/** Words that were placed, by the layer that they are of. */
export interface Word {
  readonly layer: string;
  readonly rect: Rect;
}

/** A map as it stands, in pixels from its corner. */
export interface Measured {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  readonly words: readonly Word[];
  readonly symbols: readonly Rect[];
  /** All that is active; undefined: nothing is. */
  readonly active: Rect | undefined;
  /** Urgent events on the map that stand on their own, do not fade, and have no name. */
  readonly unnamed: readonly string[];
  /** The towns that can be read. */
  readonly towns: readonly string[];
}

const FILLED = 0.4; // of the width or the height of the map
const SLACK = 1; // pixels

/** What is wrong with a map, one line for each; `most`: the zoom beyond which nothing is fitted. */
export function faultsOf(map: Measured, most: number): string[] {
  const { width, height, zoom, words, symbols, active, unnamed, towns } = map;
  const faults: string[] = [];
  if (active !== undefined && zoom < most - 0.01) {
    const wide = (active.right - active.left) / width;
    const high = (active.bottom - active.top) / height;
    if (Math.max(wide, high) < FILLED) faults.push(`what is active fills ${wide} by ${high}`);
  }
  for (const { layer, rect } of words) {
    if (rect.right <= 0 || rect.left >= width || rect.bottom <= 0 || rect.top >= height) continue;
    const { left, top, right, bottom } = rect;
    const whole =
      left >= -SLACK && top >= -SLACK && right <= width + SLACK && bottom <= height + SLACK;
    const where = `${layer} at ${Math.round(left)}, ${Math.round(top)}`;
    if (!whole) faults.push(`the edge cuts ${where}`);
    for (const symbol of symbols) {
      const covered =
        left + SLACK < symbol.right &&
        symbol.left < right - SLACK &&
        top + SLACK < symbol.bottom &&
        symbol.top < bottom - SLACK;
      if (covered) faults.push(`a symbol is under ${where}`);
    }
  }
  for (const ref of unnamed) faults.push(`${ref} has no name`);
  if (!towns.includes('Quneitra')) faults.push('Quneitra cannot be read');
  return faults;
}

/** Measures the map of a page of an exercise, once nothing on it has changed for a while. */
export const measured = (page: Page): Promise<Measured> =>
  page.evaluate(async () => {
    const map = window.tripointGlass?.map;
    if (map === undefined) throw new Error('the page offers no map');
    const QUIET = 700; // ms
    await new Promise<void>((resolve) => {
      let timer = 0;
      const again = () => {
        clearTimeout(timer);
        timer = window.setTimeout(() => {
          for (const one of listening) one.unsubscribe();
          resolve();
        }, QUIET);
      };
      const listening = (['move', 'sourcedata', 'styledata'] as const).map((name) =>
        map.on(name, again),
      );
      again();
    });
    const drawn = new Promise((resolve) => map.once('render', resolve));
    map.triggerRepaint();
    await drawn;

    const MARGIN = 100; // pixels of the collision index around the map
    const PADDED = 4; // pixels around the names of places
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const { collisionIndex, retainedQueryData } = map.style.placement;
    const words: { layer: string; rect: Rect }[] = [];
    for (const { boxKeys, bboxes } of [collisionIndex.grid, collisionIndex.ignoredGrid]) {
      for (const [i, { bucketInstanceId }] of boxKeys.entries()) {
        const data = retainedQueryData[bucketInstanceId];
        const layer = data?.featureIndex.bucketLayerIDs[data.bucketIndex]?.[0] ?? '';
        const isWord = /(^|-)(name|label|place-\d|label-loud|label-sure|airfield|note-pin)$/.test(
          layer,
        );
        if (!isWord) continue;
        const [left = 0, top = 0, right = 0, bottom = 0] = bboxes.slice(i * 4, i * 4 + 4);
        const off = layer.startsWith('base-place') ? PADDED : 0;
        words.push({
          layer,
          rect: {
            left: left - MARGIN + off,
            top: top - MARGIN + off,
            right: right - MARGIN - off,
            bottom: bottom - MARGIN - off,
          },
        });
      }
    }

    const about = ([lon = 0, lat = 0]: readonly number[], half: number): Rect => {
      const { x, y } = map.project([lon, lat]);
      return { left: x - half, top: y - half, right: x + half, bottom: y + half };
    };
    const events = new Map(map.querySourceFeatures('events').map((one) => [one.id, one]));
    const symbols = [...events.values()].flatMap(({ geometry, properties }) => {
      if (geometry.type !== 'Point' || properties.part !== 'symbol') return [];
      const name = String(properties.symbol);
      const half = name.endsWith('FLASH') ? 17 : name.endsWith('IMMEDIATE') ? 13 : 7;
      return [about(geometry.coordinates, half)];
    });
    const named = new Set(
      [...events.values()]
        .filter(({ properties: { part, anchor } }) => part === 'label' || anchor !== 'none')
        .map(({ properties }) => String(properties.ref)),
    );
    const unnamed = [...events.values()].flatMap(({ geometry, properties }) => {
      const { part, loud, faded, ref } = properties;
      if (geometry.type !== 'Point' || part !== 'symbol' || !loud || faded) return [];
      const { left: x, top: y } = about(geometry.coordinates, 0);
      const inside = x > 40 && x < width - 40 && y > 40 && y < height - 40;
      return inside && !named.has(String(ref)) ? [String(ref)] : [];
    });
    const zones = map
      .querySourceFeatures('zones')
      .filter(({ properties }) => properties.part === 'area' && properties.stage === undefined)
      .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates.flat() : []));
    const points = ['events', 'notes', 'crowds']
      .flatMap((source) => map.querySourceFeatures(source))
      .flatMap(({ geometry }) => (geometry.type === 'Point' ? [geometry.coordinates] : []));
    const places = [...zones, ...points].map((at) => about(at, 0));
    const active = places.reduce<Rect | undefined>(
      (sum, one) => ({
        left: Math.min(sum?.left ?? one.left, one.left),
        top: Math.min(sum?.top ?? one.top, one.top),
        right: Math.max(sum?.right ?? one.right, one.right),
        bottom: Math.max(sum?.bottom ?? one.bottom, one.bottom),
      }),
      undefined,
    );
    const towns = map
      .queryRenderedFeatures({ layers: ['base-place-1', 'base-place-2'] })
      .map(({ properties }) => String(properties.name_en));
    return { width, height, zoom: map.getZoom(), words, symbols, active, unnamed, towns };

    interface Rect {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
  });

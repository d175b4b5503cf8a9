/**
 * Reads places as people and files write them: MGRS and UTM, degrees in the usual notations, ISO 6709, links of maps,
 * and as the page shows them, in two notations at once. Numbers alone are latitude first.
 */
import type { LonLat } from '../geo/place.ts';
import { agree, distinct, mostExact } from './agreement.ts';
import { degrees } from './degrees.ts';
import { isNear } from './distance.ts';
import { geoLink } from './geo-uri.ts';
import { digitsOnly, grid } from './grid.ts';
import { iso6709 } from './iso6709.ts';
import { mapLink } from './map-links.ts';
import { plainSigns, worded } from './place-signs.ts';
import { positionsIn } from './positions.ts';
import { oneOf, type Reading, refused } from './reading.ts';
import { utm } from './utm.ts';
import {
  type Located,
  located,
  type Notation,
  type PlaceFault,
  type PlaceReading,
  stepOf,
  type WrittenPlace,
} from './written-place.ts';

export type { PlaceFault } from './written-place.ts';

/** Characters; links are long, places are not. */
const LONGEST = 4000;

/**
 * Reads a place. `near` completes a grid reference without its zone, `YC 5821 7704`, or without its square,
 * `5821 7704`. What may mean several places asks, the likeliest first.
 */
export function readPlace(
  written: string,
  near: LonLat | undefined,
): Reading<WrittenPlace, PlaceFault> {
  const found = readLocated(written, near);
  if (found.kind === 'refused') return found;
  const [first, ...others] = valuesOf(found).map(({ place, within }) => ({ place, within }));
  return first === undefined ? refused('place') : oneOf([first, ...others]);
}

function readLocated(written: string, near: LonLat | undefined): PlaceReading {
  if (written.length > LONGEST) return refused('place');
  const signs = plainSigns(written);
  if (/^[ ·]*$/.test(signs)) return refused('empty');
  const link =
    (signs.includes('/') ? mapLink(written) : undefined) ??
    (signs.startsWith('GEO') ? geoLink(signs) : undefined) ??
    (/[<("[{]/.test(signs) ? positioned(written) : undefined);
  if (link !== undefined) return link;
  const text = worded(signs);
  const found = single(text, near);
  return found.kind === 'refused' ? (together(text, near) ?? found) : found;
}

/** GeoJSON, WKT or KML of one position. */
function positioned(written: string): PlaceReading | undefined {
  const found = positionsIn(written);
  if (found === undefined || !('positions' in found) || !found.certain) return undefined;
  const [only, another] = found.positions;
  if (only === undefined || another !== undefined) return refused('place');
  return located(only.place[1], only.place[0], 1e-7);
}

const PAIR = /^\[ ?(-?\d+(?:\.\d+)?) ?, ?(-?\d+(?:\.\d+)?) ?\]$/;

/**
 * Two numbers in square brackets, which programs write longitude first, some latitude first: that is taken, and asked
 * about where only the other order is near.
 */
const bracketed: Notation = (text, near) => {
  const [, a = '', b] = PAIR.exec(text) ?? [];
  if (b === undefined) return undefined;
  const step = Math.min(stepOf(a), stepOf(b));
  const latFirst = located(Number(a), Number(b), step);
  const lonFirst = located(Number(b), Number(a), step);
  if (latFirst.kind !== 'read') return lonFirst.kind === 'read' ? lonFirst : latFirst;
  if (lonFirst.kind !== 'read' || isNear(latFirst.value.place, near)) return latFirst;
  return isNear(lonFirst.value.place, near) ? oneOf([lonFirst.value, latFirst.value]) : latFirst;
};

const NOTATIONS = [bracketed, iso6709, utm, grid, digitsOnly, degrees] as const;

/** A place in one notation; if none reads it, the fault of the first that it is like. */
function single(written: string, near: LonLat | undefined): PlaceReading {
  const text = written.replaceAll(' · ', ' ');
  const bare = text.replace(/^\[(.*)\]$/, '$1').trim();
  let fault: PlaceReading | undefined;
  for (const notation of NOTATIONS) {
    const found = notation(notation === bracketed ? text : bare, near);
    if (found !== undefined && found.kind !== 'refused') return found;
    fault ??= found;
  }
  return fault ?? refused('place');
}

/** A place written in several notations, which must agree; undefined if it is not. */
function together(text: string, near: LonLat | undefined): PlaceReading | undefined {
  let differs: PlaceReading | undefined;
  for (const parts of waysToPart(text)) {
    const values = parts.map((part) => valuesOf(single(part, near)));
    if (values.some((one) => one.length === 0)) continue;
    const found = agreed(values);
    if (found.kind !== 'refused') return found;
    differs = found;
  }
  return differs;
}

/** What each part may mean, as far as all agree; of those that do, the most exact one. */
function agreed([first = [], ...others]: readonly (readonly Located[])[]): PlaceReading {
  let sets = first.map((place): [Located, ...Located[]] => [place]);
  for (const values of others) {
    sets = sets.flatMap((set) =>
      values
        .filter((place) => set.every((other) => agree(other, place)))
        .map((place): [Located, ...Located[]] => [...set, place]),
    );
  }
  const [one, ...more] = distinct(sets.map(mostExact));
  return one === undefined ? refused('differs') : oneOf([one, ...more]);
}

const GRID = /^(?:\d{1,2}[A-Z] ?)?[A-Z]{2}(?: ?\d)+$/;
const LETTERS = /[NS].*\d.*[EW]|[EW].*\d.*[NS]/;

/** At the dots between parts; else at each space that has a grid reference on one side and degrees on the other. */
function waysToPart(text: string): readonly (readonly string[])[] {
  const parts = text.split(' · ').filter((part) => part.trim() !== '');
  if (parts.length > 1) return [parts];
  const spaces = [...text.matchAll(/ /g)].slice(0, MOST_SPACES);
  return spaces
    .map(({ index }) => [text.slice(0, index), text.slice(index + 1)] as const)
    .filter(
      ([one, other]) =>
        (GRID.test(one) && LETTERS.test(other)) || (GRID.test(other) && LETTERS.test(one)),
    );
}

const MOST_SPACES = 20;

function valuesOf(reading: PlaceReading): readonly Located[] {
  if (reading.kind === 'refused') return [];
  return reading.kind === 'read' ? [reading.value] : reading.values;
}

/**
 * Reads positions as programs write them, longitude first: GeoJSON, WKT, and the coordinates of KML; with the line
 * of the text that each stands in. Heights are left out.
 */
import { LonLat } from '../geo/place.ts';

/** One position, as written. */
export interface Position {
  readonly place: LonLat;
  /** From 1. */
  readonly line: number;
}

export type Positions =
  | {
      readonly positions: readonly Position[];
      /** Whether the notation says that longitude stands first; bare numbers in brackets do not. */
      readonly certain: boolean;
    }
  /** What cannot be read stands in this line: no position, or another path, such as a hole. */
  | { readonly line: number };

/** Undefined if the text is none of these. */
export function positionsIn(text: string): Positions | undefined {
  return wkt(text) ?? kml(text) ?? json(text);
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** Numbers as written, and where they stand. */
interface Found {
  readonly lon: string | undefined;
  readonly lat: string | undefined;
  readonly index: number;
}

function listed(text: string, found: readonly Found[], certain: boolean): Positions {
  const positions: Position[] = [];
  for (const { lon, lat, index } of found) {
    const line = lineAt(text, index);
    const place = LonLat.safeParse([Number(lon), Number(lat)]);
    if (!place.success) return { line };
    positions.push({ place: place.data, line });
  }
  return { positions, certain };
}

const NUMBER = String.raw`[-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?`;

const WKT =
  /^\s*(?:SRID ?= ?(\d+) ?;)?\s*(POINT|LINESTRING|POLYGON|MULTI[A-Z]+)\s*(?:ZM?|M)?\s*(\([\s\S]*\))\s*;?\s*$/i;
const TUPLE = new RegExp(`(${NUMBER})\\s+(${NUMBER})(?:\\s+${NUMBER}){0,2}\\s*(?=[,)])`, 'gi');

function wkt(text: string): Positions | undefined {
  const [, system = '4326', , body] = WKT.exec(text) ?? [];
  if (body === undefined) return undefined;
  const start = text.indexOf(body);
  const second = /\)\s*,\s*\(/.exec(body);
  if (second !== null) return { line: lineAt(text, start + second.index + second[0].length) };
  if (system !== '4326' || !/^[\s(]*$/.test(body.replace(TUPLE, '').replace(/[,)\s]/g, ''))) {
    return { line: lineAt(text, start) };
  }
  const found = [...body.matchAll(TUPLE)].map(({ 1: lon, 2: lat, index }) => ({
    lon,
    lat,
    index: start + index,
  }));
  return found.length === 0 ? { line: 1 } : listed(text, found, true);
}

/** All of it is XML. */
const XML = /^\s*<[\s\S]*>\s*$/;
const TAGS = /<(?:\w+:)?coordinates>([\s\S]*?)<\/(?:\w+:)?coordinates>/g;
const TRIPLE = new RegExp(`^(${NUMBER}),(${NUMBER})(?:,${NUMBER})?$`, 'i');

function kml(text: string): Positions | undefined {
  const [first, second] = XML.test(text) ? [...text.matchAll(TAGS)] : [];
  if (second !== undefined) return { line: lineAt(text, second.index) };
  const body = first?.[1] ?? text;
  const start = first === undefined ? 0 : text.indexOf(body, first.index);
  const words = [...body.matchAll(/\S+/g)];
  const heights = words.every(([word]) => word.split(',').length === 3 && TRIPLE.test(word));
  if (first === undefined && (words.length < 2 || !heights)) return undefined;
  const found = words.map(({ 0: word, index }) => {
    const [, lon, lat] = TRIPLE.exec(word) ?? [];
    return { lon, lat, index: start + index };
  });
  return found.length === 0 ? { line: 1 } : listed(text, found, first !== undefined);
}

const INNERMOST = new RegExp(
  `\\[\\s*(${NUMBER})\\s*,\\s*(${NUMBER})\\s*(?:,\\s*${NUMBER}\\s*)?\\]`,
  'gi',
);

function json(text: string): Positions | undefined {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  const said = text.replace(/[\s,;]+$/, '');
  const parsed = parse(said) ?? parse(`[${said}]`) ?? parse(`{${said}}`);
  const certain = !Array.isArray(parsed);
  const paths = isPosition(parsed) ? [] : pathsIn(parsed, DEEPEST);
  const [path, another] = paths;
  if (path === undefined) return undefined;
  const all = positionsOf(text, certain);
  if (all.length !== paths.flat().length) return { line: 1 };
  const next = all[path.length];
  if (another !== undefined && next !== undefined) return { line: lineAt(text, next.index) };
  return listed(text, all, certain);
}

/** The positions as the text has them; `named`: those of members called "coordinates" alone. */
function positionsOf(text: string, named: boolean): readonly Found[] {
  const starts = [...text.matchAll(/"coordinates"\s*:\s*/g)].map((at) => at.index + at[0].length);
  const parts = named
    ? starts.map((start) => [start, listAt(text, start)] as const)
    : [[0, text] as const];
  return parts.flatMap(([start, part]) =>
    [...part.matchAll(INNERMOST)].map(({ 1: lon, 2: lat, index }) => ({
      lon,
      lat,
      index: start + index,
    })),
  );
}

/** The list that begins here, up to its last bracket. */
function listAt(text: string, start: number): string {
  let open = 0;
  for (let i = start; i < text.length; i++) {
    const sign = text[i];
    open += sign === '[' ? 1 : sign === ']' ? -1 : 0;
    if (open <= 0) return text.slice(start, i + 1);
  }
  return text.slice(start);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // it is not JSON
  }
}

type Path = readonly unknown[];

/** Levels of lists and objects around a position: a collection of features of polygons has eight. */
const DEEPEST = 12;

/** The lists of positions in GeoJSON of any kind, in their order. */
function pathsIn(value: unknown, levels: number): readonly Path[] {
  const within = (inner: unknown) => pathsIn(inner, levels - 1);
  if (levels === 0 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    if (isPosition(value)) return [[value]];
    return value.length > 0 && value.every(isPosition) ? [value] : value.flatMap(within);
  }
  if ('coordinates' in value) return within(value.coordinates);
  if ('geometry' in value) return within(value.geometry);
  if ('geometries' in value) return within(value.geometries);
  return 'features' in value ? within(value.features) : [];
}

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === 'number');

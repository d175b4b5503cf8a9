/** The Universal Transverse Mercator grid on WGS 84, as MGRS counts it. Metres; good to a few centimetres. */
import type { LonLat } from '../../../picture/geo/place.ts';

const A = 6_378_137; // semi-major axis
const E2 = 0.00669438; // eccentricity squared, as the mgrs package has it
const EP2 = E2 / (1 - E2);
const K0 = 0.9996;
const EAST0 = 500_000;
const RAD = Math.PI / 180;

/** Easting as in MGRS; northing from the equator, below zero in the south. */
export interface Utm {
  readonly east: number;
  readonly north: number;
}

/** Zones of six degrees from 1 to 60; the exceptions of Norway and Svalbard are far from any cell. */
export const zoneOf = (lon: number): number =>
  Math.min(60, Math.max(1, Math.floor((lon + 180) / 6) + 1));

/** Degrees east at which a zone begins. */
export const westOf = (zone: number): number => zone * 6 - 186;

const arc = (lat: number): number =>
  A *
  ((1 - E2 / 4 - (3 * E2 ** 2) / 64 - (5 * E2 ** 3) / 256) * lat -
    ((3 * E2) / 8 + (3 * E2 ** 2) / 32 + (45 * E2 ** 3) / 1024) * Math.sin(2 * lat) +
    ((15 * E2 ** 2) / 256 + (45 * E2 ** 3) / 1024) * Math.sin(4 * lat) -
    ((35 * E2 ** 3) / 3072) * Math.sin(6 * lat));

export function toUtm([lon, lat]: LonLat, zone: number): Utm {
  const phi = lat * RAD;
  const t = Math.tan(phi) ** 2;
  const c = EP2 * Math.cos(phi) ** 2;
  const n = A / Math.sqrt(1 - E2 * Math.sin(phi) ** 2);
  const a = Math.cos(phi) * (lon - westOf(zone) - 3) * RAD;
  const east =
    K0 *
    n *
    (a + ((1 - t + c) * a ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * EP2) * a ** 5) / 120);
  const rise =
    a ** 2 / 2 +
    ((5 - t + 9 * c + 4 * c ** 2) * a ** 4) / 24 +
    ((61 - 58 * t + t ** 2 + 600 * c - 330 * EP2) * a ** 6) / 720;
  return { east: EAST0 + east, north: K0 * (arc(phi) + n * Math.tan(phi) * rise) };
}

export function fromUtm({ east, north }: Utm, zone: number): LonLat {
  const e1 = (1 - Math.sqrt(1 - E2)) / (1 + Math.sqrt(1 - E2));
  const mu = north / K0 / (A * (1 - E2 / 4 - (3 * E2 ** 2) / 64 - (5 * E2 ** 3) / 256));
  const phi =
    mu +
    ((3 * e1) / 2 - (27 * e1 ** 3) / 32) * Math.sin(2 * mu) +
    ((21 * e1 ** 2) / 16 - (55 * e1 ** 4) / 32) * Math.sin(4 * mu) +
    ((151 * e1 ** 3) / 96) * Math.sin(6 * mu);
  const n = A / Math.sqrt(1 - E2 * Math.sin(phi) ** 2);
  const t = Math.tan(phi) ** 2;
  const c = EP2 * Math.cos(phi) ** 2;
  const r = (A * (1 - E2)) / (1 - E2 * Math.sin(phi) ** 2) ** 1.5;
  const d = (east - EAST0) / (n * K0);
  const lat =
    phi -
    ((n * Math.tan(phi)) / r) *
      (d ** 2 / 2 -
        ((5 + 3 * t + 10 * c - 4 * c ** 2 - 9 * EP2) * d ** 4) / 24 +
        ((61 + 90 * t + 298 * c + 45 * t ** 2 - 252 * EP2 - 3 * c ** 2) * d ** 6) / 720);
  const lon =
    (d -
      ((1 + 2 * t + c) * d ** 3) / 6 +
      ((5 - 2 * c + 28 * t - 3 * c ** 2 + 8 * EP2 + 24 * t ** 2) * d ** 5) / 120) /
    Math.cos(phi);
  return [westOf(zone) + 3 + lon / RAD, lat / RAD];
}

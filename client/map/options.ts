/** How every map of the page is opened: north up, within the data, each frame drawn whole. */
import type { MapOptions } from 'maplibre-gl';
import { widened } from './extent.ts';

export const OPTIONS = {
  attributionControl: false,
  fadeDuration: 0, // what a frame draws, it draws whole: a screen reports what it has drawn
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  maxBounds: widened([]),
  maxZoom: 18,
  minZoom: 4,
} satisfies Partial<MapOptions>;

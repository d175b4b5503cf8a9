/** Colours of the base map: quiet, and always weaker than what stands on it. */
import type { Theme } from '../ui/theme.svelte.ts';

const dark = {
  sea: '#080f18',
  land: '#121a24',
  coast: '#2a3b4f',
  lake: '#0a1b2d',
  lakeEdge: '#1d3a58',
  river: '#1b3855',
  waterName: '#7898bb',
  border: '#4b5b70',
  disputed: '#607186',
  separation: '#1d2a38',
  separationLine: '#6d8096',
  lineName: '#8796a9',
  placeMain: '#bcc8d6',
  place: '#97a6b8',
  placeOther: '#8595a9',
  dot: '#7d8da1',
  airfield: '#8595a9',
  halo: '#0b1017',
  grid: '#3a4b60',
  road: '#263444',
  built: '#18222e',
  green: '#121f22',
};

export type Palette = Readonly<Record<keyof typeof dark, string>>;

const bright: Palette = {
  sea: '#cfdfeb',
  land: '#f4f2ed',
  coast: '#8fa5b8',
  lake: '#c0d8e9',
  lakeEdge: '#86acc9',
  river: '#86afd0',
  waterName: '#28567f',
  border: '#7d8793',
  disputed: '#6c7784',
  separation: '#e2e4ec',
  separationLine: '#66727f',
  lineName: '#4a5561',
  placeMain: '#1b2631',
  place: '#35414c',
  placeOther: '#505c68',
  dot: '#505c68',
  airfield: '#505c68',
  halo: '#ffffff',
  grid: '#a3aebb',
  road: '#dcd6ca',
  built: '#eae6dd',
  green: '#e6eedd',
};

export const palettes: Readonly<Record<Theme, Palette>> = { dark, bright };

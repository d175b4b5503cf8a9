/** The eight winds, for saying in which direction something lies. */

const WINDS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const; // clockwise, 45 degrees each
export type Wind = (typeof WINDS)[number];

/** `degrees` clockwise from north, from -180 or from 0. */
export const windOf = (degrees: number): Wind =>
  WINDS[Math.round(((degrees + 360) % 360) / 45) % 8] ?? 'N';

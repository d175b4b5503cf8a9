/** Shapes that say the group of an event, and rings that say its precedence. */
import type { Group } from '../../picture/categories.ts';
import type { Precedence } from '../../picture/precedence.ts';
import { contrast } from '../ui/contrast.ts';
import { CASING, type Pen, stroke } from './canvas.ts';
import { inks } from './layer.ts';

/** Pixels from the place of an urgent event to its name. */
export const NAMES_OFF = 21;
/** What is left of that across and down where the name stands at a corner. */
export const NAMES_CORNER = 0.72;

/** The ink of the letter that stands on a desk's colour. */
export const letterOn = (colour: string): string =>
  contrast(colour, CASING) > 4.5 ? CASING : '#ffffff';

export function outlineOf(pen: Pen, group: Group, half: number): void {
  pen.beginPath();
  switch (group) {
    case 'military':
      for (const [x, y] of [
        [0, -1.12],
        [1.12, 0],
        [0, 1.12],
        [-1.12, 0],
      ] as const) {
        pen.lineTo(x * half, y * half);
      }
      break;
    case 'civil':
      pen.rect(-half * 0.84, -half * 0.84, half * 1.68, half * 1.68);
      break;
    case 'natural':
      for (const [x, y] of [
        [0, -1.1],
        [1.08, 0.82],
        [-1.08, 0.82],
      ] as const) {
        pen.lineTo(x * half, y * half);
      }
      break;
    default:
      group satisfies never;
  }
  pen.closePath();
}

function ring(pen: Pen, radius: number, width: number, colour: string): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, Math.PI * 2);
  stroke(pen, width + 2, inks().casing);
  stroke(pen, width, colour);
}

/** FLASH two rings, IMMEDIATE one, the others none: readable without colour. */
export function ringsOf(pen: Pen, precedence: Precedence, half: number): void {
  switch (precedence) {
    case 'FLASH':
      ring(pen, half + 9.6, 1.6, inks().alarm);
      ring(pen, half + 5.6, 2, inks().alarm);
      break;
    case 'IMMEDIATE':
      ring(pen, half + 5.5, 2, inks().amber);
      break;
    case 'PRIORITY':
    case 'ROUTINE':
      break;
    default:
      precedence satisfies never;
  }
}

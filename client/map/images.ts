/** Symbols drawn on canvas and registered with the map, all at once when it starts. */
import type { Map as MapLibre, StyleImageMetadata } from 'maplibre-gl';
import { GROUPS, type Group } from '../../picture/categories.ts';
import type { Cell } from '../../picture/cell.ts';
import { PRECEDENCES, type Precedence } from '../../picture/kinds/event.ts';
import { ZONE_KINDS } from '../../picture/kinds/zone.ts';
import { hatch } from './hatch.ts';
import { inks } from './layer.ts';
import { TINTS } from './zone.ts';

export type Pen = CanvasRenderingContext2D;

/** What sets a symbol off from any ground, and from its own ring. */
export const CASING = '#0b1017';

/** Half the width of a symbol in pixels; shape says the group, size and ring the precedence. */
const SIZES: Readonly<Record<Precedence, number>> = {
  FLASH: 10,
  IMMEDIATE: 9,
  PRIORITY: 8,
  ROUTINE: 6.5,
};

/** Half the width of the image that holds it: every pixel of it is painted, thousands of times. */
const ROOM: Readonly<Record<Precedence, number>> = {
  FLASH: 22,
  IMMEDIATE: 17,
  PRIORITY: 11.5,
  ROUTINE: 9.5,
};

/** Names as event.ts, note.ts and zone.ts write them. `ratio`: canvas pixels per pixel of the map. */
export function addImages(map: MapLibre, cell: Cell, ratio: number): void {
  const { ink, raised, tint } = inks();
  const put = (name: string, image: ImageData, more: Partial<StyleImageMetadata>) => {
    if (map.hasImage(name)) map.removeImage(name); // of another theme
    map.addImage(name, image, more);
  };
  const add = (name: string, half: number, draw: (pen: Pen) => void) =>
    put(name, painted(half * 2, half * 2, ratio, true, draw), { pixelRatio: ratio });
  for (const { id, colour } of cell.desks) {
    for (const group of GROUPS) {
      add(`withdrawn/${group}/${id}`, 9, (pen) => withdrawn(pen, group, colour));
      for (const precedence of PRECEDENCES) {
        const kind = `${group}/${id}/${precedence}`;
        add(`solid/${kind}`, ROOM[precedence], (pen) => solid(pen, group, colour, precedence));
        add(`open/${kind}`, ROOM[precedence], (pen) => open(pen, group, colour, precedence));
      }
    }
    add(`pin/${id}`, 13, (pen) => pin(pen, colour));
    add(`tip/${id}`, 9, (pen) => tip(pen, colour));
  }
  for (const kind of ZONE_KINDS) {
    const size = 16;
    const image = painted(size, size, 2, false, (pen) => hatch(pen, kind, tint(TINTS[kind]), size));
    put(`zone/${kind}`, image, { pixelRatio: 2 });
  }
  const plate = painted(24, 24, 2, false, (pen) => drawPlate(pen, raised, ink));
  put('plate', plate, {
    pixelRatio: 2,
    stretchX: [[16, 32]],
    stretchY: [[16, 32]],
    content: [10, 6, 38, 42],
  });
}

export function painted(
  width: number,
  height: number,
  ratio: number,
  centred: boolean,
  draw: (pen: Pen) => void,
): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser has no canvas');
  pen.scale(ratio, ratio);
  if (centred) pen.translate(width / 2, height / 2);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

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

export function stroke(pen: Pen, width: number, colour: string): void {
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
}

function ring(pen: Pen, radius: number, width: number, colour: string): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, Math.PI * 2);
  stroke(pen, width + 2, inks().casing);
  stroke(pen, width, colour);
}

/** FLASH two rings, IMMEDIATE one, PRIORITY a light edge, ROUTINE none: readable without colour. */
export function ringsOf(pen: Pen, precedence: Precedence, half: number): void {
  switch (precedence) {
    case 'FLASH':
      ring(pen, half + 10, 1.4, inks().alarm);
      ring(pen, half + 5.5, 2.4, inks().alarm);
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

function solid(pen: Pen, group: Group, colour: string, precedence: Precedence): void {
  const half = SIZES[precedence];
  ringsOf(pen, precedence, half);
  outlineOf(pen, group, half);
  stroke(pen, 4, CASING);
  if (precedence !== 'ROUTINE') stroke(pen, 3, '#e6edf5');
  pen.fillStyle = colour;
  pen.fill();
  stroke(pen, 1.2, CASING);
}

/** The middle of an area of uncertainty: no more than a small open mark. */
function open(pen: Pen, group: Group, colour: string, precedence: Precedence): void {
  const half = 4.5;
  if (precedence === 'FLASH' || precedence === 'IMMEDIATE') {
    ringsOf(pen, precedence, half);
  }
  outlineOf(pen, group, half);
  stroke(pen, 4.5, CASING);
  stroke(pen, 1.8, colour);
}

function withdrawn(pen: Pen, group: Group, colour: string): void {
  pen.globalAlpha = 0.6;
  outlineOf(pen, group, 6);
  stroke(pen, 3.6, CASING);
  stroke(pen, 1.3, colour);
  pen.beginPath();
  pen.moveTo(-7, 4);
  pen.lineTo(7, -4);
  stroke(pen, 1.3, colour);
}

function pin(pen: Pen, colour: string): void {
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(0, -6);
  stroke(pen, 3.5, CASING);
  stroke(pen, 1.6, colour);
  pen.beginPath();
  pen.roundRect(-4.5, -12, 9, 7, 1.5);
  stroke(pen, 3, CASING);
  pen.fillStyle = colour;
  pen.fill();
}

/** Points up; its tip is the middle of the image, where the line ends. */
function tip(pen: Pen, colour: string): void {
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(4.5, 8.5);
  pen.lineTo(-4.5, 8.5);
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
}

/** The raised ground of a selected label; its middle stretches. */
function drawPlate(pen: Pen, fill: string, edge: string): void {
  pen.beginPath();
  pen.roundRect(1, 1, 22, 22, 4);
  pen.fillStyle = fill;
  pen.fill();
  stroke(pen, 1.2, edge);
}

/** The symbols of events: shape by group, colour and letter by desk, rings by precedence. */
import { GROUPS, type Group } from '../../../picture/categories.ts';
import { type Cell, type DeskInfo, signOf } from '../../../picture/cell.ts';
import { PRECEDENCES, type Precedence } from '../../../picture/precedence.ts';
import { CASING, type MapImage, type Pen, stroke } from '../../drawing/canvas.ts';
import { inks } from '../../drawing/layer.ts';
import { letterOn, outlineOf, ringsOf } from '../../drawing/symbols.ts';

const HALF = 7.6; // pixels: half the width of a symbol

/** Half the width of the image that holds it: every pixel of it is painted, thousands of times. */
const ROOM: Readonly<Record<Precedence, number>> = {
  FLASH: 20,
  IMMEDIATE: 16,
  PRIORITY: 11.5,
  ROUTINE: 11.5,
};

/** Named as look-images.ts names them. */
export function eventImages({ desks }: Cell): MapImage[] {
  const marks: MapImage[] = [
    { name: 'unseen', half: HALF + 1, draw: () => {} },
    { name: 'badge', half: 6, draw: badge },
  ];
  return [
    ...marks,
    ...desks.flatMap((desk) => GROUPS.flatMap((group) => imagesOfGroup(desk, group))),
  ];
}

function imagesOfGroup(desk: DeskInfo, group: Group): MapImage[] {
  const { id, colour } = desk;
  const letter = signOf(desk);
  return [
    { name: `withdrawn/${group}/${id}`, half: 9, draw: (pen) => withdrawn(pen, group, colour) },
    ...PRECEDENCES.flatMap((precedence): MapImage[] => {
      const [name, half] = [`${group}/${id}/${precedence}`, ROOM[precedence]];
      const drawn = (filled: boolean) => (pen: Pen) => {
        ringsOf(pen, precedence, HALF);
        symbol(pen, group, colour, letter, filled);
      };
      return [
        { name: `solid/${name}`, half, draw: drawn(true) },
        { name: `open/${name}`, half, draw: drawn(false) },
      ];
    }),
  ];
}

/** Not filled, it is the middle of an area of uncertainty that is larger than it. */
function symbol(pen: Pen, group: Group, colour: string, letter: string, filled: boolean): void {
  const { ground } = inks();
  outlineOf(pen, group, HALF);
  stroke(pen, filled ? 3.4 : 5, filled ? CASING : ground);
  if (!filled) stroke(pen, 2.6, colour);
  pen.fillStyle = filled ? colour : ground;
  pen.fill();
  pen.fillStyle = filled ? letterOn(colour) : colour;
  pen.font = '700 9.6px "IBM Plex Sans", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.fillText(letter, 0, group === 'natural' ? 5 : 3.4);
}

/** Some desk disputes or denies it. */
function badge(pen: Pen): void {
  const { ink, ground } = inks();
  pen.beginPath();
  pen.arc(0, 0, 4.6, 0, Math.PI * 2);
  pen.fillStyle = ground;
  pen.fill();
  stroke(pen, 1.2, ink);
  pen.beginPath();
  for (const side of [-1, 1]) {
    pen.moveTo(-1.8, -1.8 * side);
    pen.lineTo(1.8, 1.8 * side);
  }
  stroke(pen, 1.2, ink);
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

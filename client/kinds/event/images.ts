/** The symbols of events: shape by group, colour by desk, size and rings by precedence. */
import { GROUPS, type Group } from '../../../picture/categories.ts';
import type { Cell } from '../../../picture/cell.ts';
import { isUrgent, PRECEDENCES, type Precedence } from '../../../picture/precedence.ts';
import { CASING, type MapImage, type Pen, stroke } from '../../drawing/canvas.ts';
import { outlineOf, ringsOf } from '../../drawing/symbols.ts';

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

/** Named as look-images.ts names them. */
export function eventImages({ desks }: Cell): MapImage[] {
  return desks.flatMap(({ id, colour }) =>
    GROUPS.flatMap((group): MapImage[] => [
      {
        name: `withdrawn/${group}/${id}`,
        half: 9,
        draw: (pen) => withdrawn(pen, group, colour),
      },
      ...PRECEDENCES.flatMap((precedence): MapImage[] => {
        const [name, half] = [`${group}/${id}/${precedence}`, ROOM[precedence]];
        return [
          { name: `solid/${name}`, half, draw: (pen) => solid(pen, group, colour, precedence) },
          { name: `open/${name}`, half, draw: (pen) => open(pen, group, colour, precedence) },
        ];
      }),
    ]),
  );
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
  if (isUrgent(precedence)) {
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

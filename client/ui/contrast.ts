/** Contrast of colours by WCAG 2, and colours made strong enough for a bright ground. Colours are #rrggbb. */
import type { Cell } from '../../picture/cell.ts';
import type { Theme } from './theme.svelte.ts';

const parts = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];
const linear = (part: number): number =>
  part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;

function luminance(hex: string): number {
  const [r, g, b] = parts(hex);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** From 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The brightest ground of the page's controls, and what a desk's letters must reach on it. */
const BRIGHT = '#eef1f4';
const AA = 4.6;

/** The colour itself, or as much darker as it takes to be read on a bright ground. */
export function onBright(hex: string): string {
  for (let share = 1; share > 0; share -= 0.02) {
    const darker = `#${parts(hex)
      .map((part) =>
        Math.round(part * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrast(darker, BRIGHT) >= AA) return darker;
  }
  return '#000000';
}

/** The cell with its desks' colours as this theme can show them. */
export const themed = (cell: Cell, theme: Theme): Cell =>
  theme === 'dark'
    ? cell
    : {
        ...cell,
        desks: cell.desks.map((desk) => ({
          ...desk,
          colour: desk.bright ?? onBright(desk.colour),
        })),
      };

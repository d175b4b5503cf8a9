/** How wide words are on the map, and where they break into lines. Pixels. */
const LINES = 2; // at most, unless more are asked for
const held = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** The width of a line in the font of the map's names. */
export function widthOf(text: string, size: number, bold: boolean): number {
  const key = `${size} ${bold} ${text}`;
  const known = held.get(key);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) throw new Error('this browser has no canvas');
  pen.font = `${bold ? 600 : 400} ${size}px "IBM Plex Sans", "IBM Plex Sans Arabic", sans-serif`;
  const { width } = pen.measureText(text);
  if (held.size > 5000) held.clear();
  if (document.fonts.check(pen.font)) held.set(key, width);
  return width;
}

/** At most so many lines, none wider than `most` unless one word is; what does not fit ends in dots. */
export function broken(
  text: string,
  most: number,
  wide: (line: string) => number,
  count = LINES,
): string[] {
  const words = text.split(' ');
  const lines: string[] = [];
  while (words.length > 0 && lines.length < count) {
    let line = words.shift() ?? '';
    while (words[0] !== undefined && wide(`${line} ${words[0]}`) <= most) {
      line = `${line} ${words.shift()}`;
    }
    lines.push(line);
  }
  const last = lines.pop() ?? '';
  return [...lines, words.length > 0 ? `${last.replace(/[\s,.،…]+$/, '')}…` : last];
}

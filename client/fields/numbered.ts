/** Lines without the numbers, letters or bullets that people and tables set before them. Pure. */

type IsPlace = (text: string) => boolean;

/** A number or letters with a sign after them: `1.`, `(2)`, `P3:`. */
const NUMBER = /^\s*(?:[([]\d{1,3}[)\]]\s*|\d{1,3}[.):]\s+)(?=\S)/;
const LETTERS = /^\s*[A-Za-z]{1,2}\d{0,3}[.):]\s+(?=\S)/;
const BULLET = /^\s*[-*•–]\s+(?=\S)/;
/** A number that only a comma, a semicolon or a blank follows, as in tables. */
const COUNT = /^\s*(\d{1,3})(?:[,;]\s*|\s+)(?=\S)/;

/** As many lines as given; a prefix goes only where a place is left. */
export function unnumbered(lines: readonly string[], isPlace: IsPlace): readonly string[] {
  if (counts(lines, isPlace)) return lines.map((line) => line.replace(COUNT, ''));
  const filled = lines.filter((line) => line.trim() !== '');
  const bulleted = filled.length > 1 && filled.every((line) => BULLET.test(line));
  return lines.map((line) => {
    if (bulleted) return line.replace(BULLET, '');
    const rest = line.replace(NUMBER, '');
    if (rest !== line && isPlace(rest)) return rest;
    const unnamed = line.replace(LETTERS, '');
    return unnamed !== line && isPlace(unnamed) && !isPlace(line) ? unnamed : line;
  });
}

/** Whether the lines count from 1, and the first is a place without its number, but none with it. */
function counts(lines: readonly string[], isPlace: IsPlace): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  const [first = ''] = filled;
  return (
    filled.length > 1 &&
    filled.every((line, i) => Number(COUNT.exec(line)?.[1]) === i + 1) &&
    isPlace(first.replace(COUNT, '')) &&
    !isPlace(first.trim())
  );
}

/** What the rows of a CSV file look like: which separator they have, and what kind of cells each column. */
import { roughCells, scanLine } from './csv-scan.ts';

const SEPARATORS = [',', ';', '\t', '|'];

/**
 * The separator of a table with this header: the one that gives most of the lines as many cells as it gives the header,
 * or more cells of two that do alike. undefined: the header has none.
 */
export function separatorOf(header: string, lines: readonly string[]): string | undefined {
  let best:
    | { readonly separator: string; readonly like: number; readonly cells: number }
    | undefined;
  for (const separator of SEPARATORS) {
    const { cells } = scanLine(header, separator, false);
    if (cells < 2) continue;
    const like = lines.filter((line) => scanLine(line, separator, false).cells === cells).length;
    const better =
      best === undefined || like > best.like || (like === best.like && cells > best.cells);
    if (better) best = { separator, like, cells };
  }
  return best?.separator;
}

/** Of a cell: a number; a code, as ids and times are; or any text. */
type Kind = 'number' | 'code' | 'text';

const NUMBER = /^[+\-−\s]?[\d٠-٩۰-۹]+(?:[.,٫][\d٠-٩۰-۹]+)?$/u;
const CODE = /^(?=\S*[\d٠-٩۰-۹])\S+(?: \S+)?$/u;
/** A code is short; so that an address of the web or a sentence without spaces is a text. */
const MAX_CODE = 40;

function kindOf(cell: string): Kind {
  const text = cell.trim();
  if (NUMBER.test(text)) return 'number';
  return text.length <= MAX_CODE && CODE.test(text) ? 'code' : 'text';
}

/** Of the cells of a column, the share that has its kind. */
const MOST = 0.8;
/** Columns by which lines are known if no column has a kind: fewer separators stand in any text. */
const MANY = 4;

/** Tells lines that are rows from lines of a text. */
export class RowShape {
  readonly #separator: string;
  readonly #columns: number;
  /** undefined: any text. */
  readonly #kinds: readonly (Kind | undefined)[];

  /** Learns from lines, most of which are rows by themselves. */
  constructor(separator: string, columns: number, lines: readonly string[]) {
    this.#separator = separator;
    this.#columns = columns;
    const rows = lines.filter((line) => this.#isRecord(line)).map((line) => this.#cells(line));
    this.#kinds = Array.from({ length: columns }, (_, i) => {
      const kinds = rows
        .map((cells) => cells[i] ?? '')
        .filter((cell) => cell.trim() !== '')
        .map(kindOf);
      const share = (among: readonly Kind[]) =>
        kinds.filter((kind) => among.includes(kind)).length / Math.max(1, kinds.length);
      if (share(['number']) >= MOST) return 'number';
      return share(['number', 'code']) >= MOST ? 'code' : undefined;
    });
  }

  /** True if the line by itself is a row: as many cells as columns, and each of the kind of its column. */
  fits(line: string): boolean {
    if (!this.#isRecord(line)) return false;
    const cells = this.#cells(line);
    let known = 0;
    for (const [i, kind] of this.#kinds.entries()) {
      const cell = cells[i] ?? '';
      if (kind === undefined || cell.trim() === '') continue;
      const found = kindOf(cell);
      if (found !== kind && !(kind === 'code' && found === 'number')) return false;
      known++;
    }
    return known > 0 || (this.#columns >= MANY && this.#kinds.every((kind) => kind === undefined));
  }

  #isRecord(line: string): boolean {
    const { cells, open, wrong } = scanLine(line, this.#separator, false);
    return cells === this.#columns && !open && !wrong;
  }

  readonly #cells = (line: string): string[] => roughCells(line, this.#separator);
}

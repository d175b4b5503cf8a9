/** Counts the columns of a file, over all of its rows. */
import type { Row } from './row.ts';

/** A column. */
export interface CountedColumn {
  /** As the file writes it. */
  readonly name: string;
  /** Rows that have something in it. */
  readonly filled: number;
  /** Up to three different values, each up to 80 characters. */
  readonly examples: readonly string[];
}

const EXAMPLES = 3;
const LONGEST = 80; // code points of an example
/** Columns that are counted; a file of more has others' data in their names. */
const MOST = 4096;

export class Columns {
  /** By name in lower case, in the order in which they were found. */
  readonly #columns = new Map<string, { name: string; filled: number; examples: Set<string> }>();

  add({ columns, names }: Row): void {
    for (const [lower, value] of columns) {
      const known = this.#columns.get(lower);
      if (known === undefined && this.#columns.size >= MOST) continue;
      const column = known ?? { name: names.get(lower) ?? lower, filled: 0, examples: new Set() };
      if (known === undefined) this.#columns.set(lower, column);
      column.filled++;
      if (column.examples.size < EXAMPLES) column.examples.add(shortened(value));
    }
  }

  /** In lower case. */
  get names(): readonly string[] {
    return [...this.#columns.keys()];
  }

  get all(): ReadonlyMap<string, CountedColumn> {
    return new Map(
      [...this.#columns].map(([lower, { name, filled, examples }]) => [
        lower,
        { name, filled, examples: [...examples] },
      ]),
    );
  }
}

function shortened(value: string): string {
  const text = value.trim();
  if (text.length <= LONGEST) return text;
  const points = [...text.slice(0, 2 * LONGEST)];
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join('')}…` : text;
}

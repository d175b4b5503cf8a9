/** Counts what became of the rows of a file; equal refusals and notes are counted, not repeated. */
import type { FileFault, RowFault, RowNote } from './faults.ts';
import type { NotedRow, RefusedRow } from './row.ts';

/** Rows of which the same is said: of the same field, for the same reason. */
export interface Group<Row> {
  readonly field: string;
  /** A code of `faults.ts`. */
  readonly code: RowFault | FileFault | RowNote;
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly Row[];
}

/** All of one sort, in the order of their first rows. */
export interface Counted<Row> {
  readonly count: number;
  readonly groups: readonly Group<Row>[];
}

/** What became of the rows: each event is counted once. */
export interface Tally {
  /** New in the picture. */
  readonly taken: number;
  /** In the picture already. */
  readonly known: number;
  /** In the picture already, and now said otherwise. */
  readonly amended: number;
  readonly refused: Counted<RefusedRow>;
  /** What is to be said of rows that went in. */
  readonly noted: Counted<NotedRow>;
  /** Why it stopped before the end; undefined: it did not. */
  readonly stopped: string | undefined;
}

/** Counts rows by what is said of them; of each group the first `keep` rows are kept. */
export class Groups<Row extends RefusedRow | NotedRow> {
  readonly #keep: number;
  readonly #groups = new Map<string, { count: number; readonly rows: Row[] }>();
  #count = 0;

  constructor(keep: number) {
    this.#keep = keep;
  }

  get count(): number {
    return this.#count;
  }

  add(row: Row): void {
    const key = JSON.stringify([row.field, codeOf(row), ...distinct(row)]);
    const group = this.#groups.get(key) ?? { count: 0, rows: [] };
    this.#groups.set(key, group);
    this.#count++;
    group.count++;
    if (group.rows.length < this.#keep) group.rows.push(row);
  }

  counted(): Counted<Row> {
    const groups = [...this.#groups.values()].flatMap(({ count, rows }) => {
      const [first] = rows;
      return first === undefined ? [] : [{ field: first.field, code: codeOf(first), count, rows }];
    });
    groups.sort((a, b) => (a.rows[0]?.number ?? 0) - (b.rows[0]?.number ?? 0));
    return { count: this.#count, groups };
  }
}

const codeOf = (row: RefusedRow | NotedRow) => (row.kind === 'refused' ? row.fault : row.note);

/** Rules of the picture have one code; what they say tells them apart. */
const distinct = (row: RefusedRow | NotedRow): readonly string[] =>
  codeOf(row) === 'rule' ? [row.said] : [];

/** Equal refusals and notes of a file's rows, counted by field and reason. Pure. */

/** A row of a group. */
export interface GroupRow {
  /** The line, or the feature, from 1; 0: the file as a whole. */
  readonly number: number;
  /** The part of the row in question; may be empty. */
  readonly said: string;
}

export interface Group<Name extends string> {
  /** A field of an event, or empty. */
  readonly field: string;
  readonly name: Name;
  readonly count: number;
  /** The first five. */
  readonly first: readonly GroupRow[];
}

const FIRST = 5;
/** Rows that are kept of a file; beyond, they are only counted. */
const MOST = 50_000;
const LONGEST = 200; // code points of what is said

export class Groups<Name extends string> {
  readonly #groups = new Map<
    string,
    { field: string; name: Name; count: number; rows: GroupRow[] }
  >();
  #kept = 0;

  add(field: string, name: Name, { number, said }: GroupRow): void {
    const key = `${field} ${name}`;
    const group = this.#groups.get(key) ?? { field, name, count: 0, rows: [] };
    this.#groups.set(key, group);
    group.count++;
    if (this.#kept >= MOST && group.rows.length >= FIRST) return;
    this.#kept++;
    group.rows.push({ number, said: shortened(said) });
  }

  get count(): number {
    return [...this.#groups.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** The largest first. */
  get all(): Group<Name>[] {
    return [...this.#groups.values()]
      .map(({ field, name, count, rows }) => ({ field, name, count, first: rows.slice(0, FIRST) }))
      .sort((a, b) => b.count - a.count);
  }

  /** All rows of a group that were kept. */
  rowsOf(field: string, name: Name): readonly GroupRow[] {
    return this.#groups.get(`${field} ${name}`)?.rows ?? [];
  }
}

function shortened(said: string): string {
  if (said.length <= LONGEST) return said;
  const short = [...said.slice(0, LONGEST * 2)].slice(0, LONGEST);
  return `${short.join('')}…`;
}

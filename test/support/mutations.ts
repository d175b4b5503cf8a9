/** Ways to tamper with a log, each at a place that random numbers choose. */
import type { Log } from './logs.ts';

interface Mutation<T> {
  readonly mutated: T;
  /** The first entry that is no longer what it was. */
  readonly first: number;
  readonly what: string;
}

/** A log as a database keeps it. */
export interface Kept {
  readonly rows: readonly { readonly seq: number; readonly bytes: Uint8Array }[];
  readonly head: { readonly seq: number; readonly hash: string } | undefined;
}

export const keptOf = ({ lines, heads }: Log): Kept => {
  const last = heads.at(-1);
  return {
    rows: lines.map((bytes, i) => ({ seq: i + 1, bytes })),
    head: last && { seq: last.seq, hash: last.hash },
  };
};

const KINDS = ['bit', 'byte', 'drop', 'swap', 'double', 'insert'] as const;

/** One mutation of the lines of an export, the closing line included (but it is never dropped). */
export function mutateExport(
  lines: readonly Uint8Array[],
  random: readonly number[],
): Mutation<Uint8Array[]> {
  const [kind = 0, at = 0, other = 0, where = 0, value = 0] = random;
  const chosen = KINDS[kind % KINDS.length] ?? 'bit';
  const mutated = [...lines];
  const entries = lines.length - 1;
  const i = at % (chosen === 'drop' ? entries : lines.length);
  switch (chosen) {
    case 'bit':
    case 'byte':
      mutated[i] = changed(lines[i], chosen, where, value);
      break;
    case 'drop':
      mutated.splice(i, 1);
      break;
    case 'swap': {
      const j = different(i, other, lines.length);
      [mutated[i], mutated[j]] = [lines[j] ?? NONE, lines[i] ?? NONE];
      return { mutated, first: Math.min(i, j) + 1, what: `swap ${i + 1}, ${j + 1}` };
    }
    case 'double':
      mutated.splice(i, 0, lines[i] ?? NONE);
      return { mutated, first: i === entries ? i + 1 : i + 2, what: `double ${i + 1}` };
    case 'insert':
      mutated.splice(i, 0, lines[other % lines.length] ?? NONE);
      return { mutated, first: i + 1, what: `insert ${(other % lines.length) + 1} at ${i + 1}` };
    default:
      chosen satisfies never;
  }
  // the closing line speaks of the last entry
  return { mutated, first: i === entries ? i : i + 1, what: `${chosen} ${i + 1}` };
}

/** One mutation of the rows of a database, or of its head row. */
export function mutateKept(kept: Kept, random: readonly number[]): Mutation<Kept> {
  const [kind = 0, at = 0, other = 0, where = 0, value = 0, end = 0] = random;
  const rows = [...kept.rows];
  const i = at % rows.length;
  const row = rows[i] ?? { seq: 0, bytes: NONE };
  if (end % 8 === 0) return mutateHead(kept, value);
  const chosen = KINDS[kind % KINDS.length] ?? 'bit';
  switch (chosen) {
    case 'bit':
    case 'byte':
      rows[i] = { seq: row.seq, bytes: changed(row.bytes, chosen, where, value) };
      break;
    case 'drop':
      rows.splice(i, 1);
      break;
    case 'swap': {
      if (rows.length === 1) return mutateHead(kept, value);
      const j = different(i, other, rows.length);
      rows[i] = { seq: i + 1, bytes: kept.rows[j]?.bytes ?? NONE };
      rows[j] = { seq: j + 1, bytes: row.bytes };
      const first = Math.min(i, j) + 1;
      return { mutated: { ...kept, rows }, first, what: `swap ${i + 1}, ${j + 1}` };
    }
    case 'double':
      rows.splice(i + 1, 0, row);
      for (let k = i + 1; k < rows.length; k++)
        rows[k] = { seq: k + 1, bytes: rows[k]?.bytes ?? NONE };
      return { mutated: { ...kept, rows }, first: i + 2, what: `double ${i + 1}` };
    case 'insert':
      rows.push({ seq: rows.length + 1, bytes: row.bytes });
      return { mutated: { ...kept, rows }, first: rows.length, what: `append a copy of ${i + 1}` };
    default:
      chosen satisfies never;
  }
  return { mutated: { ...kept, rows }, first: i + 1, what: `${chosen} ${i + 1}` };
}

function mutateHead(kept: Kept, value: number): Mutation<Kept> {
  const { seq = 0, hash = '' } = kept.head ?? {};
  const first = seq;
  if (value % 3 === 0)
    return { mutated: { ...kept, head: undefined }, first, what: 'drop the head' };
  if (value % 3 === 1) {
    const digit = hash[value % 64] === '0' ? '1' : '0';
    const other = `${hash.slice(0, value % 64)}${digit}${hash.slice((value % 64) + 1)}`;
    return { mutated: { ...kept, head: { seq, hash: other } }, first, what: 'change the head' };
  }
  const mutated = { ...kept, head: { seq: seq + 1, hash } };
  return { mutated, first, what: 'count the head up' };
}

const NONE = new Uint8Array();

const different = (i: number, other: number, length: number): number =>
  (i + 1 + (other % (length - 1))) % length;

function changed(
  line: Uint8Array | undefined,
  by: 'bit' | 'byte',
  where: number,
  value: number,
): Uint8Array {
  const copy = Uint8Array.from(line ?? NONE);
  const i = where % copy.length;
  const mask = by === 'bit' ? 1 << (value & 7) : 1 + (value % 255);
  copy[i] = (copy[i] ?? 0) ^ mask;
  return copy;
}

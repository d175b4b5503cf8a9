/** Ways to damage a log without sealing it anew, each at a place that random numbers choose. */
import type { Log } from './logs.ts';

/** Where it is found. Without a rule: at this entry by whatever rule, or at the next, which it no longer fits. */
export interface Damage {
  readonly seq: number;
  readonly rule?: string;
}

interface Mutation<T> {
  readonly mutated: T;
  readonly damage: Damage;
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

/** One mutation of the lines of a download; its last one is the closing line, which is never dropped. */
export function mutateExport(
  lines: readonly Uint8Array[],
  random: readonly number[],
): Mutation<Uint8Array[]> {
  const [kind = 0, at = 0, other = 0, where = 0, value = 0] = random;
  const chosen = KINDS[kind % KINDS.length] ?? 'bit';
  const mutated = [...lines];
  const entries = lines.length - 1;
  const i = at % (chosen === 'drop' ? entries : lines.length);
  /** Found where a line stands that belongs elsewhere: an entry by its number, the closing line by its own. */
  const displaced = (from: number, to: number): Damage => ({
    seq: to + 1,
    rule: from === entries || to === entries ? 'C6' : 'R1',
  });
  switch (chosen) {
    case 'bit':
    case 'byte': {
      const line = changed(lines[i], chosen, where, value);
      mutated[i] = line;
      const damage = i === entries ? closingDamage(line, entries) : { seq: i + 1 };
      return { mutated, damage, what: `${chosen} ${i + 1}` };
    }
    case 'drop':
      mutated.splice(i, 1);
      return { mutated, damage: displaced(i + 1, i), what: `drop ${i + 1}` };
    case 'swap': {
      const j = different(i, other, lines.length);
      [mutated[i], mutated[j]] = [lines[j] ?? NONE, lines[i] ?? NONE];
      const damage = displaced(Math.max(i, j), Math.min(i, j));
      return { mutated, damage, what: `swap ${i + 1}, ${j + 1}` };
    }
    case 'double':
      mutated.splice(i, 0, lines[i] ?? NONE);
      return {
        mutated,
        damage: i === entries ? displaced(i, i) : { seq: i + 2, rule: 'R1' },
        what: `double ${i + 1}`,
      };
    case 'insert': {
      const from = different(i, other, lines.length);
      mutated.splice(i, 0, lines[from] ?? NONE);
      // before the closing line an entry is still an entry
      const damage = i === entries ? { seq: i + 1, rule: 'R1' } : displaced(from, i);
      return { mutated, damage, what: `insert ${from + 1} at ${i + 1}` };
    }
    default:
      return chosen satisfies never;
  }
}

/** What a damaged closing line of a log of `entries` says, if it is one still. */
function closingDamage(line: Uint8Array, entries: number): Damage {
  const text = Buffer.from(line).toString('latin1');
  const said = /^\{"closed":\{"seq":(0|[1-9]\d*),"hash":"[0-9a-f]{64}"\}\}$/.exec(text);
  if (said === null) return { seq: entries + 1, rule: 'C4' };
  const seq = Number(said[1]);
  if (seq === entries) return { seq, rule: 'C6' };
  return { seq: Math.min(seq, entries) + 1, rule: 'C6' };
}

/** One mutation of the rows of a database, or of its head row. */
export function mutateKept(kept: Kept, random: readonly number[]): Mutation<Kept> {
  const [kind = 0, at = 0, other = 0, where = 0, value = 0, end = 0] = random;
  const rows = [...kept.rows];
  const i = at % rows.length;
  const row = rows[i] ?? { seq: 0, bytes: NONE };
  const chosen = KINDS[kind % KINDS.length] ?? 'bit';
  if (end % 8 === 0 || (chosen === 'swap' && rows.length === 1)) return mutateHead(kept, value);
  const of = (damage: Damage, what: string) => ({ mutated: { ...kept, rows }, damage, what });
  switch (chosen) {
    case 'bit':
    case 'byte':
      rows[i] = { seq: row.seq, bytes: changed(row.bytes, chosen, where, value) };
      return of({ seq: i + 1 }, `${chosen} ${i + 1}`);
    case 'drop':
      rows.splice(i, 1);
      if (rows.length === 0) return of({ seq: 1, rule: 'C6' }, 'drop all');
      return of({ seq: i + 1, rule: i === rows.length ? 'C6' : 'R1' }, `drop ${i + 1}`);
    case 'swap': {
      const j = different(i, other, rows.length);
      rows[i] = { seq: i + 1, bytes: kept.rows[j]?.bytes ?? NONE };
      rows[j] = { seq: j + 1, bytes: row.bytes };
      return of({ seq: Math.min(i, j) + 1, rule: 'R1' }, `swap ${i + 1}, ${j + 1}`);
    }
    case 'double':
      rows.splice(i + 1, 0, row);
      for (let k = i + 1; k < rows.length; k++)
        rows[k] = { seq: k + 1, bytes: rows[k]?.bytes ?? NONE };
      return of({ seq: i + 2, rule: 'R1' }, `double ${i + 1}`);
    case 'insert':
      rows.push({ seq: rows.length + 1, bytes: row.bytes });
      return of({ seq: rows.length, rule: 'R1' }, `append a copy of ${i + 1}`);
    default:
      return chosen satisfies never;
  }
}

function mutateHead(kept: Kept, value: number): Mutation<Kept> {
  const { seq = 0, hash = '' } = kept.head ?? {};
  const of = (head: Kept['head'], damage: Damage, what: string) => ({
    mutated: { ...kept, head },
    damage,
    what,
  });
  if (value % 3 === 0) return of(undefined, { seq: seq + 1, rule: 'C4' }, 'drop the head');
  if (value % 3 === 1) {
    const digit = hash[value % 64] === '0' ? '1' : '0';
    const other = `${hash.slice(0, value % 64)}${digit}${hash.slice((value % 64) + 1)}`;
    return of({ seq, hash: other }, { seq, rule: 'C6' }, 'change the head');
  }
  return of({ seq: seq + 1, hash }, { seq: seq + 1, rule: 'C6' }, 'count the head up');
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

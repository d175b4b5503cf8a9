/**
 * The table of figures that a run of the bench prints, and writes into docs/figures.md and README.md
 * between two marks; what is written by hand around them stays.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';

/** What is asked of a figure: at most so much. */
export interface Aim {
  /** What is judged, in `unit`: a ratio has none. */
  readonly value: number;
  readonly most: number;
  readonly unit?: string;
}

/** One line of the table: what was measured, at which size, and what came out. */
export interface Row {
  readonly what: string;
  readonly size: string;
  /** What the product needs. */
  readonly result: string;
  /** What the cheapest program needs that does the same visible work, in the same run. */
  readonly limit?: string;
  /** What the best of the peers needs, by name. */
  readonly peer?: string;
  /** The product's figure over the limit's: the median of paired rounds where there are rounds. */
  readonly ratio?: number;
  readonly aim?: Aim;
  /** The machine's load when it was measured; left out: when its part ended. */
  readonly load?: string;
  /** Among the few that README.md shows. */
  readonly telling?: boolean;
}

/** A row with the part of the bench that it came from, and the machine's load then. */
interface Measured extends Row {
  readonly part: string;
  readonly load: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const FIGURES = join(ROOT, 'docs', 'figures.md');
const README = join(ROOT, 'README.md');
const [BEGIN, END] = ['<!-- written by npm run bench -->', '<!-- end of what the bench writes -->'];
const COLUMNS = 'part | what | n | limit | best peer | product | ratio | aim | met | load';
const HEAD = `| ${COLUMNS} |\n|${'---|'.repeat(COLUMNS.split('|').length)}`;
const SHORT = '| what | n | limit | best peer | product | ratio |\n|---|---|---|---|---|---|';

/** Three digits that count: 0.0312, 1.35, 17.4, 1,800. */
export function figureOf(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** The mean number of programs that want the processors: now, beside how many there are. */
export const load = (): string => `${(loadavg()[0] ?? Number.NaN).toFixed(1)} of ${cpus().length}`;

/** What the figures were measured on, without its name or a date. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpu?.model.replace(/\s+/g, ' ').trim() ?? 'an unknown processor';
  const system = `${process.platform} ${release().split('.').slice(0, 2).join('.')}`;
  return `${cpus().length} cores of ${model}, ${memory} GiB, ${system}, Node ${process.version}`;
}

const cell = (text: string | undefined): string => (text ?? '').replaceAll('|', '\\|') || '–';

function aimed({ aim }: Row): readonly [aim: string, met: string] {
  if (aim === undefined) return ['–', '–'];
  const { value, most, unit } = aim;
  const text = `≤ ${figureOf(most)}${unit === undefined ? '' : ` ${unit}`}`;
  return [text, value <= most ? 'yes' : `**no: ${figureOf(value)}**`];
}

const ratioOf = ({ ratio }: Row): string => (ratio === undefined ? '–' : figureOf(ratio));

function line(row: Measured): string {
  const { part, what, size, limit, peer, result } = row;
  const cells = [part, what, size, limit, peer, result].map(cell);
  return `| ${[...cells, ratioOf(row), ...aimed(row), row.load].join(' | ')} |`;
}

/** The line as README.md shows it. */
function shortLine(row: Row): string {
  const { what, size, limit, peer, result } = row;
  return `| ${[...[what, size, limit, peer, result].map(cell), ratioOf(row)].join(' | ')} |`;
}

const partOf = (text: string): string => /^\| ([^|]+) \|/.exec(text)?.[1] ?? '';

/** `text` with `inside` between the marks. Throws where it has none. */
export function between(text: string, inside: (before: string) => string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`no place for the figures: ${BEGIN} … ${END}`);
  const start = from + BEGIN.length;
  const written = inside(text.slice(start, to)).trim();
  return `${text.slice(0, start)}\n${written === '' ? '' : `\n${written}\n\n`}${text.slice(to)}`;
}

/** The rows of one run, in the order in which they came. */
export class Table {
  readonly #rows: Measured[] = [];

  static readonly head = HEAD;

  /** Keeps the rows of a part, and gives them as they are printed. */
  add(part: string, rows: readonly Row[]): string {
    const measured = rows.map((row) => ({ load: load(), ...row, part }));
    this.#rows.push(...measured);
    return measured.map(line).join('\n');
  }

  /** Writes the rows over those of the same parts; rows of parts that did not run stay. */
  write(order: readonly string[]): void {
    if (this.#rows.length === 0) return;
    const measured = new Set(this.#rows.map(({ part }) => part));
    rewrite(FIGURES, (before) => {
      const kept = before
        .split('\n')
        .filter((text) => order.includes(partOf(text)) && !measured.has(partOf(text)));
      const lines = [...kept, ...this.#rows.map(line)];
      const at = (text: string) => order.indexOf(partOf(text));
      lines.sort((one, other) => at(one) - at(other)); // stable: rows of a part stay in order
      return `Measured on ${machine()}.\n\n${HEAD}\n${lines.join('\n')}`;
    });
    this.#writeShort();
  }

  /** README.md has the most telling rows; those that were not measured now stay as they are. */
  #writeShort(): void {
    const telling = this.#rows.filter((row) => row.telling === true);
    const nameOf = (text: string) => text.split(' | ').slice(0, 2).join(' | ');
    const lines = new Map(telling.map((row) => [nameOf(shortLine(row)), shortLine(row)]));
    rewrite(README, (before) => {
      const rows = before.trim().split('\n').slice(2).filter(Boolean);
      const kept = rows.map((text) => {
        const found = lines.get(nameOf(text));
        lines.delete(nameOf(text));
        return found ?? text;
      });
      const all = [...kept, ...lines.values()];
      return all.length === 0 ? '' : [SHORT, ...all].join('\n');
    });
  }
}

function rewrite(file: string, inside: (before: string) => string): void {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  writeFileSync(file, between(readFileSync(file, 'utf8'), inside));
}

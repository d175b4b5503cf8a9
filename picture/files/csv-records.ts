/**
 * Finds the records of CSV among its lines. A quoted cell may have several lines; but where lines within it are rows by
 * themselves, its quote is a stray one: it takes no row with it but its own. [R69]
 */
import { scanLine } from './csv-scan.ts';
import type { RowShape } from './csv-shape.ts';
import type { RowFault } from './faults.ts';
import { type RefusedRow, refusedRow } from './row.ts';

/** A line of a file. */
export interface TextLine {
  readonly number: number;
  /** Without its end. What is no character of its encoding is U+FFFD. */
  readonly text: string;
  /** Why nothing can be made of it. */
  readonly fault: RowFault | undefined;
  /** True for a last line that has no end. */
  readonly open: boolean;
}

/** The lines of one record, from the line of this number. */
export interface CsvRecord {
  readonly kind: 'record';
  readonly number: number;
  readonly text: string;
  readonly cells: number;
  /** The file ends with it, in the middle of a line. */
  readonly open: boolean;
}

/** A line of a record that is not complete yet. */
interface Pending {
  readonly line: TextLine;
  /** The line, by its index in the record, in which the quote opened that is open at this line's beginning. */
  readonly since: number;
}

/** Lines and characters of a cell; beyond, its quote is a stray one. */
const MAX_LINES = 1000;
const MAX_LENGTH = 1 << 20;

/** Takes lines, and gives records and lines that are none, in order. */
export class CsvRecords {
  readonly #separator: string;
  readonly #shape: RowShape;
  #pending: Pending[] = [];
  #length = 0;
  #cells = 0;
  /** The line in which the quote opened that is open. */
  #since = 0;
  /** Lines in which a stray quote closes, with the line where it opened. */
  readonly #closes = new Map<number, number>();

  constructor(separator: string, shape: RowShape) {
    this.#separator = separator;
    this.#shape = shape;
  }

  *push(line: TextLine): Generator<CsvRecord | RefusedRow> {
    const queue = [line];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (this.#pending.length === 0) yield* this.#first(next);
      else yield* this.#further(next, queue);
    }
    if (this.#pending.length === 0) this.#closes.clear();
  }

  /** What is left when there are no more lines. */
  *end(): Generator<CsvRecord | RefusedRow> {
    while (this.#pending.length > 0) {
      const last = this.#pending.at(-1);
      const first = this.#pending[0];
      if (first === undefined || last === undefined) return;
      const queue: TextLine[] = [];
      if (last.line.open && this.#rowWithin() === undefined) {
        this.#take();
        yield refusedRow(first.line.number, '', 'truncated');
      } else yield this.#refuse(this.#rowWithin() ?? this.#since, '', queue);
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        if (this.#pending.length === 0) yield* this.#first(next);
        else yield* this.#further(next, queue);
      }
    }
  }

  /** A line that begins a record. */
  *#first(line: TextLine): Generator<CsvRecord | RefusedRow> {
    const { number, text, fault, open } = line;
    const opened = this.#closes.get(number);
    this.#closes.delete(number);
    if (isBlank(text, this.#separator) && fault === undefined) return;
    const read = scanLine(text, this.#separator, false);
    if (read.wrong) yield refusedRow(number, '', fault ?? 'quote', String(number));
    else if (read.open) this.#wait(line, 0, read.cells);
    else if (read.loose && opened !== undefined) {
      yield refusedRow(number, '', 'quote', String(opened));
    } else if (fault !== undefined) yield refusedRow(number, '', fault);
    else yield { kind: 'record', number, text, cells: read.cells, open };
  }

  /** A line while a quoted cell goes on. Lines that are to be read again are put on the queue, last first. */
  *#further(line: TextLine, queue: TextLine[]): Generator<CsvRecord | RefusedRow> {
    const since = this.#since;
    const read = scanLine(line.text, this.#separator, true);
    this.#wait(line, since, read.cells - 1);
    if (read.wrong || line.fault === 'tooLong') {
      yield this.#refuse(since, read.wrong ? String(line.number) : '', queue);
    } else if (read.open) {
      if (read.opened) this.#since = this.#pending.length - 1;
      if (this.#pending.length <= MAX_LINES && this.#length <= MAX_LENGTH) return;
      yield this.#refuse(this.#rowWithin() ?? this.#since, '', queue);
    } else {
      const stray = this.#rowWithin();
      if (stray === undefined) yield this.#record();
      else {
        const opened = this.#pending[stray]?.line.number ?? 0;
        this.#closes.set(line.number, opened);
        yield this.#refuse(stray, String(line.number), queue);
      }
    }
  }

  #wait(line: TextLine, since: number, cells: number): void {
    this.#pending.push({ line, since });
    this.#cells += cells;
    this.#length += line.text.length;
    if (this.#pending.length === 1) this.#since = 0;
  }

  /** Where the quote opened that has a row within it; undefined: there is none. */
  #rowWithin(): number | undefined {
    return this.#pending.find(({ line }, i) => i > 0 && this.#shape.fits(line.text))?.since;
  }

  /** The record of all lines that waited. */
  #record(): CsvRecord | RefusedRow {
    const cells = this.#cells;
    const lines = this.#take();
    const { number = 0 } = lines[0] ?? {};
    const fault = lines.find((line) => line.fault !== undefined)?.fault;
    if (fault !== undefined) return refusedRow(number, '', fault);
    const text = lines.map((line) => line.text).join('\n');
    return { kind: 'record', number, text, cells, open: lines.at(-1)?.open === true };
  }

  /** Refuses the lines up to the one where the quote opened; what follows is read again. */
  #refuse(opened: number, closed: string, queue: TextLine[]): RefusedRow {
    const lines = this.#take();
    queue.push(...lines.slice(opened + 1).reverse());
    return refusedRow(lines[opened]?.number ?? 0, '', 'quote', closed);
  }

  #take(): TextLine[] {
    const lines = this.#pending.map(({ line }) => line);
    this.#pending = [];
    this.#length = 0;
    this.#cells = 0;
    return lines;
  }
}

/** True for a line with nothing in it but separators. */
const isBlank = (text: string, separator: string): boolean =>
  text.replaceAll(separator, '').trim() === '';

/** Where cells and quotes of CSV begin and end in one line of a file (RFC 4180; a quote within a bare cell is a letter). */

/** What one line is, read on from a state. */
export interface CsvLine {
  /** Separators outside of quotes, and one. */
  readonly cells: number;
  /** At its end a quoted cell goes on. */
  readonly open: boolean;
  /** That cell began in this line. */
  readonly opened: boolean;
  /** Something stands beside a quoted cell: `"a"b`, ` "a"`. */
  readonly wrong: boolean;
  /** A quote is a letter of a bare cell. */
  readonly loose: boolean;
}

const QUOTE = '"';

/** Reads a line from its beginning, or (`quoted`) within a cell that is quoted since an earlier line. */
export function scanLine(line: string, separator: string, quoted: boolean): CsvLine {
  let cells = 1;
  let opened = false;
  let wrong = false;
  let loose = false;
  let within = quoted;
  for (let at = 0; ; cells++) {
    if (!within && line[at] === QUOTE) {
      within = true;
      opened = true;
      at++;
    }
    let end: number;
    if (within) {
      const closed = afterQuoted(line, at);
      if (closed === undefined) return { cells, open: true, opened, wrong, loose };
      end = endOfCell(line, closed, separator);
      if (end > closed) wrong = true;
    } else {
      end = endOfCell(line, at, separator);
      const quote = line.indexOf(QUOTE, at);
      if (quote >= 0 && quote < end) {
        if (line.slice(at, quote).trim() === '') wrong = true;
        else loose = true;
      }
    }
    if (end === line.length) return { cells, open: false, opened, wrong, loose };
    within = false;
    at = end + 1;
  }
}

/** The index after the quote that closes a cell; two quotes are a letter. undefined: none closes it here. */
function afterQuoted(line: string, from: number): number | undefined {
  for (let at = line.indexOf(QUOTE, from); at >= 0; at = line.indexOf(QUOTE, at + 2)) {
    if (line[at + 1] !== QUOTE) return at + 1;
  }
  return undefined;
}

function endOfCell(line: string, from: number, separator: string): number {
  const at = line.indexOf(separator, from);
  return at < 0 ? line.length : at;
}

/** The cells of a line that is a record by itself, as far as they matter to compare lines: bare, without their quotes. */
export function roughCells(line: string, separator: string): string[] {
  const cells: string[] = [];
  let held = '';
  for (const part of line.split(separator)) {
    held = held === '' ? part : `${held}${separator}${part}`;
    if (held.startsWith(QUOTE) && scanLine(held, separator, false).open) continue;
    cells.push(held.replace(/^"|"$/g, ''));
    held = '';
  }
  if (held !== '') cells.push(held);
  return cells;
}

/** What was carried and not read yet, in the order of the log: lines, and gaps between them. No Svelte. */

/** Bytes of lines that are held behind a gap; more are dropped, and fetched with it. */
const MAX_HELD = 1024 * 1024;

/** Lines, the first of them entry `first`; `at` of them are read. */
interface Lines {
  readonly is: 'lines';
  readonly first: number;
  readonly lines: Uint8Array[];
  at: number;
}
/** Nothing until an entry; its lines are fetched, and stand in `lines` as they come, the first of them `first`. */
export interface Gap {
  readonly is: 'gap';
  first: number;
  until: number;
  readonly lines: Uint8Array[];
  at: number;
  /** All its lines have come. */
  done: boolean;
}

export class Backlog {
  #pieces: (Lines | Gap)[] = [];
  #tail: number;
  #bytes = 0;

  /** `tail`: the last entry that is held. */
  constructor(tail: number) {
    this.#tail = tail;
  }

  /** The last entry that was carried or is in a gap. */
  get tail(): number {
    return this.#tail;
  }
  /** Bytes of lines that were carried and not read. */
  get bytes(): number {
    return this.#bytes;
  }
  /** How many lines there are, carried or fetched. */
  get length(): number {
    return this.#pieces.reduce((sum, { lines, at }) => sum + lines.length - at, 0);
  }
  /** The first gap of which not all has come. */
  get gap(): Gap | undefined {
    return this.#pieces.find((piece): piece is Gap => piece.is === 'gap' && !piece.done);
  }

  /** The entries until `until` are not carried. */
  skip(until: number): void {
    const first = this.#tail + 1;
    this.#tail = until;
    const last = this.#pieces.at(-1);
    if (last?.is === 'gap' && !last.done) last.until = Math.max(last.until, until);
    else this.#pieces.push({ is: 'gap', first, until, lines: [], at: 0, done: false });
  }

  /** Lines that follow were carried. Above a bound those behind a gap go into it. */
  add(lines: Uint8Array[]): void {
    this.#pieces.push({ is: 'lines', first: this.#tail + 1, lines, at: 0 });
    this.#tail += lines.length;
    this.#bytes += sizeOf(lines);
    const { gap } = this;
    if (this.#bytes <= MAX_HELD || gap === undefined) return;
    this.#pieces = this.#pieces.slice(0, this.#pieces.indexOf(gap) + 1);
    gap.until = this.#tail;
    this.#bytes = 0;
    for (const piece of this.#pieces) {
      if (piece.is === 'lines') this.#bytes += sizeOf(piece.lines.slice(piece.at));
    }
  }

  /**
   * The next line; those of entries until `head` are left out, since a checkpoint held them. 'gap': the
   * first gap has no more yet. undefined: nothing is left.
   */
  next(head: number): Uint8Array | 'gap' | undefined {
    for (;;) {
      const [piece] = this.#pieces;
      if (piece === undefined) return undefined;
      this.#leaveOut(piece, head);
      const line = piece.lines[piece.at];
      if (line !== undefined) {
        piece.at++;
        if (piece.is === 'lines') this.#bytes -= line.length;
        return line;
      }
      if (piece.is === 'gap' && !piece.done) return 'gap';
      this.#pieces.shift();
    }
  }

  #leaveOut(piece: Lines | Gap, head: number): void {
    for (; piece.first + piece.at <= head && piece.at < piece.lines.length; piece.at++) {
      if (piece.is === 'lines') this.#bytes -= piece.lines[piece.at]?.length ?? 0;
    }
  }
}

const sizeOf = (lines: readonly Uint8Array[]): number =>
  lines.reduce((sum, { length }) => sum + length, 0);

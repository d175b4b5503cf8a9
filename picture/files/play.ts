/** Sends reports to a picture in batches, at once or at the pace of their times. */
import { type EventRef, Link } from '../kinds/event.ts';
import type { Outcome, Post } from './post.ts';
import type { Report } from './report.ts';
import { type NotedRow, type RefusedRow, refusedRow } from './row.ts';

/** Counts of rows, and the rows with problems. */
export interface Tally {
  /** New in the picture. */
  readonly taken: number;
  /** In the picture already. */
  readonly known: number;
  readonly refused: readonly RefusedRow[];
  /** Rows sent without one of their fields: which, and why. */
  readonly cut: readonly RefusedRow[];
  /** What is to be said of rows that went in. */
  readonly noted: readonly NotedRow[];
  /** Why it stopped before the end; undefined: it did not. */
  readonly stopped: string | undefined;
}

/** Where to send rows, and at which speed. */
export interface PlayOptions {
  readonly post: Post;
  /** The seq of the picture's head before: an answer with a later seq is new. */
  readonly head: number;
  /** Speed relative to the reports' times; undefined: at once. */
  readonly speed: number | undefined;
  /** ms since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly progress: (done: number, row: Report) => void;
}

/** Rows and bytes of one request; the server accepts 1 MiB. */
const MAX_ROWS = 500;
const MAX_BYTES = (1 << 20) - 1024;

/**
 * Sends all rows until the end or until `post` gives up; a row that links to another goes after it.
 */
export async function play(
  rows: AsyncIterable<Report | RefusedRow | NotedRow> | Iterable<Report | RefusedRow | NotedRow>,
  options: PlayOptions,
): Promise<Tally> {
  const player = new Player(options);
  for await (const row of rows) {
    if (row.kind === 'refused') player.refuse(row);
    else if (row.kind === 'noted') player.note(row);
    else await player.take(row);
    if (player.stopped !== undefined) break;
  }
  return player.finish();
}

class Player {
  readonly #options: PlayOptions;
  readonly #batch: { readonly row: Report; readonly line: string }[] = [];
  #bytes = 0;
  /** Items in the picture by the key of their row. */
  readonly #refs = new Map<string, EventRef>();
  /** Rows that wait for the row that they link to, by its key. */
  readonly #waiting = new Map<string, Report[]>();
  #begin: { readonly at: number; readonly now: number } | undefined;
  readonly #seen = new Set<number>();
  readonly #refused: RefusedRow[] = [];
  readonly #cut: RefusedRow[] = [];
  readonly #noted: NotedRow[] = [];
  #taken = 0;
  #known = 0;
  stopped: string | undefined;

  constructor(options: PlayOptions) {
    this.#options = options;
  }

  refuse(row: RefusedRow): void {
    this.#refused.push(row);
  }

  note(row: NotedRow): void {
    this.#noted.push(row);
  }

  async take(row: Report): Promise<void> {
    await this.#inTime(row);
    const { to } = row;
    if (to !== undefined && !this.#refs.has(to.key)) {
      await this.#flush(); // it may be in this batch
      if (!this.#refs.has(to.key)) {
        const others = this.#waiting.get(to.key) ?? [];
        this.#waiting.set(to.key, [...others, row]);
        return;
      }
    }
    await this.#put(row);
  }

  async finish(): Promise<Tally> {
    await this.#flush();
    const alone = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const row of this.stopped === undefined ? alone : []) {
      const why = `no row ${row.to?.key} went in; sent without the link to it`;
      this.#cut.push(refusedRow(row.number, 'relatedTo', 'rule', why));
      await this.#put({ ...row, to: undefined });
    }
    await this.#flush();
    return {
      taken: this.#taken,
      known: this.#known,
      refused: this.#refused.toSorted((a, b) => a.number - b.number),
      cut: this.#cut,
      noted: this.#noted,
      stopped: this.stopped,
    };
  }

  /** Waits until a row is due. Rows of one second are sent together; late rows at once. */
  async #inTime({ at }: Report): Promise<void> {
    const { speed, now, sleep } = this.#options;
    if (speed === undefined) return;
    const second = Math.floor(at / 1000) * 1000;
    this.#begin ??= { at: second, now: now() };
    const due = this.#begin.now + (second - this.#begin.at) / speed;
    if (due <= now()) return;
    await this.#flush();
    const wait = due - now();
    if (wait > 0) await sleep(wait);
  }

  async #put(row: Report): Promise<void> {
    const line = JSON.stringify(withLink(row, this.#refs));
    const bytes = Buffer.byteLength(line) + 1;
    if (this.#batch.length >= MAX_ROWS || this.#bytes + bytes > MAX_BYTES) await this.#flush();
    this.#batch.push({ row, line });
    this.#bytes += bytes;
  }

  async #flush(): Promise<void> {
    while (this.#batch.length > 0 && this.stopped === undefined) {
      const sent = this.#batch.splice(0);
      this.#bytes = 0;
      const answered = await this.#options.post(sent.map(({ line }) => line));
      if ('kind' in answered) {
        this.stopped = answered.why;
        return;
      }
      for (const [i, { row }] of sent.entries()) await this.#settle(row, answered[i]);
      const last = sent.at(-1);
      if (last) this.#options.progress(this.#taken + this.#known + this.#refused.length, last.row);
    }
  }

  async #settle(row: Report, outcome: Outcome | undefined): Promise<void> {
    if (outcome === undefined) throw new Error('a row was not answered');
    if (outcome.kind === 'refused') {
      const { rule } = outcome;
      const field = outcome.field.replace(/^change\.event\./, '');
      const why =
        rule === 'L8' ? 'is in the picture already and says something else there' : outcome.why;
      this.#refused.push(
        refusedRow(row.number, field, 'rule', rule === undefined ? why : `${why} [${rule}]`),
      );
      return;
    }
    if (outcome.seq <= this.#options.head || this.#seen.has(outcome.seq)) this.#known++;
    else this.#taken++;
    this.#seen.add(outcome.seq);
    if (row.key === undefined) return;
    this.#refs.set(row.key, outcome.item);
    const waiting = this.#waiting.get(row.key) ?? [];
    this.#waiting.delete(row.key);
    for (const one of waiting) await this.#put(one);
  }
}

/** The command of a row, with the link to the item of the other row. */
function withLink({ command, to }: Report, refs: ReadonlyMap<string, EventRef>): unknown {
  const { change } = command;
  if (to === undefined || change.type !== 'event.reported') return command;
  const link = Link.parse({ relation: to.relation, item: refs.get(to.key) });
  return { ...command, change: { ...change, event: { ...change.event, links: [link] } } };
}

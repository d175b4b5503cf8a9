/** Sends reports to a picture in batches, at once or at the pace of their times. */
import type { CommandId } from '../basics.ts';
import { derivedCommandId } from '../command-id.ts';
import { type EventFields, type EventRef, Link } from '../kinds/event.ts';
import { checksum } from './checksum.ts';
import { Pace } from './pace.ts';
import type { Outcome, Post, Standing } from './post.ts';
import type { Report } from './report.ts';
import { type NotedRow, type RefusedRow, refusedRow } from './row.ts';
import { Groups, type Tally } from './tally.ts';

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
  /** The id of an amendment from what it is about; default: that of feeds (L13). */
  readonly commandId?: (...parts: readonly string[]) => CommandId;
  /** Called with each row that is refused or of which something is said. */
  readonly each?: (row: RefusedRow | NotedRow) => void;
  /** Rows of each reason that the tally keeps; default 5. */
  readonly keep?: number;
}

/** Rows and bytes of one request; the server accepts 1 MiB. */
const MAX_ROWS = 500;
const MAX_BYTES = (1 << 20) - 1024;
const KEPT = 5;

/**
 * Sends all rows until the end or until `post` gives up. A row that links to another goes after it. What is in the
 * picture already and says something else there is amended. [P22]
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

/** A row on its way: as a report, or as the amendment of what it reported before. */
interface Sent {
  readonly row: Report;
  readonly line: string;
  readonly event: EventFields | undefined;
  readonly amends: boolean;
}

class Player {
  readonly #options: PlayOptions;
  readonly #pace: Pace;
  readonly #batch: Sent[] = [];
  #bytes = 0;
  /** Items in the picture by the key of their row. */
  readonly #refs = new Map<string, EventRef>();
  /** Rows that were sent, by the id of their command: which they are, and a checksum of what they say. */
  readonly #ids = new Map<CommandId, { readonly number: number; readonly sum: number }>();
  /** Rows that wait for the row that they link to, by its key. */
  readonly #waiting = new Map<string, Report[]>();
  readonly #seen = new Set<number>();
  readonly #refused: Groups<RefusedRow>;
  readonly #noted: Groups<NotedRow>;
  #taken = 0;
  #known = 0;
  #amended = 0;
  stopped: string | undefined;

  constructor(options: PlayOptions) {
    this.#options = options;
    this.#pace = new Pace(options);
    this.#refused = new Groups(options.keep ?? KEPT);
    this.#noted = new Groups(options.keep ?? KEPT);
  }

  refuse(row: RefusedRow): void {
    this.#refused.add(row);
    this.#options.each?.(row);
  }

  note(row: NotedRow): void {
    this.#noted.add(row);
    this.#options.each?.(row);
  }

  async take(row: Report): Promise<void> {
    if (!this.#pace.isDue(row)) {
      await this.#flush();
      await this.#pace.wait(row);
    }
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
      const { number, to } = row;
      const said = to?.key ?? '';
      this.note({ kind: 'noted', number, field: 'relatedTo', note: 'unlinked', said });
      await this.#put({ ...row, to: undefined });
    }
    await this.#flush();
    return {
      taken: this.#taken,
      known: this.#known,
      amended: this.#amended,
      refused: this.#refused.counted(),
      noted: this.#noted.counted(),
      stopped: this.stopped,
    };
  }

  async #put(row: Report): Promise<void> {
    const event = this.#eventOf(row);
    const { command, number } = row;
    const change = event === undefined ? command.change : { ...command.change, event };
    const line = JSON.stringify({ ...command, change });
    const sum = checksum(line);
    const other = this.#ids.get(command.id);
    if (other !== undefined && other.sum !== sum) {
      this.refuse(refusedRow(number, 'id', 'idTwice', String(other.number)));
      return;
    }
    this.#ids.set(command.id, { number, sum });
    await this.#send({ row, line, event, amends: false });
  }

  /** What a row says, with the link to the item of the other row. */
  #eventOf({ command: { change }, to }: Report): EventFields | undefined {
    if (change.type !== 'event.reported') return undefined;
    if (to === undefined) return change.event;
    const link = Link.parse({ relation: to.relation, item: this.#refs.get(to.key) });
    return { ...change.event, links: [link] };
  }

  /** [P22] Amends what a row reported before, as that stands now. */
  async #amend({ row, event }: Sent, { item, revision }: Standing): Promise<void> {
    const { commandId = derivedCommandId } = this.#options;
    const id = commandId('amends', row.command.id, String(revision), JSON.stringify(event));
    const line = JSON.stringify({ id, change: { type: 'event.amended', item, event } });
    await this.#send({ row, line, event, amends: true });
  }

  async #send(sent: Sent): Promise<void> {
    const bytes = utf8Length(sent.line) + 1;
    if (this.#batch.length >= MAX_ROWS || this.#bytes + bytes > MAX_BYTES) await this.#flush();
    this.#batch.push(sent);
    this.#bytes += bytes;
  }

  async #flush(): Promise<void> {
    while (this.#batch.length > 0 && this.stopped === undefined) {
      const batch = this.#batch.splice(0);
      this.#bytes = 0;
      const answered = await this.#options.post(batch.map(({ line }) => line));
      if ('kind' in answered) {
        this.stopped = answered.why;
        return;
      }
      for (const [i, sent] of batch.entries()) await this.#settle(sent, answered[i]);
      const last = batch.at(-1);
      const done = this.#taken + this.#known + this.#amended + this.#refused.count;
      if (last) this.#options.progress(done, last.row);
    }
  }

  async #settle(sent: Sent, outcome: Outcome | undefined): Promise<void> {
    if (outcome === undefined) throw new Error('a row was not answered');
    const { row, amends } = sent;
    if (outcome.kind === 'refused') {
      this.refuse(refusalOf(row, outcome, amends));
      return;
    }
    const item = outcome.kind === 'taken' ? outcome.item : outcome.stands.item;
    const stands = amends ? undefined : outcome.stands;
    if (stands?.same === false) await this.#amend(sent, stands);
    else this.#count(outcome, amends);
    if (row.key === undefined || amends) return;
    this.#refs.set(row.key, item);
    const waiting = this.#waiting.get(row.key) ?? [];
    this.#waiting.delete(row.key);
    for (const one of waiting) await this.#put(one);
  }

  #count(outcome: Exclude<Outcome, { kind: 'refused' }>, amends: boolean): void {
    const seq = outcome.kind === 'taken' ? outcome.seq : 0;
    if (seq <= this.#options.head || this.#seen.has(seq)) this.#known++;
    else if (amends) this.#amended++;
    else this.#taken++;
    if (seq > this.#options.head) this.#seen.add(seq);
  }
}

/** Why the picture does not take a row; of an amendment, that a person was there before. [P22] */
function refusalOf(
  { number }: Report,
  { rule, field, why }: Extract<Outcome, { kind: 'refused' }>,
  amends: boolean,
): RefusedRow {
  if (amends && (rule === 'P22' || rule === 'R8')) {
    return refusedRow(number, '', 'changedByPerson', why);
  }
  const said = rule === undefined ? why : `${why} [${rule}]`;
  return refusedRow(number, field.replace(/^change\.event\./, ''), 'rule', said);
}

const utf8 = new TextEncoder();
const utf8Length = (text: string): number => utf8.encode(text).length;

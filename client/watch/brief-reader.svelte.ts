/** The brief as one person reads it: which row is open, and what has been read, also after a reload. */
import { z } from 'zod';
import type { Me } from '../api/api.ts';
import {
  afterLeaving,
  isRipe,
  LOOKED_AT,
  nextUnread,
  type Opened,
  openedAt,
  type Read,
  stepFrom,
} from './reading.ts';
import { keyOf, type Row } from './rows.ts';

const Kept = z.array(z.tuple([z.string(), z.number()]));

export class BriefReader {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #key: string;
  #read = $state.raw<Read>(new Map());
  #opened = $state.raw<Opened>();
  #ripe = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, { desk, person }: Me) {
    this.#storage = storage;
    this.#key = `tripoint.brief.${desk}.${person}`;
    this.#read = new Map(this.#kept());
  }

  get read(): Read {
    return this.#read;
  }
  /** The key of the row that is open. */
  get key(): string | undefined {
    return this.#opened?.key;
  }
  /** Whether what is open has been looked at for long enough. */
  get ripe(): boolean {
    return this.#ripe;
  }

  /** Opens a row; what was open is read, if it was looked at for long enough. */
  open(row: Row): void {
    if (this.#opened !== undefined && this.#opened.id !== row.id) this.#leave();
    this.#look(row);
  }

  /** What is open stands with these rows now: what has changed is looked at from now on. */
  follow(rows: readonly Row[]): void {
    const row = rows.find((one) => keyOf(one) === this.key);
    if (row !== undefined) this.#look(row);
  }

  /** Leaves what is open for the next or the one before; the answer is the row opened. */
  step(rows: readonly Row[], by: 1 | -1): Row | undefined {
    const row = stepFrom(rows, this.key, by);
    if (row !== undefined) this.open(row);
    return row;
  }

  /** Leaves what is open, if it was looked at for long enough, for the next that is unread. */
  readNext(rows: readonly Row[]): Row | undefined {
    const { key } = this;
    if (key !== undefined && !this.#ripe) return undefined;
    this.#leave();
    const row = nextUnread(rows, this.#read, key);
    if (row !== undefined) this.#look(row);
    return row;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #look(row: Row): void {
    const before = this.#opened;
    const now = performance.now();
    const opened = openedAt(before, row, now);
    if (before?.key === opened.key && before.since === opened.since) return;
    this.#opened = opened;
    clearTimeout(this.#timer);
    this.#ripe = isRipe(opened, now);
    if (this.#ripe) return;
    this.#timer = setTimeout(
      () => {
        this.#ripe = true;
      },
      opened.since + LOOKED_AT - now,
    );
  }

  #leave(): void {
    const read = afterLeaving(this.#read, this.#ripe ? this.#opened : undefined, Infinity);
    if (read === this.#read) return;
    this.#read = read;
    try {
      this.#storage.setItem(this.#key, JSON.stringify([...read]));
    } catch {
      // storage may be forbidden or full: what was read holds until the page is left
    }
  }

  #kept(): z.infer<typeof Kept> {
    try {
      return Kept.parse(JSON.parse(this.#storage.getItem(this.#key) ?? '[]'));
    } catch {
      return []; // storage may be forbidden, or hold what another version wrote
    }
  }
}

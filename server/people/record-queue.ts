/** Queues entries for the access records, in the same transaction as what they record. [S12] */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AccessChange } from '../../picture/access.ts';
import { DeskId } from '../../picture/basics.ts';
import { type Cell, NO_DESK } from '../../picture/cell.ts';
import { Command } from '../../picture/entry.ts';
import type { Store } from './store.ts';

/** One record; `n` orders the queue. */
export interface QueuedRecord {
  readonly n: number;
  readonly desk: DeskId;
  readonly command: Command;
}

const Row = z.object({ n: z.number(), id: z.string(), desk: DeskId, change: z.string() });

/** The queue in the store. The server and the command line both add to it. */
export class RecordQueue {
  readonly #store: Store;
  readonly #desks: ReadonlySet<DeskId>;
  readonly #add;
  readonly #first;
  readonly #drop;
  /** Called after each `add` of this process. */
  onAdded: () => void = () => {};

  constructor(store: Store, cell: Cell) {
    this.#store = store;
    this.#desks = new Set(cell.desks.map(({ id }) => id));
    this.#add = store.prepare('INSERT INTO record (id, desk, change) VALUES (?, ?, ?)');
    this.#first = store.prepare(
      'SELECT n, id, desk, change FROM record WHERE n > ? ORDER BY n LIMIT ?',
    );
    this.#drop = store.prepare('DELETE FROM record WHERE n = ?');
  }

  /** Queues a record for this desk, or for no desk if the cell does not have it. */
  add(desk: DeskId | undefined, change: AccessChange): void {
    const known = desk !== undefined && this.#desks.has(desk) ? desk : NO_DESK;
    this.#store.transaction(() => this.#add.run(randomUUID(), known, JSON.stringify(change)));
    this.onAdded();
  }

  /** Up to `limit` records after number `after`, oldest first. */
  first(limit: number, after = 0): readonly QueuedRecord[] {
    return this.#first.all(after, limit).map((row) => {
      const { n, id, desk, change } = Row.parse(row);
      return { n, desk, command: Command.parse({ id, change: JSON.parse(change) }) };
    });
  }

  /** Removes a record that was written. */
  drop(n: number): void {
    this.#drop.run(n);
  }
}

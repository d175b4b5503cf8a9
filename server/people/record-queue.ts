/**
 * What is to stand in the access records, kept with what it is about until the server has written it:
 * queued in the same transaction, by the server or by the command line beside it. [S12]
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AccessChange } from '../../picture/access.ts';
import { DeskId } from '../../picture/basics.ts';
import { type Cell, NO_DESK } from '../../picture/cell.ts';
import { Command } from '../../picture/entry.ts';
import type { Store } from './store.ts';

/** One thing to record: `n` is its place in the queue. */
export interface QueuedRecord {
  readonly n: number;
  readonly desk: DeskId;
  readonly command: Command;
}

const Row = z.object({ n: z.number(), id: z.string(), desk: DeskId, change: z.string() });

export class RecordQueue {
  readonly #desks: ReadonlySet<DeskId>;
  readonly #add;
  readonly #first;
  readonly #drop;
  /** Called when something is queued here. */
  onAdded: () => void = () => {};

  constructor(store: Store, cell: Cell) {
    this.#desks = new Set(cell.desks.map(({ id }) => id));
    this.#add = store.prepare('INSERT INTO record (id, desk, change) VALUES (?, ?, ?)');
    this.#first = store.prepare(
      'SELECT n, id, desk, change FROM record WHERE n > ? ORDER BY n LIMIT ?',
    );
    this.#drop = store.prepare('DELETE FROM record WHERE n = ?');
  }

  /** For the record of this desk; of none, if the cell has no such desk. */
  add(desk: DeskId | undefined, change: AccessChange): void {
    const known = desk !== undefined && this.#desks.has(desk) ? desk : NO_DESK;
    this.#add.run(randomUUID(), known, JSON.stringify(change));
    this.onAdded();
  }

  /** What waits behind the place `after`, oldest first. */
  first(limit: number, after = 0): readonly QueuedRecord[] {
    return this.#first.all(after, limit).map((row) => {
      const { n, id, desk, change } = Row.parse(row);
      return { n, desk, command: Command.parse({ id, change: JSON.parse(change) }) };
    });
  }

  drop(n: number): void {
    this.#drop.run(n);
  }
}

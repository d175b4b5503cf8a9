/** Small pictures for tests of what the client makes of them. */
import cell from '../../data/cell.json' with { type: 'json' };
import { CommandId, DeskId, PersonId } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { GENESIS, type Head, seal } from '../../picture/chain.ts';
import { Change, type Entry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import type { EventFields } from '../../picture/kinds/event.ts';

export const NOW = Date.parse('2026-11-22T14:21:35Z');
export const MINUTE = 60_000;
export const CELL = Cell.parse(cell);

export interface Said {
  readonly desk: string;
  readonly change: object;
  /** Minutes before NOW at which it is recorded. */
  readonly age?: number;
}

/** The log of an opened picture and these changes, sealed one after another, and its fold. */
export function log(...changes: readonly Said[]): { entries: Entry[]; picture: Picture } {
  let head: Head = GENESIS;
  const entries: Entry[] = [];
  const opened = {
    desk: 'us',
    change: {
      type: 'picture.opened',
      picture: 'shared',
      members: ['us', 'il', 'sy'],
      mode: 'live',
    },
    age: 100_000,
  };
  for (const { desk, change, age = 0 } of [opened, ...changes]) {
    const id = CommandId.parse(`00000000-0000-4000-8000-${String(head.seq).padStart(12, '0')}`);
    const by = { desk: DeskId.parse(desk), person: PersonId.parse('duty') };
    const { entry, sealed } = seal(
      head,
      by,
      { id, change: Change.parse(change) },
      NOW - age * MINUTE,
    );
    head = { seq: entry.seq, time: entry.time, hash: sealed.hash };
    entries.push(entry);
  }
  return { entries, picture: fold(EMPTY, entries) };
}

export const event = (
  fields: Partial<Record<keyof EventFields, unknown>> = {},
  desk = 'us',
  age?: number,
): Said => ({
  desk,
  change: {
    type: 'event.reported',
    event: {
      category: 'uav',
      precedence: 'ROUTINE',
      geometry: { type: 'Point', coordinates: [35.8, 33.1] },
      occurred: { from: '2026-11-22T14:00:00Z' },
      title: { original: 'en', en: 'UAV' },
      source: { reliability: 'B', credibility: '2' },
      ...fields,
    },
  },
  ...(age === undefined ? {} : { age }),
});

export const zone = (terms: object = {}, desk = 'us'): Said => ({
  desk,
  change: {
    type: 'zone.proposed',
    terms: {
      kind: 'no-fly',
      name: { original: 'en', en: 'North' },
      area: { type: 'Circle', centre: [35.9, 33.0], radius: 2000 },
      window: { from: '2026-11-22T12:00:00Z' },
      basis: 'Minutes of 20 NOV 26',
      ...terms,
    },
  },
});

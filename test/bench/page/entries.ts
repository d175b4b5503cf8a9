/** Entries that report and amend events, the same for the same numbers. */
import { Entry } from '../../../picture/entry.ts';

export const START = Date.parse('2026-11-22T00:00:00Z');
export const FIRST = 2; // entry 1 opens the log

export const placeOf = (n: number): [number, number] => [
  35.5 + ((n * 7919) % 7000) / 1e4,
  32.7 + ((n * 104_729) % 7000) / 1e4,
];

/** Entry `seq`: reports event `n`, or amends it if it stands already. */
export function entry(seq: number, n: number, amended: boolean): Entry {
  const event = {
    category: n % 3 === 0 ? 'uav' : n % 3 === 1 ? 'convoy' : 'brush-fire',
    precedence: n % 50 === 0 ? 'IMMEDIATE' : 'ROUTINE',
    geometry: { type: 'Point', coordinates: placeOf(n + (amended ? seq : 0)) },
    occurred: { from: new Date(START + n * 1000).toISOString() },
    title: { original: 'en', en: `Event ${n}` },
    source: { reliability: 'B', credibility: '2' },
  };
  const item = `E-${n + FIRST}`;
  return Entry.parse({
    seq,
    prev: '0'.repeat(64),
    time: new Date(START + seq * 1000).toISOString(),
    by: { desk: 'il', person: 'bench' },
    command: '00000000-0000-4000-8000-000000000000',
    change: amended ? { type: 'event.amended', item, event } : { type: 'event.reported', event },
  });
}

/** Entry 1, which all others follow. */
export const opened: Entry = Entry.parse({
  seq: 1,
  prev: '0'.repeat(64),
  time: new Date(START).toISOString(),
  by: { desk: 'cell', person: 'bench' },
  command: '00000000-0000-4000-8000-000000000000',
  change: {
    type: 'picture.opened',
    picture: 'shared',
    members: ['us', 'il', 'sy'],
    mode: 'exercise',
  },
});

/** What the address of a wall asks for: `/wall?layout=map&tour=60&dim=22-06&notes=on`. Whoever hangs the screen writes it. */
import { type Hours, readHours } from './dim.ts';

/**
 * The map with cards beside it; the map with nothing but FLASH; cards and zones without a map; cards and the
 * board of who is active.
 */
export const LAYOUTS = ['map-panels', 'map', 'lists', 'board'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface Options {
  readonly layout: Layout;
  /** Seconds for each named view; undefined: the map stays where it is. */
  readonly tour: number | undefined;
  /** The hours, by the desk's own clock, in which the screen is dimmed. */
  readonly dim: Hours | undefined;
  /** Whether notes stand on the map, with their words where there is room. */
  readonly notes: boolean;
}

const LEAST = 5; // s: faster than that nothing is read
const MOST = 3600; // s

/** Reads a query; what cannot be read is as if it were not there. */
export function readOptions(search: string): Options {
  const query = new URLSearchParams(search);
  const tour = Number(query.get('tour') ?? Number.NaN);
  return {
    layout: LAYOUTS.find((one) => one === query.get('layout')) ?? 'map-panels',
    tour: tour >= LEAST && tour <= MOST ? tour : undefined,
    dim: readHours(query.get('dim')),
    notes: query.get('notes') === 'on',
  };
}

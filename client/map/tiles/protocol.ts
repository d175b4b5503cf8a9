/** Reads PMTiles for the map, and draws them. This file brings the reader with it: it is loaded when there are files. */
import { FetchSource, PMTiles, Protocol } from 'pmtiles';
import { type Examined, examine } from './examine.ts';

export { tileLayers } from './layers.ts';

const protocol = new Protocol();

export const { tile } = protocol;

/** Examines the file at this address and, if it is fine, lets the map ask for its tiles. */
export async function open(url: string, bytes: number): Promise<Examined> {
  const tiles = new PMTiles(new FetchSource(url));
  const found = await examine(tiles, bytes);
  if (found.flaw === undefined) protocol.add(tiles);
  return found;
}

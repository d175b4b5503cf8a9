/** Whether a file of tiles can be used, and what it holds; or what is wrong with it. */
import type { PMTiles, Source } from 'pmtiles';
import { z } from 'zod';

/** What is wrong with a file. The words for it stand in messages/en.json (tiles). */
export const FLAWS = ['unreached', 'foreign', 'version', 'truncated', 'damaged', 'kind'] as const;
export type Flaw = (typeof FLAWS)[number];

export interface Fine {
  readonly flaw?: undefined;
  readonly kind: 'vector' | 'raster' | 'terrain';
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  /** Names of the vector layers. */
  readonly layers: readonly string[];
  /** Whose data it is, as the file says; empty if it does not. */
  readonly attribution: string;
  /** How terrain writes heights. */
  readonly encoding: 'mapbox' | 'terrarium';
}

export type Examined = Fine | { readonly flaw: Flaw };

const HEADER = 127; // bytes
const MAGIC = [...'PMTiles'].map((letter) => letter.charCodeAt(0));
const MVT = 1;
const IMAGES = [2, 3, 4, 5]; // PNG, JPEG, WebP, AVIF

const text = z.string().catch('');
const Metadata = z.object({
  name: text,
  description: text,
  attribution: text,
  encoding: text,
  vector_layers: z.array(z.object({ id: z.string() })).catch([]),
});

/** `bytes`: how long the file is. Reads its header, what it says of itself, and one of its tiles. */
export async function examine(tiles: PMTiles, bytes: number): Promise<Examined> {
  const flaw = await headFlaw(tiles.source, bytes);
  if (flaw !== undefined) return { flaw };
  try {
    return await read(tiles, bytes);
  } catch {
    return { flaw: 'damaged' }; // what the reader throws at bytes that are not what they say they are
  }
}

async function headFlaw(source: Source, bytes: number): Promise<Flaw | undefined> {
  if (bytes === 0) return 'truncated';
  let head: Uint8Array;
  try {
    head = new Uint8Array((await source.getBytes(0, Math.min(bytes, HEADER))).data);
  } catch {
    return 'unreached';
  }
  const same = MAGIC.filter((byte, i) => head[i] === byte).length;
  if (same < MAGIC.length)
    return head[0] === MAGIC[0] && head[1] === MAGIC[1] && same === 2 ? 'version' : 'foreign';
  if (head[7] !== 3) return 'version';
  return head.length < HEADER ? 'truncated' : undefined;
}

async function read(tiles: PMTiles, bytes: number): Promise<Examined> {
  const header = await tiles.getHeader();
  const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat, tileType } = header;
  const ends = [
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0),
  ];
  if (ends.some((end) => end > bytes)) return { flaw: 'truncated' };
  if (!(minLon < maxLon && minLat < maxLat && minZoom <= maxZoom && maxZoom <= 26)) {
    return { flaw: 'damaged' };
  }
  const vector = tileType === MVT;
  if (!vector && !IMAGES.includes(tileType)) return { flaw: 'kind' };
  const about = Metadata.parse(await tiles.getMetadata());
  for (const zoom of new Set([minZoom, maxZoom])) {
    const [x, y] = tileAt([(minLon + maxLon) / 2, (minLat + maxLat) / 2], zoom);
    await tiles.getZxy(zoom, x, y); // throws unless it can be unpacked
  }
  const words = `${about.name} ${about.description} ${about.encoding}`.toLowerCase();
  const terrain = /terrain|terrarium|elevation|hillshade|\bdem\b|relief/.test(words);
  return {
    kind: vector ? 'vector' : terrain ? 'terrain' : 'raster',
    minZoom,
    maxZoom,
    bounds: [minLon, minLat, maxLon, maxLat],
    layers: about.vector_layers.map(({ id }) => id),
    attribution: plainText(about.attribution),
    encoding: /mapbox|terrain-?rgb/.test(words) ? 'mapbox' : 'terrarium',
  };
}

/** Attributions are often written as HTML; only their words are shown. */
const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);

/** The tile of a zoom in which a place lies. */
function tileAt([lon, lat]: readonly [number, number], zoom: number): [number, number] {
  const size = 2 ** zoom;
  const north = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const within = (n: number) => Math.min(size - 1, Math.max(0, Math.floor(n * size)));
  return [within((lon + 180) / 360), within((1 - north / Math.PI) / 2)];
}

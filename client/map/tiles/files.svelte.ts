/** The files of tiles that the server has, and how each fares. Their reader is loaded only if there are any. */
import { addProtocol } from 'maplibre-gl';
import { z } from 'zod';
import { within } from '../../lib/base.ts';
import type { Examined, Flaw } from './examine.ts';
import type { tileLayers } from './layers.ts';

export interface TileFile {
  readonly name: string;
  /** Its address, without which its tiles cannot be asked for. */
  readonly key: string;
  readonly found: Examined;
}

const List = z.array(z.object({ name: z.string(), bytes: z.int().nonnegative() }));
let protocol: Promise<typeof import('./protocol.ts')> | undefined;

class TileFiles {
  #files = $state.raw<readonly TileFile[]>([]);
  #asked = false;
  #layers: typeof tileLayers | undefined;

  get all(): readonly TileFile[] {
    return this.#files;
  }

  /** How one of them is drawn. */
  get layers(): typeof tileLayers {
    if (this.#layers === undefined) throw new Error('there are no files of tiles yet');
    return this.#layers;
  }

  /** Asks the server, once. A server that cannot be asked has none: the map goes on without. */
  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const list = await listed();
    if (list.length === 0) return;
    protocol ??= import('./protocol.ts');
    const { open, tile, tileLayers } = await protocol;
    addProtocol('pmtiles', tile);
    this.#layers = tileLayers;
    this.#files = await Promise.all(
      list.map(async ({ name, bytes }) => {
        const key = new URL(within(`/tiles/${encodeURIComponent(name)}`), location.href).href;
        return { name, key, found: await open(key, bytes) };
      }),
    );
  }

  /** A tile of it could not be read after all. */
  fail(name: string, flaw: Flaw): void {
    this.#files = this.#files.map((file) =>
      file.name === name ? { ...file, found: { flaw } } : file,
    );
  }
}

async function listed(): Promise<z.infer<typeof List>> {
  try {
    const answer = await fetch(within('/api/tiles'));
    return answer.ok ? List.parse(await answer.json()) : [];
  } catch {
    return []; // offline; what the page needs otherwise says so
  }
}

export const tileFiles = new TileFiles();

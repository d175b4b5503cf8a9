/**
 * Proves what a frame of the map holds: the map's own GL draws the picture's entry and code as a few pixels
 * into the corner of that frame, above all layers, and they are read back in it. [W6]
 */
import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { isGone, stand } from '../../drawing/standing.ts';
import type { Claimed } from '../../store/glass.ts';
import type { Theme } from '../../ui/theme.svelte.ts';
import { claimIn, PIXELS, pixelsOf } from './pixels.ts';

/** Who says what a frame holds. */
export interface Claim {
  /** What the frame being painted holds whole; undefined if there is nothing to claim. */
  holds(): Claimed | undefined;
  /** Was drawn and read back, and the frame was finished. */
  proved(read: Claimed): void;
}

const LAYER = 'proof';

/** The upper half of the colours of a theme's ground, 0 to 15. */
export const groundOf = (theme: Theme): number => (theme === 'dark' ? 1 : 14);
const FRAMES = 256;

export class Proof {
  readonly #map: MapLibre;
  readonly #ground: number;
  readonly #claims: (Claim | undefined)[] = [];
  readonly #rendered: { unsubscribe(): void };
  readonly #fall: () => void;
  #frame = 0;
  readonly #asked = new Set<number>(); // rows
  readonly #last: (Claimed | undefined)[] = [];
  #read: (() => void)[] = [];

  /** `ground`: the upper half of the colours below the pixels, 0 to 15, so that nobody sees them. */
  constructor(map: MapLibre, ground: number) {
    this.#map = map;
    this.#ground = ground;
    map.addLayer(this.#layer());
    this.#fall = stand(map, [LAYER]);
    this.#rendered = map.on('render', () => {
      for (const told of this.#read.splice(0)) told();
    });
  }

  /** One more picture on this map; the answer takes it away. */
  claim(claim: Claim): () => void {
    const row = this.#claims.push(claim) - 1;
    this.#map.moveLayer(LAYER); // above what was added since
    this.ask();
    return () => {
      this.#claims[row] = undefined;
      this.#asked.delete(row);
    };
  }

  /** Asks for a frame that proves again what stands. */
  ask(): void {
    for (const [row, claim] of this.#claims.entries()) if (claim) this.#asked.add(row);
    this.#map.triggerRepaint();
  }

  remove(): void {
    this.#rendered.unsubscribe();
    this.#fall();
    if (!isGone(this.#map) && this.#map.getLayer(LAYER)) this.#map.removeLayer(LAYER);
  }

  #layer(): CustomLayerInterface {
    return { id: LAYER, type: 'custom', render: (gl) => this.#draw(gl) };
  }

  /** Draws and reads only in frames that hold something else than proved last, or that were asked for. */
  #draw(gl: WebGLRenderingContext | WebGL2RenderingContext): void {
    this.#read = [];
    for (const [row, claim] of this.#claims.entries()) {
      const held = claim?.holds();
      if (claim === undefined || held === undefined) continue;
      const last = this.#last[row];
      const same = last?.seq === held.seq && last.code === held.code;
      if (same && !this.#asked.has(row)) continue;
      const read = this.#drawn(gl, row, held);
      if (read === undefined) continue;
      this.#read.push(() => {
        this.#last[row] = read;
        this.#asked.delete(row);
        claim.proved(read);
      });
    }
  }

  /** The claim as it was read back from the frame; undefined if it cannot be read. */
  #drawn(
    gl: WebGLRenderingContext | WebGL2RenderingContext,
    row: number,
    held: Claimed,
  ): Claimed | undefined {
    this.#frame = (this.#frame + 1) % FRAMES;
    const pixels = pixelsOf(held, this.#frame, this.#ground);
    gl.enable(gl.SCISSOR_TEST);
    gl.colorMask(true, true, true, true);
    for (let x = 0; x < PIXELS; x++) {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(x * 4);
      gl.scissor(x, row, 1, 1);
      gl.clearColor(red / 255, green / 255, blue / 255, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    }
    gl.disable(gl.SCISSOR_TEST);
    const read = new Uint8Array(PIXELS * 4);
    gl.readPixels(0, row, PIXELS, 1, gl.RGBA, gl.UNSIGNED_BYTE, read);
    return claimIn(read, this.#frame, this.#ground);
  }
}

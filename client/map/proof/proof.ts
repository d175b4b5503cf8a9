/**
 * Proves what a frame of the map holds: the map's own GL draws the picture's entry and code as a few pixels
 * into the corner of that frame, above all layers, and reads them back from it. The read waits in the queue
 * of the graphics card behind all that the frame draws, and is fetched once it is done: the page does not
 * stand still for it, and what is fetched has really been drawn. [W6]
 */
import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { isGone, stand } from '../../drawing/standing.ts';
import { mark } from '../../lib/marks.ts';
import type { Claimed } from '../../store/glass.ts';
import type { Theme } from '../../ui/theme.svelte.ts';
import { claimIn, PIXELS, pixelsOf } from './pixels.ts';
import { Reading } from './reading.ts';

/** Who says what a frame holds. */
export interface Claim {
  /** What the frame being painted holds whole; undefined if there is nothing to claim. */
  holds(): Claimed | undefined;
  /** Was drawn into a frame and read back from it. */
  proved(read: Claimed): void;
}

const LAYER = 'proof';

/** The upper half of the colours of a theme's ground, 0 to 15. */
export const groundOf = (theme: Theme): number => (theme === 'dark' ? 1 : 14);

const FRAMES = 256;

/** One picture on the map: who claims it, what was proved last, and the frame that is being read. */
interface Row {
  readonly claim: Claim;
  asked: boolean;
  last: Claimed | undefined;
  reading: Reading | undefined;
}

export class Proof {
  readonly #map: MapLibre;
  readonly #ground: number;
  readonly #rows: (Row | undefined)[] = [];
  readonly #fall: () => void;
  #frame = 0;

  /** `ground`: the upper half of the colours below the pixels, 0 to 15, so that nobody sees them. */
  constructor(map: MapLibre, ground: number) {
    this.#map = map;
    this.#ground = ground;
    map.addLayer(this.#layer());
    this.#fall = stand(map, [LAYER]);
  }

  /** One more picture on this map; the answer takes it away. */
  claim(claim: Claim): () => void {
    const row: Row = { claim, asked: true, last: undefined, reading: undefined };
    const free = this.#rows.indexOf(undefined);
    const at = free < 0 ? this.#rows.length : free;
    this.#rows[at] = row;
    if (!isGone(this.#map)) {
      this.#map.moveLayer(LAYER); // above what was added since
      this.#map.triggerRepaint();
    }
    return () => {
      this.#rows[at] = undefined;
      row.reading?.stop();
    };
  }

  /** Asks for a frame that proves again what stands. */
  ask(): void {
    for (const row of this.#rows) if (row) row.asked = true;
    this.#map.triggerRepaint();
  }

  remove(): void {
    for (const row of this.#rows) row?.reading?.stop();
    this.#fall();
    if (!isGone(this.#map) && this.#map.getLayer(LAYER)) this.#map.removeLayer(LAYER);
  }

  #layer(): CustomLayerInterface {
    return {
      id: LAYER,
      type: 'custom',
      render: (gl) => {
        if (!(gl instanceof WebGL2RenderingContext)) return; // MapLibre has had no other for long
        for (const [y, row] of this.#rows.entries()) if (row) this.#draw(gl, y, row);
      },
    };
  }

  /** Draws and reads only in frames that hold something else than proved last, or that were asked for. */
  #draw(gl: WebGL2RenderingContext, y: number, row: Row): void {
    if (row.reading !== undefined) return; // one frame at a time
    const held = row.claim.holds();
    if (held === undefined) return;
    const same = row.last?.seq === held.seq && row.last.code === held.code;
    if (same && !row.asked) return;
    row.asked = false;
    mark('drawn', held.seq);
    this.#frame = (this.#frame + 1) % FRAMES;
    const [frame, ground] = [this.#frame, this.#ground];
    paint(gl, y, pixelsOf(held, frame, ground));
    row.reading = new Reading(gl, y, PIXELS, (bytes) => {
      row.reading = undefined;
      const read = bytes && claimIn(bytes, frame, ground);
      if (read === undefined) return; // nothing was proved; the next frame is asked for in time
      row.last = read;
      row.claim.proved(read);
      const next = row.claim.holds();
      if (next && (next.seq !== read.seq || next.code !== read.code)) this.#map.triggerRepaint();
    });
  }
}

/** One pixel after another, from the left edge of the frame, `y` above its foot. */
function paint(gl: WebGL2RenderingContext, y: number, pixels: Uint8Array): void {
  gl.enable(gl.SCISSOR_TEST);
  gl.colorMask(true, true, true, true);
  for (let x = 0; x * 4 < pixels.length; x++) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(x * 4);
    gl.scissor(x, y, 1, 1);
    gl.clearColor(red / 255, green / 255, blue / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }
  gl.disable(gl.SCISSOR_TEST);
}

/** Events drawn straight from the revision index: three layers of the map that share one set of buffers. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl';
import type { Look } from '../../../picture/revisions/look.ts';
import { type Cut, NOW, type Revisions } from '../../../picture/revisions/revisions.ts';
import type { Fades } from '../../../picture/setting.ts';
import { fadesOf, leavesAfter } from '../../../picture/views/activity.ts';
import type { Visibility } from '../../drawing/map-filter.ts';
import { AROUND } from '../../drawing/sphere.ts';
import { isGone, stand } from '../../drawing/standing.ts';
import type { Images } from './atlas.ts';
import { Atlas } from './atlas.ts';
import { Program } from './program.ts';
import { dayOf, Rows } from './rows.ts';
import { REACHES, SYMBOLS } from './shaders.ts';

/** What is drawn: the two numbers, and the time (ms) by which events are open, fading or closed. */
export interface Shown {
  readonly cut: Cut;
  readonly now: number;
  /** The times of the cell; left out: those that hold where it says nothing. */
  readonly fades?: Fades;
  /** What is closed is shown too. */
  readonly closed?: boolean;
}

type Part = 'reach' | 'many' | 'loud';

/** So many areas of uncertainty at most are drawn of all ages; beyond, those of the last day. */
const AREAS = 3000;
const LAST_DAY = 86_400; // seconds
const TILE = 512; // pixels that the world is wide at zoom 0

/** How large symbols are (of their images) at a zoom: as EventLayer has it. */
export function sizeAt(zoom: number): number {
  if (zoom <= 5) return 0.5;
  if (zoom <= 8) return 0.5 + ((zoom - 5) / 3) * 0.3;
  return Math.min(1, 0.8 + ((zoom - 8) / 2) * 0.2);
}

interface Held {
  readonly gl: WebGL2RenderingContext;
  readonly rows: WebGLBuffer;
  readonly mask: WebGLBuffer;
  readonly atlas: WebGLTexture;
  readonly table: WebGLTexture;
  readonly symbols: Program;
  readonly reaches: Program;
}

export class Points {
  readonly #map: MapLibre;
  readonly #index: Revisions;
  readonly #atlas: Atlas;
  readonly #rows: Rows;
  readonly #ids: string[] = [];
  readonly #fall: () => void;
  #held: Held | undefined;
  #shown: Shown = { cut: NOW, now: 0 }; // nothing is old until show() says what time it is
  #areas = true;
  #epoch = -1; // of the index, at the last show()
  #drawn = { seq: 0, shown: this.#shown };

  /** `under`: the layers of the map below which areas, the many symbols and the grave ones lie. */
  constructor(
    map: MapLibre,
    index: Revisions,
    imagesOf: (look: Look) => Images,
    under: Readonly<Record<Part, string>> | undefined,
  ) {
    this.#map = map;
    this.#index = index;
    this.#atlas = new Atlas(map, index.looks, imagesOf);
    const { lng, lat } = map.getCenter();
    this.#rows = new Rows(index, this.#atlas, [lng, lat]);
    map.addLayer(this.#layer('reach'), under?.reach);
    map.addLayer(this.#layer('many'), under?.many);
    map.addLayer(this.#layer('loud'), under?.loud);
    this.#fall = stand(map, this.#ids);
  }

  get rows(): Rows {
    return this.#rows;
  }
  get shown(): Shown {
    return this.#shown;
  }

  /** Moves to another moment: no more than numbers that the next frame reads. Rows that come need another's frame. */
  show(shown: Shown): void {
    const { epoch } = this.#index;
    if (isSame(shown, this.#shown) && epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.#shown = shown;
    this.#rows.judge(shown);
    this.#map.triggerRepaint();
  }

  /** Whether areas of uncertainty are drawn. */
  set areas(areas: boolean) {
    if (this.#areas === areas) return;
    this.#areas = areas;
    this.#map.triggerRepaint();
  }

  /** What a filter leaves of each item; without it all are clear. */
  veil(veil: ((item: number) => Visibility) | undefined): void {
    if (this.#rows.veil(veil)) this.#map.triggerRepaint();
  }

  /** These rows are drawn as crowds by others. */
  gather(rows: readonly number[]): void {
    if (this.#rows.gather(rows)) this.#map.triggerRepaint();
  }

  /** Whether the last frame held every entry until `seq`, and the moment asked for last. */
  holds(seq: number): boolean {
    return this.#drawn.seq >= seq && this.#drawn.shown === this.#shown;
  }

  remove(): void {
    this.#fall();
    if (isGone(this.#map)) return;
    for (const id of this.#ids) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
  }

  #layer(part: Part): CustomLayerInterface {
    const id = `points-${part}`;
    this.#ids.push(id);
    return {
      id,
      type: 'custom',
      onAdd: (_, gl) => this.#hold(gl),
      onRemove: () => this.#release(),
      render: (_, input) => this.#draw(part, input),
    };
  }

  /** The first of the layers to come makes what all share; so again after the card was lost. */
  #hold(gl: WebGL2RenderingContext): void {
    if (this.#held !== undefined && !gl.isContextLost() && gl.isBuffer(this.#held.rows)) return;
    const [rows, mask] = [gl.createBuffer(), gl.createBuffer()];
    this.#rows.lost();
    this.#atlas.lost();
    const layout = (divisor: 0 | 1) => () => this.#rows.layout(gl, rows, mask, divisor);
    this.#held = {
      gl,
      rows,
      mask,
      atlas: gl.createTexture(),
      table: gl.createTexture(),
      symbols: new Program(gl, SYMBOLS, layout(0)),
      reaches: new Program(gl, REACHES, layout(1)),
    };
  }

  #release(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    const { gl } = held;
    for (const buffer of [held.rows, held.mask]) gl.deleteBuffer(buffer);
    for (const texture of [held.atlas, held.table]) gl.deleteTexture(texture);
    for (const program of [held.symbols, held.reaches]) program.remove();
  }

  #draw(part: Part, { defaultProjectionData }: CustomRenderMethodInput): void {
    const held = this.#held;
    if (held === undefined) return;
    const { gl } = held;
    if (part === 'reach') {
      gl.activeTexture(gl.TEXTURE0);
      this.#rows.upload(gl, held.rows, held.mask);
      this.#atlas.upload(gl, held.atlas, held.table);
    }
    if (part === 'loud') this.#drawn = { seq: this.#index.seq, shown: this.#shown };
    const count = this.#rows.count;
    if (count === 0) return;
    if (part === 'reach' && (this.#rows.reaches === 0 || !this.#areas)) return;
    const program = part === 'reach' ? held.reaches : held.symbols;
    program.use();
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, held.table);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, held.atlas);
    this.#numbers(program, defaultProjectionData.mainMatrix);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    if (part === 'reach') {
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
    } else {
      program.real('u_loud', part === 'loud' ? 1 : 0);
      gl.drawArrays(gl.POINTS, 0, count);
    }
    gl.bindVertexArray(null);
    gl.activeTexture(gl.TEXTURE0);
  }

  #numbers(program: Program, matrix: ArrayLike<number>): void {
    const { cut, now, closed = false } = this.#shown;
    const zoom = this.#map.getZoom();
    const ratio = this.#map.getPixelRatio();
    program.matrix('u_matrix', moved(matrix, this.#rows.origin));
    program.count('u_seq', cut.seq);
    program.pair('u_time', dayOf(cut.time));
    program.pair('u_now', dayOf(now));
    program.three('u_turns', turnsOf(this.#shown));
    program.real('u_closed', closed ? 1 : 0);
    program.real('u_zoom', Math.floor(zoom));
    program.unit('u_styles', 0);
    program.unit('u_atlas', 1);
    program.real('u_size', sizeAt(zoom) * ratio);
    program.real('u_side', this.#atlas.side);
    program.real('u_ratio', ratio);
    program.real('u_world', TILE * 2 ** zoom * ratio);
    program.real('u_oldest', this.#rows.reaches > AREAS ? LAST_DAY : 1e12);
    const { lat } = this.#map.getCenter();
    program.real('u_south', this.#rows.origin[1]);
    program.real('u_metres', AROUND * Math.cos((lat * Math.PI) / 180));
  }
}

const isSame = (a: Shown, b: Shown): boolean =>
  a.cut.seq === b.cut.seq &&
  a.cut.time === b.cut.time &&
  a.now === b.now &&
  a.fades === b.fades &&
  a.closed === b.closed;

/** Seconds after its end until an event fades, is closed, and is closed if it is urgent. */
const turnsOf = ({ fades = fadesOf({}) }: Shown): [number, number, number] => [
  fades.after * 60,
  leavesAfter(fades, false) * 60,
  leavesAfter(fades, true) * 60,
];

/** The matrix for places that count from an origin; reckoned in 64 bits, as places near it need. */
export function moved(m: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const made = Float32Array.from(m);
  for (let row = 0; row < 4; row++) {
    made[12 + row] = (m[row] ?? 0) * x + (m[4 + row] ?? 0) * y + (m[12 + row] ?? 0);
  }
  return made;
}

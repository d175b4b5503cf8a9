/** The rows of the revision index as the graphics card reads them, kept in step with it. */

import type { Cut, Revisions } from '../../../picture/revisions/revisions.ts';
import type { Fades } from '../../../picture/setting.ts';
import { type Activity, fadesOf } from '../../../picture/views/activity.ts';
import type { Visibility } from '../../drawing/map-filter.ts';
import { AROUND } from '../../drawing/sphere.ts';
import type { Atlas } from './atlas.ts';
import { activityOfRow, newsUntil } from './news.ts';
import { PARTS } from './shaders.ts';
import { type Box, leaning, worldX, worldY } from './world.ts';

const BYTES = 36; // a row, as PARTS says
const WORDS = BYTES / 4;
const DAY = 86_400_000; // ms
const FEW = 200; // scattered rows, above which all are sent again

/** As the shaders number them. */
const SHADES: readonly Visibility[] = ['clear', 'faint', 'hidden'];
const HIDDEN = 2;
const GATHERED = 3; // in the mask only: drawn as one of a crowd

/** Where rows stand, and how they are shown. */
export interface Places {
  readonly origin: readonly [number, number];
  place(row: number): readonly [x: number, y: number, reach: number];
  /** The rows that stand at a cut within a box and that no filter hides, last made first. */
  within(cut: Cut, box: Box): Iterable<number>;
  isClear(row: number): boolean;
}

/** The time (ms) by which rows are open, fading or closed, and whether the closed are shown too. */
interface Judged {
  readonly now: number;
  readonly fades?: Fades;
  readonly closed?: boolean;
}

export class Rows implements Places {
  readonly #index: Revisions;
  readonly #atlas: Atlas;
  /** Numbers of 32 bits lose nothing that is seen when they count from a place nearby. */
  readonly origin: readonly [number, number];
  #words = new Uint32Array(WORDS * 1024);
  #reals = new Float32Array(this.#words.buffer);
  #shades = new Uint8Array(1024); // as the veil says
  #mask = new Uint8Array(1024); // as the card reads it
  #gathered: readonly number[] = [];
  #judged: Judged = { now: 0 };
  #veil: ((item: number) => Visibility) | undefined;
  #masked = 0; // rows for which #shades is right
  #made = 0;
  #sent = 0;
  #room = 0; // rows the buffers have room for
  #epoch = -1;
  #touched = 0;
  #maskSent = false;
  /** How many rows have a radius of uncertainty. */
  reaches = 0;

  constructor(index: Revisions, atlas: Atlas, [lon, lat]: readonly [number, number]) {
    this.#index = index;
    this.#atlas = atlas;
    this.origin = [worldX(lon), worldY(lat)];
  }

  get count(): number {
    return this.#made;
  }

  /** What a filter leaves of each item; without it all are clear. Answers whether that is another. */
  veil(veil: ((item: number) => Visibility) | undefined): boolean {
    if (veil === this.#veil) return false;
    this.#veil = veil;
    this.#masked = 0;
    return true;
  }

  isClear(row: number): boolean {
    return this.#shades[row] === 0;
  }

  judge(by: Judged): void {
    this.#judged = by;
  }

  activity(row: number): Activity {
    const { now, fades = fadesOf({}) } = this.#judged;
    return activityOfRow(this.#index, row, now, fades);
  }

  /** Whether a row is left out because it is closed. */
  #isLeftOut(row: number): boolean {
    return this.#judged.closed !== true && this.activity(row) === 'closed';
  }

  /** These rows are drawn as crowds, and no others. Answers whether those are others. */
  gather(rows: readonly number[]): boolean {
    const before = this.#gathered;
    if (rows.length === before.length && rows.every((row, i) => row === before[i])) return false;
    for (const row of this.#gathered) this.#mask[row] = this.#shades[row] ?? 0;
    for (const row of rows) this.#mask[row] = GATHERED;
    this.#gathered = rows;
    this.#maskSent = false;
    return true;
  }

  isGathered(row: number): boolean {
    return this.#mask[row] === GATHERED;
  }

  /** Place and reach of a row, of the world's width, from the origin. */
  place(row: number): readonly [x: number, y: number, reach: number] {
    const at = row * WORDS;
    return [this.#reals[at] ?? 0, this.#reals[at + 1] ?? 0, this.#reals[at + 2] ?? 0];
  }

  /** The rows that stand at a cut within a box, last made first. */
  *within(cut: Cut, [west, north, east, south]: Box): Generator<number> {
    for (let row = this.#made - 1; row >= 0; row--) {
      const x = this.#reals[row * WORDS] ?? 0;
      if (x < west || x > east) continue;
      const y = this.#reals[row * WORDS + 1] ?? 0;
      if (y < north || y > south || this.#shades[row] === HIDDEN) continue;
      if (this.#index.stands(row, cut) && !this.#isLeftOut(row)) yield row;
    }
  }

  /** The rows whose area of uncertainty ends within `off` of a place, and how far from it. */
  *edges(cut: Cut, x: number, y: number, off: number): Generator<{ row: number; off: number }> {
    for (let row = this.#made - 1; row >= 0; row--) {
      const [px, py, reach] = this.place(row);
      if (reach === 0 || (this.#mask[row] ?? 0) >= HIDDEN) continue;
      const middle = py - leaning(py + this.origin[1], reach);
      const away = Math.abs(Math.hypot(px - x, middle - y) - reach);
      if (away <= off && this.#index.stands(row, cut) && !this.#isLeftOut(row))
        yield { row, off: away };
    }
  }

  /** Everything is to be sent again, after the graphics card was lost. */
  lost(): void {
    this.#room = 0;
    this.#sent = 0;
    this.#maskSent = false;
  }

  /** Sends what the index has that the buffers have not. */
  upload(gl: WebGL2RenderingContext, buffer: WebGLBuffer, mask: WebGLBuffer): void {
    const again = this.#read();
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    const grown = this.#made > this.#room;
    if (grown) {
      this.#room = this.#shades.length;
      gl.bufferData(gl.ARRAY_BUFFER, this.#words, gl.DYNAMIC_DRAW);
    } else if (again === 'all') {
      if (this.#made > 0)
        // a length of 0 would mean all of it
        gl.bufferSubData(gl.ARRAY_BUFFER, 0, this.#words, 0, this.#made * WORDS);
    } else {
      for (const row of again) {
        gl.bufferSubData(gl.ARRAY_BUFFER, row * BYTES, this.#words, row * WORDS, WORDS);
      }
      const fresh = this.#made - this.#sent;
      if (fresh > 0) {
        const at = this.#sent;
        gl.bufferSubData(gl.ARRAY_BUFFER, at * BYTES, this.#words, at * WORDS, fresh * WORDS);
      }
    }
    this.#sent = this.#made;
    this.#send(gl, mask, grown);
  }

  /** Says where the parts of a row are; `divisor` 1: a row for each instance, 0: for each vertex. */
  layout(gl: WebGL2RenderingContext, buffer: WebGLBuffer, mask: WebGLBuffer, divisor: 0 | 1): void {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.vertexAttribPointer(PARTS.place, 2, gl.FLOAT, false, BYTES, 0);
    gl.vertexAttribPointer(PARTS.reach, 1, gl.FLOAT, false, BYTES, 8);
    gl.vertexAttribIPointer(PARTS.style, 1, gl.UNSIGNED_INT, BYTES, 12);
    gl.vertexAttribIPointer(PARTS.known, 2, gl.UNSIGNED_INT, BYTES, 16);
    gl.vertexAttribIPointer(PARTS.began, 2, gl.INT, BYTES, 24);
    gl.vertexAttribPointer(PARTS.lasted, 1, gl.FLOAT, false, BYTES, 32);
    gl.bindBuffer(gl.ARRAY_BUFFER, mask);
    gl.vertexAttribPointer(PARTS.shade, 1, gl.UNSIGNED_BYTE, false, 1, 0);
    for (const part of Object.values(PARTS)) {
      gl.enableVertexAttribArray(part);
      gl.vertexAttribDivisor(part, divisor);
    }
  }

  /** Writes what the index has anew; answers which rows sent before are to be sent again. */
  #read(): 'all' | readonly number[] {
    const { rows, touched, epoch } = this.#index;
    const all = epoch !== this.#epoch;
    if (all) {
      this.#epoch = epoch;
      this.#touched = 0;
      this.#made = 0;
      this.#masked = 0;
      this.#gathered = []; // rows have other numbers now
      this.reaches = 0;
    }
    const changed = touched.slice(this.#touched).filter((row) => row < this.#sent);
    this.#touched = touched.length;
    for (const row of changed) this.#known(row);
    while (this.#made < rows) this.#write(this.#made++);
    return all || changed.length > FEW ? 'all' : changed;
  }

  #known(row: number): void {
    this.#words[row * WORDS + 4] = this.#index.from.get(row);
    this.#words[row * WORDS + 5] = this.#index.to.get(row);
  }

  #write(row: number): void {
    if ((row + 1) * WORDS > this.#words.length) this.#grow();
    const { lon, lat, look, reach, began } = this.#index;
    const at = row * WORDS;
    const north = lat.get(row);
    this.#reals[at] = worldX(lon.get(row)) - this.origin[0];
    this.#reals[at + 1] = worldY(north) - this.origin[1];
    this.#reals[at + 2] = reach.get(row) / (AROUND * Math.cos((north * Math.PI) / 180));
    if (reach.get(row) > 0) this.reaches++;
    this.#words[at + 3] = this.#atlas.style(look.get(row));
    this.#known(row);
    const [day, ms] = dayOf(began.get(row));
    this.#words[at + 6] = day;
    this.#words[at + 7] = ms;
    this.#reals[at + 8] = (newsUntil(this.#index, row) - began.get(row)) / 1000;
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2);
    words.set(this.#words);
    this.#words = words;
    this.#reals = new Float32Array(words.buffer);
    this.#shades = doubled(this.#shades);
    this.#mask = doubled(this.#mask);
  }

  #send(gl: WebGL2RenderingContext, buffer: WebGLBuffer, grown: boolean): void {
    const from = this.#masked;
    for (; this.#masked < this.#made; this.#masked++) {
      const shade = this.#veil?.(this.#index.item.get(this.#masked)) ?? 'clear';
      this.#shades[this.#masked] = SHADES.indexOf(shade);
      this.#mask[this.#masked] = SHADES.indexOf(shade);
    }
    if (from === 0) for (const row of this.#gathered) this.#mask[row] = GATHERED;
    if (from === this.#made && this.#maskSent && !grown) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    if (grown || !this.#maskSent) gl.bufferData(gl.ARRAY_BUFFER, this.#mask, gl.DYNAMIC_DRAW);
    else gl.bufferSubData(gl.ARRAY_BUFFER, from, this.#mask, from, this.#made - from);
    this.#maskSent = true;
  }
}

function doubled(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(bytes.length * 2);
  wider.set(bytes);
  return wider;
}

/** A time (ms since 1970) as days and milliseconds of the day: exact in whole numbers of 32 bits. */
export function dayOf(time: number): readonly [day: number, ms: number] {
  if (time === Number.POSITIVE_INFINITY) return [0x7fff_ffff, 0];
  if (time === Number.NEGATIVE_INFINITY) return [-0x8000_0000, 0];
  const day = Math.floor(time / DAY);
  return [day, time - day * DAY];
}

/** The pictures of all looks in one texture, and a table that says which look has which. */
import type { Map as MapLibre } from 'maplibre-gl';
import {
  isGrave,
  isWithdrawn,
  type Look,
  type Looks,
  precedenceOf,
} from '../../../picture/revisions/look.ts';

/** The names of the map's images for a look, and the colour (#rrggbb) of whose it is. */
export interface Images {
  readonly symbol: string;
  /** In place of the symbol where the area of uncertainty is larger than it. */
  readonly mark: string;
  readonly colour: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** The side in pixels of the map. */
  readonly size: number;
}

const SIDE = 1024; // pixels of the atlas, to begin with
const MOST = 4096;
const TEXELS = 3; // of the table, for each style

export class Atlas {
  readonly #map: MapLibre;
  readonly #looks: Looks;
  readonly #imagesOf: (look: Look) => Images;
  readonly #styles = new Map<number, number>(); // by look
  readonly #places = new Map<string, Place>(); // by name of image
  #rows: number[] = []; // of the table, TEXELS * 4 numbers each
  #pixels = new Uint8ClampedArray(SIDE * SIDE * 4);
  #side = SIDE;
  #pen = { x: 0, y: 0, height: 0 };
  #stale = true; // the textures hold less than this

  constructor(map: MapLibre, looks: Looks, imagesOf: (look: Look) => Images) {
    this.#map = map;
    this.#looks = looks;
    this.#imagesOf = imagesOf;
  }

  /** The side of the atlas in its pixels. */
  get side(): number {
    return this.#side;
  }

  /** The number by which a look is found in the table. */
  style(look: number): number {
    const known = this.#styles.get(look);
    if (known !== undefined) return known;
    const { symbol, mark, colour } = this.#imagesOf(this.#looks.unpack(look));
    const style = this.#styles.size;
    const rgb = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
    const rank = isWithdrawn(look) ? -1 : isGrave(look) ? 4 - precedenceOf(look) : 1;
    for (const { x, y, side, size } of [this.#place(symbol), this.#place(mark)]) {
      this.#rows.push(x, y, side, size);
    }
    this.#rows.push(...rgb, rank);
    this.#styles.set(look, style);
    this.#stale = true;
    return style;
  }

  /** Forgets what the graphics card held, after it was lost. */
  lost(): void {
    this.#stale = true;
  }

  /** Brings both textures up to date. */
  upload(gl: WebGL2RenderingContext, atlas: WebGLTexture, table: WebGLTexture): void {
    if (!this.#stale || this.#styles.size === 0) return;
    this.#stale = false;
    gl.bindTexture(gl.TEXTURE_2D, atlas);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    const image = new ImageData(this.#pixels, this.#side, this.#side);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
    filter(gl, gl.LINEAR);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.bindTexture(gl.TEXTURE_2D, table);
    const rows = new Float32Array(this.#rows);
    const height = this.#styles.size;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, TEXELS, height, 0, gl.RGBA, gl.FLOAT, rows);
    filter(gl, gl.NEAREST);
  }

  /** Where an image of the map stands in the atlas: in the middle of a square. */
  #place(name: string): Place {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const image = this.#map.getImage(name);
    if (!image) throw new Error(`the map has no image ${name}`);
    const { width, height, data } = image.data;
    const side = Math.max(width, height);
    if (this.#pen.x + side + 1 > this.#side) {
      this.#pen = { x: 0, y: this.#pen.y + this.#pen.height + 1, height: 0 };
    }
    if (this.#pen.y + side > this.#side) this.#grow();
    const place = { x: this.#pen.x, y: this.#pen.y, side, size: side / image.pixelRatio };
    const [right, down] = [(side - width) >> 1, (side - height) >> 1];
    for (let row = 0; row < height; row++) {
      const line = data.subarray(row * width * 4, (row + 1) * width * 4);
      this.#pixels.set(line, ((place.y + down + row) * this.#side + place.x + right) * 4);
    }
    this.#pen.x += side + 1;
    this.#pen.height = Math.max(this.#pen.height, side);
    this.#places.set(name, place);
    return place;
  }

  /** Twice the side; what stood in it keeps its place. */
  #grow(): void {
    const side = this.#side * 2;
    if (side > MOST) throw new Error('the symbols of this map do not fit one texture');
    const wider = new Uint8ClampedArray(side * side * 4);
    for (let row = 0; row < this.#side; row++) {
      const line = this.#pixels.subarray(row * this.#side * 4, (row + 1) * this.#side * 4);
      wider.set(line, row * side * 4);
    }
    this.#pixels = wider;
    this.#side = side;
  }
}

function filter(gl: WebGL2RenderingContext, how: GLint): void {
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, how);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, how);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

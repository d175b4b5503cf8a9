/** Where the rows of a file lie, as the map draws them before anything is sent. Pure. */
import type { Feature } from 'geojson';
import { around, type Box } from '../../picture/geo/box.ts';
import { anchorOf, extentOf } from '../../picture/geo/geometry.ts';
import type { LonLat, Shape } from '../../picture/geo/place.ts';
import { worldX, worldY } from '../map/points/world.ts';

/** What a row is, by the number that the map has for it. */
export const SHADES = { fresh: 0, amends: 1, there: 2 } as const;
export type Shade = keyof typeof SHADES;

export interface Preview {
  /** Points, two numbers each: where they stand on the map of the world, from `origin`. */
  readonly dots: Float32Array<ArrayBuffer>;
  /** The shade of each. */
  readonly shades: Uint8Array<ArrayBuffer>;
  readonly origin: readonly [x: number, y: number];
  /** Lines and areas, with their shade as the property `shade`. */
  readonly shapes: readonly Feature[];
  /** Around all that lies where it may be expected; of all, if nothing does; undefined: there is none. */
  readonly box: Box | undefined;
}

/** Shapes, and positions of them, that are drawn whole; of more, their places are. */
const MOST_SHAPES = 2000;
const MOST_POSITIONS = 40_000;
/** Rows that can be pointed out one by one. */
const MOST_ROWS = 200_000;

/** Collects the places of rows in the order of the file. */
export class PreviewDraft {
  readonly #origin: readonly [x: number, y: number];
  readonly #dots: number[] = [];
  readonly #shades: number[] = [];
  readonly #shapes: Feature[] = [];
  readonly #rows = new Map<number, Shape[]>();
  #positions = 0;
  #expected: Box | undefined;
  #all: Box | undefined;

  /** `middle`: of what is mostly looked at; places near it are drawn most exactly. */
  constructor([lon, lat]: LonLat) {
    this.#origin = [worldX(lon), worldY(lat)];
  }

  /** `doubted`: it's far from where it may be expected, and moves no map. */
  add(number: number, shape: Shape, shade: Shade, doubted: boolean): void {
    const known = this.#rows.get(number);
    if (known !== undefined) known.push(shape);
    else if (this.#rows.size < MOST_ROWS) this.#rows.set(number, [shape]);
    const box = extentOf(shape);
    this.#all = this.#all ? around(this.#all, box) : box;
    if (!doubted) this.#expected = this.#expected ? around(this.#expected, box) : box;
    if (shape.type !== 'Point' && this.#takes(shape)) {
      this.#shapes.push({ type: 'Feature', geometry: shape, properties: { shade: SHADES[shade] } });
      return;
    }
    const [lon, lat] = anchorOf(shape);
    this.#dots.push(worldX(lon) - this.#origin[0], worldY(lat) - this.#origin[1]);
    this.#shades.push(SHADES[shade]);
  }

  #takes(shape: Shape): boolean {
    const count =
      shape.type === 'Polygon' ? shape.coordinates.flat().length : shape.coordinates.length;
    if (this.#shapes.length >= MOST_SHAPES || this.#positions + count > MOST_POSITIONS)
      return false;
    this.#positions += count;
    return true;
  }

  /** What a row is made of. */
  shapesOf(number: number): readonly Shape[] {
    return this.#rows.get(number) ?? [];
  }

  get preview(): Preview {
    return {
      dots: Float32Array.from(this.#dots),
      shades: Uint8Array.from(this.#shades),
      origin: this.#origin,
      shapes: this.#shapes,
      box: this.#expected ?? this.#all,
    };
  }
}

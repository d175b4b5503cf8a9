/** Reads geometries in WKT (OGC 06-103r4), as databases export them: `SRID=4326;POLYGON((35.8 33.1, …))`. */

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly unknown[];
}

const TYPES: Readonly<Record<string, { readonly type: string; readonly depth: number }>> = {
  POINT: { type: 'Point', depth: 0 },
  LINESTRING: { type: 'LineString', depth: 1 },
  POLYGON: { type: 'Polygon', depth: 2 },
  MULTIPOINT: { type: 'MultiPoint', depth: 1 },
  MULTILINESTRING: { type: 'MultiLineString', depth: 2 },
  MULTIPOLYGON: { type: 'MultiPolygon', depth: 3 },
};

const BEGINS = /^\s*(?:SRID\s*=|(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\b|GEOMETRYCOLLECTION\b)/i;

/** True for a text that is WKT, well or badly written. */
export const isWkt = (text: string): boolean => BEGINS.test(text);

/** The geometry, not validated; undefined if it cannot be read, or is not in WGS 84. */
export function wktIn(text: string): Geometry | undefined {
  const [whole = '', system = '4326'] = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*/i.exec(text) ?? [];
  if (system !== '4326') return undefined;
  const reader = new Reader(text.slice(whole.length));
  const geometry = reader.geometry(0);
  return geometry !== undefined && reader.isAtEnd ? geometry : undefined;
}

const NAME = /^(.+?)(ZM|Z|M)?$/;
const MOST_NESTED = 8;

class Reader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#words = text.match(/[A-Z]+|[-+]?[\d.]+(?:E[-+]?\d+)?|[(),;]|\S/gi) ?? [];
  }

  get isAtEnd(): boolean {
    return this.#take(';') ? this.#at === this.#words.length : this.#at === this.#words.length;
  }

  geometry(nested: number): Geometry | undefined {
    const [, name = '', joined = ''] =
      NAME.exec(this.#words[this.#at++]?.toUpperCase() ?? '') ?? [];
    const apart = /^(?:ZM?|M)$/i.exec(this.#words[this.#at] ?? '')?.[0].toUpperCase();
    if (apart !== undefined) this.#at++;
    const hasHeight = (apart ?? joined) !== 'M';
    if (name === 'GEOMETRYCOLLECTION') {
      if (nested > MOST_NESTED) return undefined;
      const geometries = this.#list(() => this.geometry(nested + 1));
      return geometries && { type: 'GeometryCollection', geometries };
    }
    const found =
      TYPES[name.replace(/(?<=POINT|STRING|POLYGON)ZM?$|(?<=POINT|STRING|POLYGON)M$/, '')];
    if (found === undefined) return undefined;
    const { type, depth } = found;
    const coordinates =
      depth === 0
        ? this.#list(() => this.#position(hasHeight))?.[0]
        : this.#nested(depth, hasHeight);
    return coordinates && { type, coordinates };
  }

  /** Lists of lists of positions; a point of several may stand in brackets of its own. */
  #nested(depth: number, hasHeight: boolean): readonly unknown[] | undefined {
    return this.#list(() => {
      if (depth > 1) return this.#nested(depth - 1, hasHeight);
      const bracketed = this.#words[this.#at] === '(';
      return bracketed
        ? this.#list(() => this.#position(hasHeight))?.[0]
        : this.#position(hasHeight);
    });
  }

  /** What stands in brackets, separated by commas; undefined if one of it cannot be read. */
  #list<T>(one: () => T | undefined): readonly T[] | undefined {
    if (!this.#take('(')) return undefined;
    const all: T[] = [];
    do {
      const next = one();
      if (next === undefined) return undefined;
      all.push(next);
    } while (this.#take(','));
    return this.#take(')') ? all : undefined;
  }

  #position(hasHeight: boolean): readonly number[] | undefined {
    const numbers: number[] = [];
    for (
      let word = this.#words[this.#at];
      /^[-+.\d]/.test(word ?? '');
      word = this.#words[this.#at]
    ) {
      numbers.push(Number(word));
      this.#at++;
    }
    if (numbers.length < 2 || numbers.length > 4 || numbers.some(Number.isNaN)) return undefined;
    return numbers.slice(0, hasHeight ? 3 : 2);
  }

  #take(sign: string): boolean {
    if (this.#words[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }
}

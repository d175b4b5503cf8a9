/**
 * Two versions of a zone, laid over each other: the page of the zone says which, the map draws them and says
 * since when it has. Nobody agrees to what was not drawn for a second.
 */
import type { Ref } from '../../../picture/basics.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';

/** Which of the two the map shows; `both`: with what is added and what is left out. */
export type DifferenceMode = 'before' | 'after' | 'both';

/** One of the two versions. */
export interface Compared {
  /** Its hash: tells whether it is still the same. */
  readonly hash: string;
  readonly terms: ZoneTerms;
  /** On the button that shows it alone, in the reader's language: `Version 2`. */
  readonly name: string;
  /** Beside its outline on the map, in the reader's language: `Version 2 · in force`. */
  readonly label: string;
}

/** What the page of a zone compares. */
export interface Comparison {
  readonly zone: Ref;
  /** The version that the desk last agreed to, or else the one in force; undefined: there is none. */
  readonly from: Compared | undefined;
  /** The open version. */
  readonly to: Compared;
}

export class Difference {
  #comparison = $state.raw<Comparison>();
  #drawnSince = $state<number>();
  /** Chosen by the buttons over the map; the map alone sets it. */
  mode = $state<DifferenceMode>('both');

  /** What the map is to draw; undefined: nothing is compared. */
  get comparison(): Comparison | undefined {
    return this.#comparison;
  }
  get from(): Compared | undefined {
    return this.#comparison?.from;
  }
  get to(): Compared | undefined {
    return this.#comparison?.to;
  }
  /** Since when (ms, performance.now()) both have been drawn without a break; undefined: they are not. */
  get drawnSince(): number | undefined {
    return this.#drawnSince;
  }

  /** For the page of a zone. Other terms than before are not drawn yet. */
  show(comparison: Comparison): void {
    if (!isSame(this.#comparison, comparison)) {
      this.#drawnSince = undefined;
      this.mode = 'both';
    }
    this.#comparison = comparison;
  }

  /** For the page of a zone, when it is left. */
  clear(): void {
    this.#comparison = undefined;
    this.#drawnSince = undefined;
  }

  /** For the map: this comparison is in its picture, in the mode `both`, and on the glass. */
  drawn(comparison: Comparison, at: number): void {
    if (isSame(this.#comparison, comparison)) this.#drawnSince ??= at;
  }

  /** For the map: it no longer is (another mode, no map, the map is hidden). */
  undrawn(): void {
    this.#drawnSince = undefined;
  }
}

const isSame = (a: Comparison | undefined, b: Comparison): boolean =>
  a?.zone === b.zone && a.from?.hash === b.from?.hash && a.to.hash === b.to.hash;

/** The one of this page. */
export const difference = new Difference();

/** The stretch of time that the strip shows: the usual one, until another is chosen. */
import type { Span } from '../store/density.ts';
import { holding, panned, within, zoomed } from './stretch.ts';

const ALL = 0.999; // share of all there is that is as good as all

export class ShownSpan {
  readonly #whole: () => Span | undefined;
  readonly #usual: (whole: Span) => Span;
  #chosen = $state.raw<Span | 'all'>(); // undefined: the usual one
  readonly shown: Span | undefined = $derived.by(() => {
    const { whole } = this;
    if (whole === undefined || this.#chosen === 'all') return whole;
    return within(whole, this.#chosen ?? this.#usual(whole));
  });

  /**
   * `whole` says from when to when there is anything, `usual` what of it is shown at first; both are
   * followed.
   */
  constructor(whole: () => Span | undefined, usual: (whole: Span) => Span) {
    this.#whole = whole;
    this.#usual = usual;
  }

  get whole(): Span | undefined {
    return this.#whole();
  }
  /** The part that is shown; undefined while it is all there is. */
  get part(): Span | undefined {
    const { whole, shown } = this;
    return whole && shown && !this.#isAll(whole, shown) ? shown : undefined;
  }

  show(span: Span): void {
    const { whole } = this;
    if (whole === undefined) return;
    const next = within(whole, span);
    this.#chosen = this.#isAll(whole, next) ? 'all' : next;
  }
  showAll(): void {
    this.#chosen = 'all';
  }

  #isAll(whole: Span, { from, to }: Span): boolean {
    return to - from >= (whole.to - whole.from) * ALL;
  }

  /** `factor` below 1 shows less; the time `about` stays where it is. */
  zoom(factor: number, about: number): void {
    const { whole, shown } = this;
    if (whole && shown) this.show(zoomed(whole, shown, factor, about));
  }
  /** Moves by a share of the width. */
  pan(share: number): void {
    const { whole, shown } = this;
    if (whole && shown) this.show(panned(whole, shown, share));
  }
  /** Moves no more than needed to hold a time; all there is holds every one. */
  hold(at: number): void {
    const { whole, part } = this;
    if (!whole || !part) return;
    const next = holding(whole, part, at);
    if (next !== part) this.show(next);
  }
}

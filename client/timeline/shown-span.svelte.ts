/** The stretch of time that the strip shows: all there is, until a part of it is chosen. */
import type { Span } from '../store/density.ts';
import { holding, panned, within, zoomed } from './stretch.ts';

const ALL = 0.999; // share of all there is that is as good as all

export class ShownSpan {
  readonly #whole: () => Span | undefined;
  #chosen = $state.raw<Span>(); // undefined: all there is
  readonly shown: Span | undefined = $derived.by(() => {
    const { whole } = this;
    return whole && within(whole, this.#chosen ?? whole);
  });

  /** `whole` says from when to when there is anything, and is followed. */
  constructor(whole: () => Span | undefined) {
    this.#whole = whole;
  }

  get whole(): Span | undefined {
    return this.#whole();
  }
  /** The part that is shown; undefined while it is all there is. */
  get part(): Span | undefined {
    return this.#chosen && this.shown;
  }

  show(span: Span): void {
    const { whole } = this;
    if (whole === undefined) return;
    const next = within(whole, span);
    this.#chosen = next.to - next.from >= (whole.to - whole.from) * ALL ? undefined : next;
  }
  showAll(): void {
    this.#chosen = undefined;
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
    if (whole && part) this.show(holding(whole, part, at));
  }
}

/** The stretch of time that the strip shows: the usual one, until another is chosen. */
import type { Span } from '../store/density.ts';
import type { Reach } from '../store/reach.ts';
import { holding, panned, within, zoomed } from './stretch.ts';

const ALL = 0.999; // share of all there is that is as good as all

export class ShownSpan {
  readonly #reach: () => Reach | undefined;
  readonly #usual: (whole: Span) => Span;
  #far = $state(false); // stray times count too
  #chosen = $state.raw<Span | 'all'>(); // undefined: the usual one
  readonly shown: Span | undefined = $derived.by(() => {
    const { whole } = this;
    if (whole === undefined || this.#chosen === 'all') return whole;
    return within(whole, this.#chosen ?? this.#usual(whole));
  });

  /**
   * `reach` says from when to when there is anything, `usual` what of it is shown at first; both are
   * followed.
   */
  constructor(reach: () => Reach | undefined, usual: (whole: Span) => Span) {
    this.#reach = reach;
    this.#usual = usual;
  }

  /** All that can be shown: where most of it is, unless stray times were looked for. */
  get whole(): Span | undefined {
    const reach = this.#reach();
    return this.#far ? reach?.all : reach?.main;
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
  /** Where most of it is. */
  showAll(): void {
    this.#far = false;
    this.#chosen = 'all';
  }
  /** Stray times, with some room on either side. */
  showBeyond({ from, to }: Span): void {
    const { shown } = this;
    if (shown === undefined) return;
    this.#far = true;
    const room = Math.max(to - from, shown.to - shown.from) / 4;
    this.show({ from: from - room, to: to + room });
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
  /** Moves no more than needed to hold a time, a stray one too; all there is holds every one. */
  hold(at: number): void {
    const { main, all } = this.#reach() ?? {};
    if (!main || !all) return;
    const isStray = (at < main.from && at >= all.from) || (at > main.to && at <= all.to);
    if (isStray && !this.#far) {
      this.showBeyond({ from: at, to: at });
      return;
    }
    const { whole, part } = this;
    if (!whole || !part) return;
    const next = holding(whole, part, at);
    if (next !== part) this.show(next);
  }
}

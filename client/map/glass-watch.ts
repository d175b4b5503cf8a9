/**
 * Watches whether the map is on the glass and stands there: once a second by what can be told without a
 * frame, every third by a frame that proves it. A map that does not stand is made again; where that does not
 * help, the page reloads itself. [W6] [W8]
 */
import type { Map as MapLibre } from 'maplibre-gl';
import { allStand, isGone } from '../drawing/standing.ts';
import { isVisible } from '../lib/attendance.ts';
import { reloadSoon } from '../lib/reload.ts';
import type { Prover, Sight } from '../store/glass.ts';
import { Healing } from './proof/healing.ts';
import { onGlass } from './proof/on-glass.ts';
import type { Proof } from './proof/proof.ts';

const LOOK = 1000; // ms
const PROVE = 3000; // ms

export interface Watched {
  /** Undefined until its style has loaded, and while there is none. */
  map(): MapLibre | undefined;
  /** What holds the map's canvas. */
  holder(): HTMLElement | undefined;
  proof(): Proof | undefined;
  /** This browser gives no map now. */
  failed(): boolean;
  /** The map that there was has lost its graphics context. */
  lost(): boolean;
  /** Whether what is live is shown. */
  live(): boolean;
  /** A wall is relied on by people who cannot look after it: what hides it breaks it. */
  readonly wall: boolean;
  rebuild(): void;
  told(sight: Sight): void;
}

export class GlassWatch {
  readonly #parts: Watched;
  readonly #healing = new Healing();
  #proved: number | undefined; // ms
  #asked = 0; // ms
  #callOff: (() => void) | undefined;

  constructor(parts: Watched) {
    this.#parts = parts;
  }

  /** A frame of what is live was proved. */
  proved(): void {
    this.#proved = performance.now();
  }

  /** The prover of the picture shown: proof of that is proof that the map is drawn. */
  over(prover: () => Prover): Prover {
    return {
      claimed: (of) => prover().claimed(of),
      proved: (read) => {
        this.proved();
        prover().proved(read);
      },
      sight: (sight) => prover().sight(sight),
    };
  }

  /** Tells where the map is, and does about it what is to be done. */
  look(): void {
    const { failed, lost, live, wall, proof, rebuild, told } = this.#parts;
    const now = performance.now();
    const seen = isVisible();
    const covered = this.#covered();
    const broken = failed() || lost() || this.#broken();
    const without = covered || (failed() && this.#proved === undefined); // there never was one
    if (!seen) told(wall ? 'broken' : 'hidden');
    else if (without) told(wall ? 'broken' : 'no-map');
    else told(broken ? 'broken' : 'map');
    if (seen && !broken && now - this.#asked >= PROVE) {
      this.#asked = now;
      proof()?.ask();
    }
    const due = seen && live() && !covered;
    const remedy = this.#healing.next(now, {
      due,
      broken,
      failed: failed(),
      proved: this.#proved,
    });
    if (remedy.rebuild) rebuild();
    if (remedy.reload) this.#callOff ??= reloadSoon(0);
    else {
      this.#callOff?.();
      this.#callOff = undefined;
    }
  }

  /** Watches until called off. */
  run(): () => void {
    const look = () => this.look();
    const timer = setInterval(look, LOOK);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      this.#callOff?.();
      this.#parts.told('no-map');
    };
  }

  #covered(): boolean {
    const canvas = this.#parts.holder()?.querySelector('canvas') ?? undefined;
    return canvas !== undefined && !onGlass(canvas);
  }

  /** A map that has not loaded yet is not broken. */
  #broken(): boolean {
    const map = this.#parts.map();
    return map !== undefined && (isGone(map) || !allStand(map));
  }
}

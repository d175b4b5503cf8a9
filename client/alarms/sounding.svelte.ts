/** The tone of alarms on this page: sounds each due tone once, and says when the browser blocks it. */
import type { Speaker } from './speaker.ts';

/** What browsers take for somebody's wish to hear; moving the mouse is none. */
const TOUCHES = ['keydown', 'pointerdown', 'pointerup'] as const;

export class Sounding {
  readonly #speaker: Speaker;
  #last: string | undefined;
  #came: ReadonlySet<string> = new Set();
  #blocked = $state(false);

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
  }

  /** The browser lets no sound out until somebody touches the page, and something was to sound. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** The tone that is due now (tone.ts); each is sounded once. */
  async due(tone: string | undefined): Promise<void> {
    if (tone === undefined && this.#came.size === 0) this.#blocked = false;
    if (tone === this.#last) return;
    this.#last = tone;
    if (tone !== undefined) await this.#sound();
  }

  /** What asks at once, by name: each that is new is sounded as it comes, once. */
  async came(names: readonly string[]): Promise<void> {
    const fresh = names.some((name) => !this.#came.has(name));
    this.#came = new Set(names);
    if (fresh) await this.#sound();
    else if (names.length === 0 && this.#last === undefined) this.#blocked = false;
  }

  /** Sounds as soon as somebody touches the page, if it was kept back. Until called off. */
  listen(): () => void {
    const touched = () => {
      if (this.#blocked) void this.#sound();
    };
    for (const sign of TOUCHES) addEventListener(sign, touched, { passive: true });
    return () => {
      for (const sign of TOUCHES) removeEventListener(sign, touched);
    };
  }

  async #sound(): Promise<void> {
    this.#blocked = (await this.#speaker.sound()) === 'blocked';
  }
}

/** One thing that a person tries: under way, done, or why not and when again. */
import { Countdown } from './countdown.svelte.ts';
import type { Failed, Outcome } from './outcome.ts';
import type { Lacking } from './passkey.ts';
import type { Proof } from './proof.svelte.ts';

/** What did not come about, by the server or by the device. */
export type Why = Failed | Lacking;

export class Attempt {
  readonly countdown = new Countdown();
  readonly #proof: Proof | undefined;
  #busy = $state(false);
  #why = $state.raw<Why>();

  /** With a proof, what needs one is asked for again once it was given. */
  constructor(proof?: Proof) {
    this.#proof = proof;
  }

  get busy(): boolean {
    return this.#busy;
  }
  /** Whether it may be tried now. */
  get ready(): boolean {
    return !this.#busy && this.countdown.left === 0;
  }
  /** Why the last try failed; undefined: it did not, or it may be tried again. */
  get why(): Why | undefined {
    return this.#why?.state === 'wait' && this.countdown.left === 0 ? undefined : this.#why;
  }

  forget(): void {
    this.#why = undefined;
  }

  /** Tries; what came of it, or undefined if it failed (then `why` says so). */
  async run<T>(act: () => Promise<Outcome<T> | Lacking>): Promise<{ value: T } | undefined> {
    if (!this.ready) return undefined;
    this.#busy = true;
    this.#why = undefined;
    let got = await act();
    if (got.state === 'step-up' && (await this.#proof?.ask()) === true) got = await act();
    this.#busy = false;
    if (got.state === 'done') return { value: got.value };
    if (got.state === 'wait') this.countdown.begin(got.seconds);
    this.#why = got;
    return undefined;
  }
}

/** One thing that a person sends: written, under way, or answered without having been taken. */
import type { Answer, NotTaken, Taken } from '../api.ts';

export class Sending {
  #busy = $state(false);
  #answer = $state.raw<NotTaken>();

  get busy(): boolean {
    return this.#busy;
  }
  /** Why the last try took nothing; undefined: there was none, or something else is sent now. */
  get answer(): NotTaken | undefined {
    return this.#answer;
  }

  /** What is to be sent has changed: the next try is another command. */
  renew(): void {
    this.#answer = undefined;
  }

  /**
   * Sends; after an answer that was lost, the very same command again, which is taken once whatever
   * happened to the first. Undefined if nothing was taken (then `answer` says why) or one is under way.
   */
  async run(send: () => Promise<Answer>): Promise<Taken | undefined> {
    if (this.#busy) return undefined;
    const lost = this.#answer?.state === 'offline' ? this.#answer.again : undefined;
    this.#busy = true;
    const answer = await (lost ?? send)();
    this.#busy = false;
    this.#answer = answer.state === 'taken' ? undefined : answer;
    return answer.state === 'taken' ? answer : undefined;
  }
}

/** One thing that a person sends: written, under way, or answered without having been taken. */
import type { Answer, NotTaken, Taken } from '../api/api.ts';

export class Sending {
  #busy = $state(false);
  #answer = $state.raw<NotTaken>();
  /** Sends the command again whose answer was lost. */
  #again: (() => Promise<Answer>) | undefined;
  #turn = 0;

  get busy(): boolean {
    return this.#busy;
  }
  /** Why the last try took nothing; undefined: there was none, or something else is sent now. */
  get answer(): NotTaken | undefined {
    return this.#answer;
  }

  /** What is to be sent has changed: the next try is another command, also if one is under way. */
  renew(): void {
    this.#turn++;
    this.#again = undefined;
    this.#answer = undefined;
  }

  /**
   * Sends; after an answer that was lost, the very same command again, which is taken once whatever
   * happened to the first. Undefined if nothing was taken (then `answer` says why) or one is under way.
   */
  async run(send: () => Promise<Answer>): Promise<Taken | undefined> {
    if (this.#busy) return undefined;
    const turn = this.#turn;
    this.#busy = true;
    const answer = await (this.#again ?? send)();
    this.#busy = false;
    const changed = turn !== this.#turn;
    this.#again = answer.state === 'offline' && !changed ? answer.again : undefined;
    this.#answer = answer.state === 'taken' ? undefined : answer;
    return answer.state === 'taken' ? answer : undefined;
  }
}

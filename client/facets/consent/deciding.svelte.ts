/**
 * What somebody has looked at of a decision: which changed rows were in view, whether the difference was
 * drawn, and whether they say so. Other terms than before undo all of it.
 */

/** What is decided on: other hashes are another decision. */
export interface Question {
  /** The hash of the open version. */
  readonly to: string;
  /** The hash that it is compared with. */
  readonly from: string | undefined;
  /** The names of the rows that must have been in view. */
  readonly rows: readonly string[];
}

export class Deciding {
  #question = $state.raw<Question>();
  #seen = $state.raw<ReadonlySet<string>>(new Set());
  #drawn = $state(false);
  #ticked = $state(false);
  #altered = $state(false);
  #round = $state(0);

  /** The rows that have not been in view yet. */
  readonly unseen: readonly string[] = $derived(
    (this.#question?.rows ?? []).filter((row) => !this.#seen.has(row)),
  );

  /** Counts how often all was to be looked at from the first row on. */
  get round(): number {
    return this.#round;
  }
  /** The difference has been drawn for long enough. */
  get drawn(): boolean {
    return this.#drawn;
  }
  /** Whether the tick can be set. */
  get ready(): boolean {
    return this.#question !== undefined && this.unseen.length === 0 && this.#drawn;
  }
  /** Whether they say that they have seen it. */
  get ticked(): boolean {
    return this.#ticked && this.ready && !this.#altered;
  }
  /** The terms changed while they were looked at, and nobody has looked again. */
  get altered(): boolean {
    return this.#altered;
  }

  /** What is asked now. The same question leaves all as it is, but for rows that have come. */
  ask(question: Question): void {
    const before = this.#question;
    this.#question = question;
    if (before === undefined) return;
    if (before.to === question.to && before.from === question.from) return;
    this.#forget();
    this.#altered = before.to !== question.to;
  }

  saw(row: string): void {
    if (!this.#seen.has(row)) this.#seen = new Set([...this.#seen, row]);
  }
  drew(): void {
    this.#drawn = true;
  }
  tick(on: boolean): void {
    this.#ticked = on && this.ready;
  }
  /** They look again, from the first row on. */
  lookAgain(): void {
    this.#forget();
    this.#altered = false;
  }
  /** The server says that the terms are others by now. */
  overtaken(): void {
    this.#altered = true;
    this.#ticked = false;
  }

  #forget(): void {
    this.#seen = new Set();
    this.#drawn = false;
    this.#ticked = false;
    this.#round++;
  }
}

/** Findings of verification: the rule of RULES.md that an entry breaks, and why. */
import type { BrokenLog } from '../../picture/broken.ts';

/** A broken rule. `why` continues "entry 7: …". */
export interface Fault {
  readonly rule: string;
  readonly why: string;
}

/** A fault of an entry. */
export interface Finding {
  readonly seq: number;
  readonly rule: string;
  /** A whole sentence: `entry 7: … [P4]`. */
  readonly why: string;
}

/** The fault as a sentence: `entry 7: … [P4]`. */
export const findingOf = (seq: number, { rule, why }: Fault): Finding => ({
  seq,
  rule,
  why: `entry ${seq}: ${why} [${rule}]`,
});

/** The finding of a BrokenLog. */
export const findingOfBroken = ({ seq, rule, message }: BrokenLog): Finding => ({
  seq,
  rule,
  why: message,
});

/** Findings in order; beyond the first `max` they are only counted. */
export class Findings {
  readonly kept: Finding[] = [];
  /** The number of findings that were not kept. */
  more = 0;
  readonly #max: number;

  constructor(max = 1000) {
    this.#max = max;
  }

  add(...found: readonly Finding[]): void {
    for (const one of found) {
      if (this.kept.length < this.#max) this.kept.push(one);
      else this.more++;
    }
  }
}

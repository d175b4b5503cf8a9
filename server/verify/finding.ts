/** What is wrong with an entry: the rule of RULES.md that it breaks, and why, in words. */
import type { BrokenLog } from '../../picture/broken.ts';

export interface Fault {
  readonly rule: string;
  readonly why: string;
}

export interface Finding {
  readonly seq: number;
  readonly rule: string;
  /** A whole sentence: `entry 7: … [P4]`. */
  readonly why: string;
}

export const findingOf = (seq: number, { rule, why }: Fault): Finding => ({
  seq,
  rule,
  why: `entry ${seq}: ${why} [${rule}]`,
});

export const findingOfBroken = ({ seq, rule, message }: BrokenLog): Finding => ({
  seq,
  rule,
  why: message,
});

/** Findings in the order in which they are made; only the first are kept, the others are counted. */
export class Findings {
  readonly kept: Finding[] = [];
  /** How many were not kept. */
  more = 0;
  readonly #most: number;

  constructor(most = 1000) {
    this.#most = most;
  }

  add(...found: readonly Finding[]): void {
    for (const one of found) {
      if (this.kept.length < this.#most) this.kept.push(one);
      else this.more++;
    }
  }
}

/** The error for a log that is not valid: names the entry, the rule of RULES.md that it breaks, and why. */
export class BrokenLog extends Error {
  readonly seq: number;
  readonly rule: string;

  constructor(seq: number, rule: string, why: string) {
    super(`entry ${seq}: ${why} [${rule}]`);
    this.name = 'BrokenLog';
    this.seq = seq;
    this.rule = rule;
  }
}

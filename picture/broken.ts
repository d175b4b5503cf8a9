/** A log that cannot be what it claims: which entry, which rule of RULES.md, and why. */
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

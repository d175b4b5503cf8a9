/** Draws of random logs: numbers, places and heights, the same for the same number in every engine. */

/** Draws of one log: numbers in [0, 1) by mulberry32. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  of<T>(...choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.next() * choices.length)] ?? choices[0];
  }
  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)];
  }
  one(in_: number): boolean {
    return this.next() * in_ < 1;
  }
}

export const place = (dice: Dice): [number, number] => [
  35.8 + dice.of(0, 0.01, 0.02, 0.03) + dice.next() * 0.004,
  33 + dice.of(0, 0.01, 0.02) + dice.next() * 0.004,
];

export function altitude(dice: Dice): object {
  if (!dice.one(4)) return {};
  const level = (metres: number) => ({ metres, reference: dice.of('AGL', 'AGL', 'AMSL') });
  return dice.one(2)
    ? { altitude: { upper: level(dice.of(300, 900)) } }
    : { altitude: { lower: level(dice.of(200, 600)) } };
}

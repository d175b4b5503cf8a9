/**
 * Few of many combinations, in which every pair of values that stand together in any of them still does (a
 * covering array of strength 2). Greedy and without chance: always the combination that brings most pairs
 * which are missing, the earliest of equals. `values` tells each combination's values, always in one order.
 */
export function pairwise<T>(all: readonly T[], values: (one: T) => readonly string[]): T[] {
  const pairs = new Map(all.map((one) => [one, pairsOf(values(one))]));
  const missing = new Set([...pairs.values()].flat());
  const brings = (one: T): number =>
    (pairs.get(one) ?? []).filter((pair) => missing.has(pair)).length;
  const chosen: T[] = [];
  while (missing.size > 0) {
    let [best, most] = [all[0], 0];
    for (const one of all) {
      const more = brings(one);
      if (more > most) [best, most] = [one, more];
    }
    if (best === undefined) break;
    chosen.push(best);
    for (const pair of pairs.get(best) ?? []) missing.delete(pair);
  }
  return chosen;
}

/** Every two of these values, each named by where it stands. */
export function pairsOf(values: readonly string[]): string[] {
  const named = values.map((value, axis) => `${axis}:${value}`);
  return named.flatMap((one, i) => named.slice(i + 1).map((other) => `${one} ${other}`));
}

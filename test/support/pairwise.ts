/**
 * Few of many combinations, in which everything that any of them shows is still shown by one. Greedy and
 * without chance: always the combination that brings most of what is missing; of equals, the one that shows
 * least of what was often shown; of those, the earliest.
 */
export function covering<T>(all: readonly T[], shows: (one: T) => readonly string[]): T[] {
  const combinations = all.map((one) => ({ one, shown: shows(one) }));
  const times = new Map(combinations.flatMap(({ shown }) => shown.map((thing) => [thing, 0])));
  const timesOf = (thing: string): number => times.get(thing) ?? 0;
  const chosen: T[] = [];
  while (true) {
    let [best, most, least] = [combinations[0], 0, 0];
    for (const each of combinations) {
      const brings = each.shown.filter((thing) => timesOf(thing) === 0).length;
      const often = each.shown.reduce((sum, thing) => sum + timesOf(thing), 0);
      if (brings > most || (brings === most && often < least)) {
        [best, most, least] = [each, brings, often];
      }
    }
    if (best === undefined || most === 0) return chosen;
    chosen.push(best.one);
    for (const thing of best.shown) times.set(thing, timesOf(thing) + 1);
  }
}

/** Every two of these values, each named by where it stands. */
export function pairsOf(values: readonly string[]): string[] {
  const named = values.map((value, axis) => `${axis}:${value}`);
  return named.flatMap((one, i) => named.slice(i + 1).map((other) => `${one} ${other}`));
}

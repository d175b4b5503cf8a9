/** Search as one types: a reference, a place typed as coordinates, items by their words, named places. Pure. */
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { KIND_NAMES } from '../../picture/items.ts';
import { wordsIn } from '../../picture/reading/names.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { readRef } from '../../picture/reading/refs.ts';
import { plain } from '../../picture/reading/text.ts';
import type { WrittenPlace } from '../../picture/reading/written-place.ts';
import { at } from '../../picture/table.ts';
import { coordinatesIn } from '../gazetteer/coordinates.ts';
import { type Entry, type Named, namesLike } from '../gazetteer/goto.ts';
import { type Spoken, spoken } from '../items/spoken.ts';
import { itemsIn } from '../store/by-kind.ts';

/** Hits of one kind: the best few, and how many there are in all. */
interface Hits {
  readonly kind: AnyItem['kind'];
  readonly best: readonly AnyItem[];
  readonly count: number;
}

export interface Found {
  readonly words: readonly string[];
  /** Coordinates: the places to go to that they may mean, the likeliest first. */
  readonly spots: readonly WrittenPlace[];
  /** The items whose reference was typed, one of each picture at most, whatever else is found. */
  readonly named: readonly AnyItem[];
  /** Kind by kind. */
  readonly hits: readonly Hits[];
  readonly places: readonly Named[];
}

const BEST = 6;

/** Finds nothing for a blank query; items of all these pictures, the first before the others. `near` completes a grid reference that names no zone. */
export function search(
  asked: string,
  pictures: readonly Picture[],
  places: readonly Entry[],
  near: LonLat,
): Found {
  const words = wordsIn(asked);
  if (words.length === 0) {
    return { words, spots: [], named: [], hits: [], places: [] };
  }
  const named = pictures.flatMap((picture) => referenceIn(asked, picture) ?? []);
  return {
    words,
    spots: coordinatesIn(asked, near),
    named,
    hits: KIND_NAMES.map((kind) => {
      const among = itemsIn(pictures, kind).filter((item) => !named.includes(item));
      return { kind, ...hits(among, words) };
    }),
    places: namesLike(places, asked, BEST),
  };
}

/** `E-4812`, `e 4812`, or only the number. */
function referenceIn(asked: string, picture: Picture): AnyItem | undefined {
  const ref = onlyValue(readRef(asked));
  if (ref !== undefined) return itemOf(picture, ref);
  const number = plain(asked);
  return /^[1-9]\d{0,14}$/.test(number) ? at(picture.items, Number(number)) : undefined;
}

/** Which hold every word; those whose title begins with the first word come first, then as they stood. */
function hits(among: readonly AnyItem[], words: readonly string[]): Omit<Hits, 'kind'> {
  const tiers: AnyItem[][] = [[], [], [], []];
  let count = 0;
  for (const item of among) {
    const said = spoken(item);
    if (!words.every((word) => said.whole.includes(word))) continue;
    count++;
    const tier = tiers[tierOf(said, words)];
    if (tier !== undefined && tier.length < BEST) tier.push(item);
  }
  return { best: tiers.flat().slice(0, BEST), count };
}

function tierOf({ title }: Spoken, words: readonly string[]): 0 | 1 | 2 | 3 {
  const [first = ''] = words;
  const whole = words.join(' ');
  const lines = title.split('\n');
  if (lines.includes(whole)) return 0;
  if (lines.some((line) => line.startsWith(first))) return 1;
  if (words.every((word) => title.includes(word))) return 2;
  return 3;
}

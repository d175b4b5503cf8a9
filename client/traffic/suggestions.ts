/** What the picture suggests for the values of a phrase: what is looked at, then what is in force or new. Pure. */
import type { Language, Ref } from '../../picture/basics.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { placeOf } from '../../picture/item-place.ts';
import { titleOf } from '../../picture/items.ts';
import { inForce } from '../../picture/kinds/zone-status.ts';
import { wordsIn } from '../../picture/reading/names.ts';
import { latinDigits, withoutMarks } from '../../picture/reading/text.ts';
import { spoken } from '../items/spoken.ts';
import { itemsOf } from '../store/by-kind.ts';

const MOST = 8;

export interface Wanted {
  readonly picture: Picture;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What is looked at, and what the message is about already. */
  readonly first: readonly Ref[];
  /** Where the map looks. */
  readonly near: LonLat;
  readonly typed: string;
}

type Kind = 'zone' | 'message' | 'item';

/** The items that are meant by what is typed, the likeliest first. */
export function itemsFor(kind: Kind, wanted: Wanted): readonly AnyItem[] {
  const { picture, typed, first } = wanted;
  const kinds = kind === 'item' ? (['event', 'zone', 'note', 'message'] as const) : [kind];
  const standing = kinds
    .flatMap((one): readonly AnyItem[] => itemsOf(picture, one))
    .filter(({ state }) => state !== 'withdrawn');
  const fits = fitting(typed);
  return standing
    .flatMap((item) => {
      const fit = fits(item);
      return fit === undefined ? [] : [{ item, fit, rank: rankOf(item, wanted, first) }];
    })
    .sort((a, b) => a.fit - b.fit || a.rank - b.rank || b.item.seq - a.item.seq)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** How well an item fits what is typed, the less the better; undefined: not at all. */
function fitting(typed: string): (item: AnyItem) => number | undefined {
  const said = latinDigits(typed).trim();
  const [, number] = /^(?:[A-Z] ?-? ?)?0*(\d+)$/i.exec(said) ?? [];
  if (number !== undefined) {
    const letter = /^[A-Z]/i.exec(said)?.[0].toUpperCase();
    return ({ ref, seq }) => {
      if (letter !== undefined && !ref.startsWith(letter)) return undefined;
      const digits = String(seq);
      return digits === number ? 0 : digits.startsWith(number) ? 1 : undefined;
    };
  }
  const words = wordsIn(said);
  if (words.length === 0) return () => 0;
  return (item) => (words.every((word) => spoken(item).whole.includes(word)) ? 0 : undefined);
}

/** What is looked at comes first, then zones in force, then what is near. */
function rankOf(item: AnyItem, { now, near }: Wanted, first: readonly Ref[]): number {
  const named = first.indexOf(item.ref);
  if (named >= 0) return named - first.length;
  if (item.kind === 'zone' && inForce(item, now)) return 0;
  const at = placeOf(item);
  return at !== undefined && isNear(at, near) ? 1 : 2;
}

const NEAR = 0.15; // degrees: some 15 km
const isNear = ([lon, lat]: LonLat, [x, y]: LonLat): boolean =>
  Math.abs(lon - x) < NEAR && Math.abs(lat - y) < NEAR;

/** The title of an item in the reader's language, or as it was written. */
export function titleIn(item: AnyItem, language: Language): string {
  const title = titleOf(item);
  return withoutMarks(title[language] ?? title[title.original] ?? '');
}

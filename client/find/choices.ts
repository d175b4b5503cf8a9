/** What search found, as the choices that are offered, group by group. Pure. */
import type { Instant, Language } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { WrittenPlace } from '../../picture/reading/written-place.ts';
import type { Named } from '../gazetteer/goto.ts';
import { uiOf } from '../kinds.ts';
import { wordsIn } from '../messages/catalogue.ts';
import type { Found } from './search.ts';

export type Choice =
  | { readonly is: 'item'; readonly id: string; readonly item: AnyItem }
  | { readonly is: 'place'; readonly id: string; readonly place: Named }
  | { readonly is: 'spot'; readonly id: string; readonly spot: WrittenPlace }
  | { readonly is: 'moment'; readonly id: string; readonly time: Instant }
  | { readonly is: 'list'; readonly id: string };

export interface ChoiceGroup {
  readonly name: string;
  readonly head: string;
  /** How many more were found than are offered. */
  readonly more: number;
  readonly choices: readonly Choice[];
}

/** Without the groups that hold nothing. `isOwn`: of the desk's own picture, where references are others'. */
export function choiceGroups(
  found: Found,
  language: Language,
  isOwn: (item: AnyItem) => boolean = () => false,
  moments: readonly Instant[] = [],
): readonly ChoiceGroup[] {
  const ofItem = (item: AnyItem): Choice => ({
    is: 'item',
    id: isOwn(item) ? `own-${item.ref}` : item.ref,
    item,
  });
  const { spots, named, places, hits } = found;
  const w = wordsIn(language).hits;
  const goTo: ChoiceGroup = {
    name: 'goTo',
    head: w.goTo,
    more: 0,
    choices: spots.map((spot, i) => ({ is: 'spot', id: `spot-${i}`, spot })),
  };
  const reference = { name: 'reference', head: w.reference, more: 0, choices: named.map(ofItem) };
  const groups: ChoiceGroup[] = [
    ...(named.length > 0 ? [reference, goTo] : [goTo]), // 582770 is an entry before it is a grid reference
    ...hits.map(({ kind, best, count }) => ({
      name: kind,
      head: uiOf({ kind }).words(language).list,
      more: count - best.length,
      choices: best.map(ofItem),
    })),
    {
      name: 'places',
      head: w.places,
      more: 0,
      choices: places.map((place, i) => ({ is: 'place', id: `place-${i}`, place })),
    },
    {
      name: 'moments',
      head: w.moments,
      more: 0,
      choices: moments.map((time) => ({ is: 'moment', id: `moment-${time}`, time })),
    },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

/** The name to show first, and the language it is in. */
export function nameOf({ names }: Named, wanted: Language): { text: string; tag: Language } {
  const tag = ([wanted, 'en', 'ar', 'he'] as const).find((one) => names[one] !== '') ?? 'en';
  return { text: names[tag], tag };
}

export const otherNames = ({ names }: Named, tag: Language): string =>
  Object.entries(names)
    .filter(([one, name]) => one !== tag && name !== '')
    .map(([, name]) => name)
    .join(' · ');

/** What the map draws of an item: features, each for one source, with all that its style reads. */
import type { Feature, LineString, Point, Polygon } from 'geojson';
import type { DeskId, Language, Texts } from '../../picture/basics.ts';
import type { Cell, DeskInfo } from '../../picture/cell.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { wordsIn } from '../messages/catalogue.ts';
import type { SymbolSet } from './choices.ts';

/**
 * The parts of an item that features stand for, so that the map can halo, double or plate any of them:
 * `symbol` and `pin` are where an item stands, `label` only words, `name` words that are placed beside it,
 * with a `leader` if that is far, `foot` words that always stand under it, `asked` what it would become.
 */
export type Part =
  | 'symbol'
  | 'pin'
  | 'label'
  | 'name'
  | 'leader'
  | 'area'
  | 'asked'
  | 'foot'
  | 'line'
  | 'axis'
  | 'tip'
  | 'extent'
  | 'uncertainty'
  | 'crowd';

type Value = string | number | boolean;
export type Properties = { readonly ref: string; readonly part: Part } & Readonly<
  Record<string, Value>
>;

/** A feature as the sources hold it: its id is unique in its source. */
export type Drawn = Feature<Point | LineString | Polygon, Properties> & { readonly id: number };

export interface Drawing {
  /** The name of a source that a layer of a kind brings. */
  readonly source: string;
  readonly feature: Drawn;
}

/** Whose map it is: the language of labels, and the desks with their letters and colours. */
export interface Reader {
  readonly language: Language;
  /** `plain` unless it says otherwise. */
  readonly symbols?: SymbolSet;
  readonly cell: Cell;
  /** Whether the picture is of an exercise: its area is then the ground of all, and not drawn. */
  readonly exercise?: boolean;
  /** Read from across a room: references instead of titles, and notes (with their words) only if asked for. */
  readonly wall?: { readonly notes: boolean } | undefined;
  /** The letters of the desk that alone sees the picture: its labels say so. */
  readonly own?: string | undefined;
  /** Whether a zone was sent before its author had seen what may meet it: its name says so. */
  readonly isSentUnseen?: (zone: ZoneItem) => boolean;
}

const PARTS = 4;

/** An item yields up to four features for one source; `part` 0 to 3 tells them apart. */
export const featureId = (seq: number, part: 0 | 1 | 2 | 3 = 0): number => seq * PARTS + part;

/** The seq of the item that a feature is of. */
export const seqOfFeature = (id: number): number => Math.floor(id / PARTS);

const NOBODY = { letters: '', colour: '#93a3b6' };

export const deskOf = (cell: Cell, id: DeskId): Pick<DeskInfo, 'letters' | 'colour'> =>
  cell.desks.find((desk) => desk.id === id) ?? NOBODY;

/**
 * Words for a label, in the reader's language if there are any, else as their author wrote them;
 * on one line, at most `max` characters. Labels go without the marks of Arabic vowels, as on printed
 * maps: the map's text engine sets them apart from their letters.
 */
export function labelOf(texts: Texts, language: Language, max: number): string {
  const words = texts[language] ?? texts[texts.original] ?? '';
  return shortened(unmarked(words).replace(/\s+/g, ' ').trim(), max);
}

export const unmarked = (text: string): string => text.replace(/[\u064b-\u0652\u0670]/g, '');

/** Cut at a space where one is near. */
function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > max / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Words that begin with a reference still read from the right in Arabic and Hebrew. */
export const directed = (text: string, language: Language): string =>
  language === 'en' ? text : `\u200f${text}`;

/** A label of what one desk alone sees begins with that. */
export const tagged = (text: string, { own, language }: Reader): string =>
  own === undefined ? text : `${wordsIn(language).privacy.tag} ${own} · ${text}`;

/** What stands on the map, and how it is drawn. */
import type { DeskId, Ref } from '../../picture/basics.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import { happened } from '../../picture/replay.ts';
import { all, type Page, type Table } from '../../picture/table.ts';
import { activityOf, fadesOf } from '../../picture/views/activity.ts';
import { type Drawing, deskOf, type Reader } from '../drawing/drawing.ts';
import type { MapFilter, Visibility } from '../drawing/map-filter.ts';
import { uiOf } from '../kinds.ts';

/** All that decides what stands on the map. `now` is in ms since 1970. */
export interface Scene {
  readonly picture: Picture;
  readonly reader: Reader;
  readonly now: number;
  /** What a filter leaves of each item; without it all are clear. */
  readonly veil?: MapFilter | undefined;
  /** What was placed last. With it, points of events are drawn by a layer of their own. */
  readonly words?: Words | undefined;
  /** Only what had occurred by then, ms since 1970. */
  readonly until?: number | undefined;
  /** What is closed is shown too. */
  readonly closed?: boolean;
}

/** Names and crowds, which follow what stands: they are placed after it, where there is room. */
export interface Words {
  readonly drawings: readonly Drawing[];
  /** Rows of the index that stand in them as crowds, and the epoch of the index in which they do. */
  readonly gathered: readonly number[];
  readonly epoch: number;
  /** The picture that they were placed for. */
  readonly of: Picture;
  /** Whether they say something of an item (by seq). */
  tell(item: number): boolean;
}

/** What is left of an item on the map: `fading` is drawn at half strength. [R29] */
type Shade = Visibility | 'fading';

/** Everything that can be drawn of an item, even if it no longer stands. */
export const drawingsOf = (item: AnyItem, reader: Reader, now: number): readonly Drawing[] =>
  uiOf(item).draw(item, reader, now);

/** All that is drawn of an item that is looked at, however little a filter leaves of it. */
export function drawnOf(scene: Scene, ref: Ref | undefined): readonly Drawing[] {
  const item = ref && itemOf(scene.picture, ref);
  return item && occurredBy(item, scene.until) ? drawingsOf(item, scene.reader, scene.now) : [];
}

/** What is withdrawn and leaves the map stays in the lists. */
export const standing = (item: AnyItem): boolean =>
  item.state !== 'withdrawn' || uiOf(item).staysWithdrawn(item);

export function shadeOf(item: AnyItem, { veil, now, reader, closed = false }: Scene): Shade {
  const left = veil?.(item, now) ?? 'clear';
  if (left === 'hidden') return left;
  const activity = activityOf(item, now, fadesOf(reader.cell));
  if (activity === 'closed' && !closed) return 'hidden';
  return left === 'clear' && activity !== 'open' ? 'fading' : left;
}

/** Whether an item had occurred by a moment (ms since 1970); without one, all had. */
export const occurredBy = (item: AnyItem, until: number | undefined): boolean =>
  until === undefined || Date.parse(happened(item)) <= until;

/** Whether a filter or its end leaves an item out of a scene. */
export const isLeftOut = (item: AnyItem, scene: Scene): boolean =>
  shadeOf(item, scene) === 'hidden';

/** All that the sources hold of an item, besides words once these are placed. */
export function onMap(item: AnyItem | undefined, scene: Scene): readonly Drawing[] {
  if (item === undefined) return [];
  const left = scene.words && indexedOf(item);
  if (left === 'all' || !standing(item) || !occurredBy(item, scene.until)) return [];
  if (left === undefined) {
    const drawings = shaded(item, scene);
    return scene.words ? drawings.filter((drawing) => !isName(drawing)) : drawings;
  }
  return shaded(item, scene).filter((drawing) => !isSymbol(drawing));
}

/** What the layer of points draws of an item; undefined: nothing. */
const indexedOf = (item: AnyItem) => uiOf(item).indexed?.draws(item);

/** Whether it is what the layer of points draws, once there is an index. */
export const isSymbol = ({ feature }: Drawing): boolean => feature.properties.part === 'symbol';

/** Whether it is a name that is placed with all others, once there is an index. */
export const isName = ({ feature }: Drawing): boolean => feature.properties.part === 'name';

/** The shapes whose names are to be placed, as they are drawn in a scene. */
export const shapesNamed = (scene: Scene): readonly (readonly Drawing[])[] =>
  shapesIn(scene.picture.items)
    .filter((item) => standing(item) && occurredBy(item, scene.until))
    .map((item) => shaded(item, scene))
    .filter((drawings) => drawings.some(isName));

/** The symbols of all that stands in a scene of few items. */
export const symbolsIn = (scene: Scene): readonly Drawing[] =>
  [...all(scene.picture.items)]
    .filter((item) => standing(item) && occurredBy(item, scene.until))
    .flatMap((item) => shaded(item, scene).filter(isSymbol));

/** What of the shapes changes by the clock: another text when one fades, closes or enters another state. */
export const turnsIn = (scene: Scene): string =>
  shapesIn(scene.picture.items)
    .map((item) => `${shadeOf(item, scene)} ${uiOf(item).phase(item, scene.now)}`)
    .join();

function shaded(item: AnyItem, scene: Scene): readonly Drawing[] {
  const shade = shadeOf(item, scene);
  switch (shade) {
    case 'clear':
      return drawingsOf(item, scene.reader, scene.now);
    case 'fading':
      return drawingsOf(item, scene.reader, scene.now).map(halved);
    case 'faint':
      return drawingsOf(item, scene.reader, scene.now).map(fainter);
    case 'hidden':
      return [];
    default:
      return shade satisfies never;
  }
}

/** The same drawing at half strength. */
const halved = ({ source, feature }: Drawing): Drawing => ({
  source,
  feature: { ...feature, properties: { ...feature.properties, fading: true } },
});

/** The same drawing, without a voice of its own: faint, and below what is clear. */
const fainter = ({ source, feature }: Drawing): Drawing => ({
  source,
  feature: {
    ...feature,
    properties: { ...feature.properties, faint: true, loud: false, rank: -2 },
  },
});

/** Whether an item is more than the layer of points can draw. */
const isShape = (item: AnyItem): boolean => indexedOf(item) !== 'all';

const found = new WeakMap<Page<AnyItem>, readonly AnyItem[]>();
const NONE: readonly AnyItem[] = [];

/** The items of a page that are more than that. Pages are replaced, never changed: each is searched once. */
export function shapesOn(page: Page<AnyItem> | undefined): readonly AnyItem[] {
  if (page === undefined) return NONE;
  const known = found.get(page);
  if (known !== undefined) return known;
  const shapes = page.filter((item) => item !== undefined).filter(isShape);
  found.set(page, shapes);
  return shapes;
}

/** All items that are more than that. */
export const shapesIn = ({ pages }: Table<AnyItem>): readonly AnyItem[] => pages.flatMap(shapesOn);

/** The reader of a picture that one desk alone sees, if so: its labels say it. */
export const readerOf = (reader: Reader, alone: DeskId | undefined): Reader =>
  alone === undefined ? reader : { ...reader, own: deskOf(reader.cell, alone).letters };

/** From one picture to the next, what has to change in the map's sources, and nothing else. */
import type { DeskId, Ref } from '../../picture/basics.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import { happened } from '../../picture/replay.ts';
import { all, type Changed, changes } from '../../picture/table.ts';
import { activityOf, fadesOf } from '../../picture/views/activity.ts';
import { type Drawing, type Drawn, deskOf, type Reader } from '../drawing/drawing.ts';
import type { MapFilter, Visibility } from '../drawing/map-filter.ts';
import { uiOf } from '../kinds.ts';
import { SOURCES } from './kind-layers.ts';

/** All that decides what stands on the map. `now` is in ms since 1970. */
export interface Scene {
  readonly picture: Picture;
  readonly reader: Reader;
  readonly now: number;
  /** What a filter leaves of each item; without it all are clear. */
  readonly veil?: MapFilter | undefined;
  /** Points of events are drawn by a layer of their own; only these few of them by the sources. */
  readonly named?: readonly Drawing[] | undefined;
  /** Rows of the index that stand in those few as crowds. */
  readonly gathered?: readonly number[] | undefined;
  /** Only what had occurred by then, ms since 1970. */
  readonly until?: number | undefined;
  /** What is closed is shown too. */
  readonly closed?: boolean;
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
const standing = (item: AnyItem): boolean =>
  item.state !== 'withdrawn' || uiOf(item).staysWithdrawn(item);

function shadeOf(item: AnyItem, { veil, now, reader, closed = false }: Scene): Shade {
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

function onMap(item: AnyItem | undefined, scene: Scene): readonly Drawing[] {
  if (item === undefined || !standing(item)) return [];
  if (!occurredBy(item, scene.until)) return [];
  const left = scene.named && indexedOf(item);
  if (left === undefined) {
    const drawings = shaded(item, scene);
    return scene.named ? drawings.filter((drawing) => !isName(drawing)) : drawings;
  }
  return left === 'all' ? [] : shaded(item, scene).filter((drawing) => !isSymbol(drawing));
}

/** What the layer of points draws of an item; undefined: nothing. */
const indexedOf = (item: AnyItem) => uiOf(item).indexed?.draws(item);

/** Whether it is what the layer of points draws, once there is an index. */
export const isSymbol = ({ feature }: Drawing): boolean => feature.properties.part === 'symbol';

/** Whether it is a name that is placed with all others, once there is an index. */
export const isName = ({ feature }: Drawing): boolean => feature.properties.part === 'name';

/** The shapes whose names are to be placed, as they are drawn in a scene. */
export const shapesNamed = (scene: Scene): readonly (readonly Drawing[])[] =>
  [...shapesOf(scene.picture).values()]
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
  [...shapesOf(scene.picture).values()]
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

const shapes = new WeakMap<Picture, ReadonlyMap<number, AnyItem>>();

/** The items that are more than that, by seq; found once for each picture. */
function shapesOf(picture: Picture): ReadonlyMap<number, AnyItem> {
  const known = shapes.get(picture);
  if (known !== undefined) return known;
  const found = new Map([...all(picture.items)].filter(isShape).map((item) => [item.seq, item]));
  shapes.set(picture, found);
  return found;
}

/** Every shape of either picture, as it was and as it is. */
function* allShapes(before: Picture, after: Picture): Generator<Changed<AnyItem>> {
  const [old, fresh] = [shapesOf(before), shapesOf(after)];
  for (const seq of new Set([...old.keys(), ...fresh.keys()])) {
    yield { was: old.get(seq), is: fresh.get(seq) };
  }
}

/** As MapLibre's `updateData` takes it: first what goes, then what comes or takes its place. */
interface SourceDiff {
  removeAll: boolean;
  remove: number[];
  add: Drawn[];
}

export type Differences = ReadonlyMap<string, SourceDiff>;

/** What turns the sources' content from one scene into the other; only sources that differ. */
export function differences(before: Scene | undefined, after: Scene): Differences {
  const diff = new Diff();
  if (
    before === undefined ||
    before.veil !== after.veil ||
    (before.closed ?? false) !== (after.closed ?? false) ||
    (before.named === undefined) !== (after.named === undefined) ||
    (before.until !== after.until && after.named === undefined) ||
    !sameReader(before.reader, after.reader)
  ) {
    for (const source of SOURCES) diff.clear(source);
    for (const item of all(after.picture.items)) diff.replace([], onMap(item, after));
    diff.swap([], after.named ?? []);
    return diff.found;
  }
  diff.swap(before.named ?? [], after.named ?? []);
  const changed =
    before.until === after.until
      ? changes(before.picture.items, after.picture.items)
      : allShapes(before.picture, after.picture);
  for (const { was, is } of changed) diff.replace(onMap(was, before), onMap(is, after));
  if (before.now !== after.now) {
    for (const item of shapesOf(after.picture).values()) {
      const { phase } = uiOf(item);
      if (!standing(item)) continue;
      const turned = phase(item, before.now) !== phase(item, after.now);
      if (turned || shadeOf(item, before) !== shadeOf(item, after)) {
        diff.replace(onMap(item, before), onMap(item, after));
      }
    }
  }
  return diff.found;
}

/** The reader of a picture that one desk alone sees, if so: its labels say it. */
export const readerOf = (reader: Reader, alone: DeskId | undefined): Reader =>
  alone === undefined ? reader : { ...reader, own: deskOf(reader.cell, alone).letters };

const sameReader = (a: Reader, b: Reader): boolean =>
  a.language === b.language &&
  a.cell === b.cell &&
  a.symbols === b.symbols &&
  a.own === b.own &&
  a.exercise === b.exercise;

class Diff {
  readonly found = new Map<string, SourceDiff>();

  clear(source: string): void {
    this.#of(source).removeAll = true;
  }

  /** Features whose bytes are the same are left alone: a position taken redraws nothing. */
  replace(was: readonly Drawing[], is: readonly Drawing[]): void {
    const kept = new Set<Drawing>();
    for (const drawing of is) {
      const old = was.find((one) => sameSlot(one, drawing));
      if (old) kept.add(old);
      if (!old || JSON.stringify(old.feature) !== JSON.stringify(drawing.feature)) {
        this.#of(drawing.source).add.push(drawing.feature);
      }
    }
    for (const old of was) {
      if (!kept.has(old)) this.#of(old.source).remove.push(old.feature.id);
    }
  }

  /** The same for long lists. */
  swap(was: readonly Drawing[], is: readonly Drawing[]): void {
    if (was === is) return;
    const old = new Map(was.map((one) => [`${one.source} ${one.feature.id}`, one]));
    for (const drawing of is) {
      const slot = `${drawing.source} ${drawing.feature.id}`;
      const known = old.get(slot);
      old.delete(slot);
      this.replace(known ? [known] : [], [drawing]);
    }
    for (const left of old.values()) this.replace([left], []);
  }

  #of(source: string): SourceDiff {
    const known = this.found.get(source);
    if (known !== undefined) return known;
    const fresh: SourceDiff = { removeAll: false, remove: [], add: [] };
    this.found.set(source, fresh);
    return fresh;
  }
}

const sameSlot = (a: Drawing, b: Drawing): boolean =>
  a.source === b.source && a.feature.id === b.feature.id;

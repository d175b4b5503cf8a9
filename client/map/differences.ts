/** From one scene to the next, what has to change in the map's sources, and nothing else. */
import type { AnyItem } from '../../picture/fold.ts';
import { all, type Changed, changes, type Table } from '../../picture/table.ts';
import type { Drawing, Drawn, Reader } from '../drawing/drawing.ts';
import { uiOf } from '../kinds.ts';
import { SOURCES, WORD_SOURCES } from './kind-layers.ts';
import { onMap, type Scene, shadeOf, shapesIn, shapesOn, standing, type Words } from './scene.ts';

/** As MapLibre's `updateData` takes it: first what goes, then what comes or takes its place. */
interface SourceDiff {
  removeAll: boolean;
  remove: number[];
  add: Drawn[];
}

export type Differences = ReadonlyMap<string, SourceDiff>;

/** The sources of a scene that are not left to words. */
export const sourcesOf = ({ words }: Scene): readonly string[] =>
  words === undefined ? SOURCES : SOURCES.filter((source) => !WORD_SOURCES.has(source));

/**
 * What turns the sources' content from one scene into the other, besides words; only sources that differ.
 * Both scenes have words, or neither has.
 */
export function differences(before: Scene | undefined, after: Scene): Differences {
  const diff = new Diff();
  const past = before?.until !== after.until;
  if (
    before === undefined ||
    before.veil !== after.veil ||
    (before.closed ?? false) !== (after.closed ?? false) ||
    (past && after.words === undefined) ||
    !sameReader(before.reader, after.reader)
  ) {
    for (const source of sourcesOf(after)) diff.clear(source);
    const { items } = after.picture;
    for (const item of after.words ? shapesIn(items) : all(items)) {
      diff.replace([], onMap(item, after));
    }
    return diff.found;
  }
  const [was, is] = [before.picture.items, after.picture.items];
  for (const one of after.words ? shapeChanges(was, is, past) : changes(was, is)) {
    diff.replace(onMap(one.was, before), onMap(one.is, after));
  }
  if (before.now !== after.now) {
    for (const item of after.words ? shapesIn(is) : all(is)) {
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

/** The same for words. */
export function wordDifferences(before: Words | undefined, after: Words): Differences {
  const diff = new Diff();
  diff.swap(before?.drawings ?? [], after.drawings);
  return diff.found;
}

/** Every shape of the pages that differ, or of `every` page, as it was and as it is. */
function* shapeChanges(
  before: Table<AnyItem>,
  after: Table<AnyItem>,
  every: boolean,
): Generator<Changed<AnyItem>> {
  const pages = Math.max(before.pages.length, after.pages.length);
  for (let page = 0; page < pages; page++) {
    if (!every && before.pages[page] === after.pages[page]) continue;
    const old = new Map(shapesOn(before.pages[page]).map((item) => [item.seq, item]));
    for (const is of shapesOn(after.pages[page])) {
      const was = old.get(is.seq);
      old.delete(is.seq);
      if (every || was !== is) yield { was, is };
    }
    for (const was of old.values()) yield { was, is: undefined };
  }
}

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

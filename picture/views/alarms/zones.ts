/**
 * The occurrences of zones: what waits, ends, was denounced, and which conflict. Kept up as zones change; each
 * change looks only at what it can concern, by indexes of the zones that bind somebody. [R55]
 */
import type { AnyItem, Picture } from '../../fold.ts';
import { BoxIndex } from '../../geo/box-index.ts';
import { extentOf } from '../../item-place.ts';
import { ZONE_KINDS, type ZoneItem, type ZoneKind } from '../../kinds/zone.ts';
import { at, type Changed } from '../../table.ts';
import { agreedOf } from './agreed.ts';
import { bindingOf } from './binding.ts';
import { conflictOf } from './conflict.ts';
import type { Finding, Found } from './found.ts';
import { waitingOf } from './waiting.ts';

/** What was found, by what it is about: the seq of a zone, or those of two. */
export interface ZoneFound {
  readonly source: number | string;
  readonly found: readonly Found[];
}

export class ZonesFound {
  readonly #finding: Finding;
  /** Kinds that conflict with any. */
  readonly #against: ReadonlyMap<ZoneKind, readonly ZoneKind[]>;
  readonly #binding = new Map<ZoneKind, BoxIndex>();
  /** The zones with which a zone was once in conflict. */
  readonly #conflicts = new Map<number, Set<number>>();

  constructor(finding: Finding) {
    this.#finding = finding;
    const { conflicts, limits } = finding;
    const others = (kind: ZoneKind) => ZONE_KINDS.filter((other) => conflicts(kind, other));
    this.#against = new Map(
      ZONE_KINDS.map((kind) => [kind, limits.has('conflict') ? others(kind) : []]),
    );
  }

  /** Goes on to a picture. Returns what may be found otherwise now. */
  take(changed: readonly Changed<AnyItem>[], { items }: Picture): readonly ZoneFound[] {
    const results: ZoneFound[] = [];
    const moved: Moved[] = [];
    for (const { was, is } of changed) {
      if (is?.kind !== 'zone') continue;
      const found = [...agreedOf(is, this.#finding), ...waitingOf(is, this.#finding)];
      results.push({ source: is.seq, found });
      const before = was?.kind === 'zone' ? was : undefined;
      if (!bindsAlike(before, is)) moved.push({ was: before, is });
    }
    this.#index(moved);
    const pairs = new Map<string, readonly [ZoneItem, ZoneItem]>();
    for (const { is } of moved) {
      for (const seq of this.#near(is)) {
        const other = at(items, seq);
        if (seq === is.seq || other?.kind !== 'zone') continue;
        const [one, two] = seq < is.seq ? [other, is] : [is, other];
        pairs.set(`${one.seq} ${two.seq}`, [one, two]);
      }
    }
    for (const [source, [one, two]] of pairs) {
      const found = conflictOf(one, two, this.#finding);
      const known = this.#conflicts.get(one.seq)?.has(two.seq) === true;
      if (found.length === 0 && !known) continue;
      this.#note(one.seq, two.seq);
      this.#note(two.seq, one.seq);
      results.push({ source, found });
    }
    return results;
  }

  #index(moved: readonly Moved[]): void {
    const boxes = new Map<ZoneKind, Map<number, ReturnType<typeof extentOf>>>();
    const put = (kind: ZoneKind, seq: number, box: ReturnType<typeof extentOf>) => {
      const known = boxes.get(kind) ?? new Map();
      boxes.set(kind, known.set(seq, box));
    };
    for (const { was, is } of moved) {
      if (was !== undefined && was.terms.kind !== is.terms.kind) {
        put(was.terms.kind, is.seq, undefined);
      }
      put(is.terms.kind, is.seq, bindingOf(is) && extentOf(is));
    }
    for (const [kind, changed] of boxes) {
      this.#binding.set(kind, (this.#binding.get(kind) ?? BoxIndex.EMPTY).with(changed));
    }
  }

  /** The zones that one may be in conflict with now, or was. */
  #near(zone: ZoneItem): ReadonlySet<number> {
    const near = new Set(this.#conflicts.get(zone.seq));
    const box = bindingOf(zone) && extentOf(zone);
    if (box === undefined) return near;
    for (const kind of this.#against.get(zone.terms.kind) ?? []) {
      for (const seq of this.#binding.get(kind)?.search(box) ?? []) near.add(seq);
    }
    return near;
  }

  #note(zone: number, other: number): void {
    const others = this.#conflicts.get(zone);
    if (others === undefined) this.#conflicts.set(zone, new Set([other]));
    else others.add(other);
  }
}

interface Moved {
  readonly was: ZoneItem | undefined;
  readonly is: ZoneItem;
}

/** True if what happened meanwhile changes nothing about whom a zone binds, where and how long. */
function bindsAlike(was: ZoneItem | undefined, is: ZoneItem): boolean {
  const before = was && bindingOf(was);
  const now = bindingOf(is);
  if (before === undefined || now === undefined) return before === now;
  return (
    was?.terms === is.terms &&
    was.revision === is.revision &&
    before.since.seq === now.since.seq &&
    before.ended === now.ended
  );
}

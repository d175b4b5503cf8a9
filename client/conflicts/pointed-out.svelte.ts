/**
 * What a form or the page of a zone points out on the map: what its terms meet, by number, and what their author
 * has not seen. Lists say which, the map draws it.
 */
import type { Ref } from '../../picture/basics.ts';
import { around, type Box } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/geo/geometry.ts';
import type { Area, Polygon, Shape } from '../../picture/geo/place.ts';

/** Something that terms meet. */
export interface MetMark {
  readonly ref: Ref;
  /** As in the list, from 1. */
  readonly number: number;
  /** What both cover. */
  readonly shared: readonly Polygon[];
}

/** Something that was not seen, with all that it asks for. */
export interface UnseenMark {
  readonly ref: Ref;
  readonly areas: readonly Area[];
}

/** A wish to have a part of the map in sight; another one each time it is asked for. */
interface Wanted {
  readonly box: Box;
}

export class PointedOut {
  /** The lists of the page set them, and take them back when they go. */
  met = $state.raw<readonly MetMark[]>([]);
  unseen = $state.raw<readonly UnseenMark[]>([]);
  #wanted = $state.raw<Wanted>();

  /** What the map is to bring into sight. */
  get wanted(): Wanted | undefined {
    return this.#wanted;
  }

  /** Brings areas into sight, all of them. */
  look(areas: readonly (Area | Shape)[]): void {
    const [first, ...others] = areas.map(extentOf);
    if (first !== undefined) this.#wanted = { box: others.reduce(around, first) };
  }

  /** The map has taken the wish. */
  looked(): void {
    this.#wanted = undefined;
  }
}

/** What this page points out. */
export const pointedOut = new PointedOut();

/** What is being added to the item that is looked at: one thing at a time, in the form of the part that takes it. */
import type { Language } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import type { Item } from '../../picture/kinds/item.ts';

/** What desks may add to an item from its row of acts: a position, a note. Methods, as in facet.ts. */
export interface Addition<On extends Item = Item> {
  readonly name: string;
  /** The letter of its key, as on a Latin keyboard. */
  readonly key?: string;
  label(language: Language): string;
  /** A change of this sort, never sent: asks whether one may be made. */
  probe(item: On): Change;
}

export class Adding {
  #name = $state<string>();

  /** The title of the form: what it adds. */
  get name(): string | undefined {
    return this.#name;
  }
  is(name: string): boolean {
    return this.#name === name;
  }
  begin(name: string): void {
    this.#name = name;
  }
  end(): void {
    this.#name = undefined;
  }
}

/** What is being written on this page: which form is open, with which tool; a reload brings it back. */
import { z } from 'zod';
import { Ref } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import { KIND_NAMES, shapeOf } from '../../picture/items.ts';
import type { Tool } from '../drawing/tool.ts';
import { draftKey, type FieldValues, keepText } from '../fields/field-values.ts';
import { FormState } from '../fields/form-state.svelte.ts';
import { NEAR, TOOL } from '../fields/geometry-fields.ts';
import type { Begun } from '../kinds/writing.ts';
import { type KindName, pageOf } from '../kinds.ts';
import { filledFrom } from './fill.ts';

/** Where the person goes on: in the form, on the map, or nowhere yet. */
export type Start = 'form' | 'map' | 'reload';

const Open = z.object({
  tool: z.string(),
  editing: Ref.optional(),
  version: Ref.optional(),
});

export interface Around {
  readonly storage: Storage;
  readonly picture: string;
  /** A place of the cell, which completes grid references without their zone. */
  readonly near: LonLat;
  /** What a new form begins with, beside what is selected. */
  readonly begin: () => Omit<Begun, 'on'>;
}

export class Editor {
  readonly #around: Around;
  #tool = $state.raw<Tool>();
  #editing = $state.raw<AnyItem>();
  #form = $state.raw<FormState>();
  #version: Ref | undefined; // of which a version for release is being written
  #start: Start = 'map';
  #picking = $state.raw<(ref: Ref) => void>();

  constructor(around: Around) {
    this.#around = around;
  }

  /** The tool in hand. */
  get tool(): Tool | undefined {
    return this.#tool;
  }
  /** The item that is being amended. */
  get editing(): AnyItem | undefined {
    return this.#editing;
  }
  get form(): FormState | undefined {
    return this.#form;
  }
  get start(): Start {
    return this.#start;
  }
  /** The shape to show on the map. */
  get shape(): Shape | Area | undefined {
    return this.#form?.sketch.shape;
  }
  /** The radius (m) in which its point is known to lie, as far as it is typed. */
  get reach(): number | undefined {
    return this.#form?.sketch.reach;
  }
  /** Whether the next item picked is for the form. */
  get picking(): boolean {
    return this.#picking !== undefined;
  }

  /**
   * Takes up a tool, and opens its form. `on` is the item that a new note is on. A tool of the form
   * that is open draws its shape anew; none closes the form and keeps what was written.
   */
  take(tool: Tool | undefined, start: Start, on?: Ref): void {
    if (tool === undefined) {
      this.close();
      return;
    }
    const { kind } = tool;
    const begun = this.#form?.kind === kind ? this.#form : undefined;
    const again = start === 'form' && this.#editing !== undefined ? undefined : begun;
    if (again !== undefined && start === 'form') return; // it is open already
    const fresh = () => pageOf(kind).fresh({ ...this.#around.begin(), on });
    const form = again ?? this.#open(kind, kind, fresh());
    if (again === undefined) {
      this.#editing = undefined;
      this.#version = undefined;
    }
    const shape = form.drawn;
    if (shape !== undefined && (again !== undefined || shape.type !== tool.makes)) {
      form.draw(undefined);
    }
    this.#hold(tool, form, start);
  }

  /** Opens the form that amends an item. */
  amend(item: AnyItem, start: Start = 'form'): void {
    this.close();
    const form = this.#open(item.kind, item.ref, filledFrom(item), shapeOf(item));
    this.#editing = item;
    this.#hold(pageOf(item.kind).toolFor(item), form, start);
  }

  /** Opens the form of a new item that says what another says, to be changed for release. */
  version(item: AnyItem, start: Start = 'form'): void {
    this.close();
    const { kind, ref } = item;
    const words = pageOf(kind).version(item);
    this.#version = ref;
    const form = this.#open(kind, `version.${ref}`, words, shapeOf(item));
    this.#hold(pageOf(kind).toolFor(item), form, start);
  }

  #open(kind: KindName, what: string, first: FieldValues, shape?: Shape | Area): FormState {
    const { storage, picture } = this.#around;
    return new FormState(pageOf(kind), storage, draftKey(picture, what), first, shape);
  }

  #hold(tool: Tool, form: FormState, start: Start): void {
    form.note(TOOL, tool.name);
    form.note(NEAR, this.#around.near.join(','));
    for (const [field, word] of start === 'map' ? Object.entries(tool.words) : []) {
      form.note(field, word);
    }
    this.#picking = undefined;
    this.#start = start;
    this.#tool = tool;
    this.#form = form;
    keepText(
      this.#around.storage,
      this.#key,
      JSON.stringify({ tool: tool.name, editing: this.#editing?.ref, version: this.#version }),
    );
  }

  get #key(): string {
    return draftKey(this.#around.picture, 'open');
  }

  /** Closes the form; what was written in it is kept. */
  close(): void {
    this.#around.storage.removeItem(this.#key);
    this.#picking = undefined;
    this.#tool = undefined;
    this.#editing = undefined;
    this.#version = undefined;
    this.#form = undefined;
  }

  /** Opens what was open before the page was loaded, if that can still be written. */
  resume(itemOf: (ref: Ref) => AnyItem | undefined): void {
    const text = this.#around.storage.getItem(this.#key);
    const read = text === null ? undefined : Open.safeParse(parsed(text));
    if (read?.data === undefined) return;
    const { tool, editing, version } = read.data;
    const about = editing ?? version;
    const item = about && itemOf(about);
    if (item !== undefined) editing ? this.amend(item, 'reload') : this.version(item, 'reload');
    else if (about === undefined) this.take(toolNamed(tool), 'reload');
  }

  /** The next item picked goes to `onref`; called again, it is no longer waited for. */
  pick(onref: (ref: Ref) => void): void {
    this.#picking = this.#picking === undefined ? onref : undefined;
  }

  /** An item was picked. False if nobody here waits for one. */
  picked(ref: Ref | undefined): boolean {
    const waits = this.#picking;
    if (waits === undefined || ref === undefined) return false;
    this.#picking = undefined;
    waits(ref);
    return true;
  }
}

const toolNamed = (name: string): Tool | undefined =>
  KIND_NAMES.flatMap((kind) => pageOf(kind).tools).find((tool) => tool.name === name);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // of another version of the page
  }
}

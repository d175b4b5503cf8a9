/** What is being written on this page: which form is open, with which tool; a reload brings it back. */
import { z } from 'zod';
import { PictureId, Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import { shapeOf } from '../../picture/items.ts';
import type { Address } from '../context/selection.ts';
import type { Tool } from '../drawing/tool.ts';
import { draftKey, type FieldValues, keepText } from '../fields/field-values.ts';
import { FormState } from '../fields/form-state.svelte.ts';
import { GOES_TO, MOVED, NEAR, TOOL } from '../fields/geometry-fields.ts';
import { CLOCKS } from '../fields/time-fields.ts';
import type { Begun } from '../kinds/writing.ts';
import { type KindName, withForms, writingOf } from '../kinds.ts';
import { filledFrom, shapeFrom, versionFrom } from './fill.ts';

/** Where the person goes on: in the form, on the map, or nowhere yet. */
export type Start = 'form' | 'map' | 'reload';

/** Under this a tab keeps where what was written last went. */
const LAST = 'tripoint.destination';

const Open = z.object({
  tool: z.string(),
  editing: Ref.optional(),
  version: Ref.optional(),
  /** Of the item that is `editing`, another version is proposed. */
  next: z.literal(true).optional(),
  /** The picture of the item that is amended, or made a version of; left out: the one shown. */
  in: PictureId.optional(),
});

/** A picture that something new may go to, or why it may not. */
export interface Goal {
  readonly picture: PictureId;
  readonly whyNot: string | undefined;
}

export interface Around {
  readonly storage: Storage;
  /** The pictures that something new may go to: the one shown, then the desk's own. */
  readonly pictures: readonly [PictureId, ...PictureId[]];
  /** Why nothing of this kind may be made in one of them; undefined: it may. */
  readonly bars: (picture: PictureId, kind: KindName) => string | undefined;
  /** A place of the cell, which completes grid references without their zone. */
  readonly near: LonLat;
  /** The clocks of the cell, which a time may name by their labels. */
  readonly clocks: Cell['clocks'];
  /** What a new form begins with, beside what is selected. */
  readonly begin: () => Omit<Begun, 'on'>;
}

/** The text and fields of the open form. Replaced as a whole, so that nothing of one form stays for the next. */
interface Written {
  readonly tool: Tool;
  readonly form: FormState;
  readonly start: Start;
  /** The picture that it goes to. */
  readonly to: PictureId;
  /** The item that is being amended. */
  readonly editing?: AnyItem;
  /** It is not amended: another version of it is proposed. */
  readonly next?: true;
  /** The item of which a version for release is being written. */
  readonly version?: Ref;
}

export class Editor {
  readonly #around: Around;
  #written = $state.raw<Written>();
  readonly #form = $derived(this.#written?.form);
  #picking = $state.raw<(ref: Ref) => void>();

  constructor(around: Around) {
    this.#around = around;
  }

  /** The tool in hand. */
  get tool(): Tool | undefined {
    return this.#written?.tool;
  }
  /** The item that is being amended. */
  get editing(): AnyItem | undefined {
    return this.#written?.editing;
  }
  /** Whether it is not amended: another version of it is proposed. */
  get next(): boolean {
    return this.#written?.next === true;
  }
  get form(): FormState | undefined {
    return this.#form;
  }
  /** The picture that what is written goes to; while nothing is, the one that something new would go to. */
  get to(): PictureId {
    return this.#written?.to ?? this.#around.pictures[0];
  }
  /** Whether the form that is open was begun for another picture: what its references mean may differ. */
  get moved(): boolean {
    return this.#form !== undefined && this.#form.value(MOVED) !== '';
  }
  /** Where something new may go, and why not. */
  destinations(kind: KindName): readonly Goal[] {
    const { pictures, bars } = this.#around;
    return pictures.map((picture) => ({ picture, whyNot: bars(picture, kind) }));
  }
  get start(): Start {
    return this.#written?.start ?? 'map';
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
   * Takes up a tool, and opens its form. `on` is the item that a new note is on, which then goes to the
   * picture of that item. A tool of the form that is open draws its shape again; none closes the form
   * and keeps what was written.
   */
  take(tool: Tool | undefined, start: Start, on?: Address): void {
    if (tool === undefined) {
      this.close();
      return;
    }
    const { kind } = tool;
    const begun = this.#form?.kind === kind ? this.#written : undefined;
    const again = start === 'form' && begun?.editing !== undefined ? undefined : begun;
    if (again !== undefined && start === 'form') return; // it is open already
    const written = again ?? this.#openNew(kind, on);
    const { form } = written;
    const shape = form.drawn;
    if (shape !== undefined && (again !== undefined || shape.type !== tool.makes)) {
      form.draw(undefined);
    }
    this.#hold({ ...written, tool, start });
  }

  /** Opens the form that amends an item. */
  amend(item: AnyItem, picture: PictureId, start: Start = 'form'): void {
    const key = draftKey(picture, item.ref);
    const form = this.#open(item.kind, key, filledFrom(item), shapeFrom(item));
    const tool = writingOf(item.kind).toolFor(item);
    this.#hold({ tool, form, start, to: picture, editing: item });
  }

  /** Opens the form that proposes another version of an item, filled with the words that were said last. */
  nextVersion(item: AnyItem, picture: PictureId, start: Start = 'form'): void {
    const key = draftKey(picture, `next.${item.ref}`);
    const form = this.#open(item.kind, key, filledFrom(item), shapeFrom(item));
    const tool = writingOf(item.kind).toolFor(item);
    this.#hold({ tool, form, start, to: picture, editing: item, next: true });
  }

  /** What was written and not sent goes where it was to go; only what is empty goes where it may. */
  #openNew(kind: KindName, on: Address | undefined): Pick<Written, 'form' | 'to'> {
    const { pictures, bars, begin } = this.#around;
    const may = pictures.filter((picture) => bars(picture, kind) === undefined);
    const about = on && may.includes(on.picture) ? on : undefined;
    const first = writingOf(kind).fresh({ ...begin(), on: about?.ref });
    const form = this.#open(kind, draftKey(pictures[0], kind), first);
    const onIt = about !== undefined && Object.values(first).includes(about.ref);
    const kept = form.value(GOES_TO);
    const to =
      pictures.find((picture) => picture === kept) ??
      (onIt && !form.restored ? about.picture : undefined) ??
      may.find((picture) => picture === this.#around.storage.getItem(LAST)) ??
      may[0] ??
      pictures[0];
    if (kept !== '' && kept !== to) form.choose(MOVED, to); // where it was to go can no longer be chosen
    form.note(GOES_TO, to);
    return { form, to };
  }

  /** What is being written goes to this picture, and so does what is written next. */
  goTo(picture: PictureId): void {
    const written = this.#written;
    if (written === undefined || picture === written.to) return;
    this.#put({ ...written, to: picture });
    written.form.note(MOVED, picture);
    written.form.choose(GOES_TO, picture);
    keepText(this.#around.storage, LAST, picture);
  }

  /** Opens the form of a new item, in the same picture, that says what another says: to be changed for release. */
  version(item: AnyItem, picture: PictureId, start: Start = 'form'): void {
    const { kind, ref } = item;
    const key = draftKey(picture, `version.${ref}`);
    const form = this.#open(kind, key, versionFrom(item), shapeOf(item));
    const tool = writingOf(kind).toolFor(item);
    this.#hold({ tool, form, start, to: picture, version: ref });
  }

  #open(kind: KindName, key: string, first: FieldValues, shape?: Shape | Area): FormState {
    return new FormState(writingOf(kind), this.#around.storage, key, first, shape);
  }

  #hold(written: Written): void {
    const { tool, form, start, to, editing, next, version } = written;
    form.note(TOOL, tool.name);
    form.note(NEAR, this.#around.near.join(','));
    form.note(CLOCKS, JSON.stringify(this.#around.clocks));
    for (const [field, word] of start === 'map' ? Object.entries(tool.words) : []) {
      form.note(field, word);
    }
    this.#put(written);
    keepText(
      this.#around.storage,
      this.#key,
      JSON.stringify({
        tool: tool.name,
        editing: editing?.ref,
        version,
        next,
        in: (editing ?? version) && to,
      }),
    );
  }

  /** The item that one form waited for is none for the next. */
  #put(written: Written | undefined): void {
    this.#picking = undefined;
    this.#written = written;
  }

  get #key(): string {
    return draftKey(this.#around.pictures[0], 'open');
  }

  /** Closes the form; what was written in it is kept. */
  close(): void {
    this.#around.storage.removeItem(this.#key);
    this.#put(undefined);
  }

  /** Opens what was open before the page was loaded, if that can still be written. */
  resume(itemAt: (at: Address) => AnyItem | undefined): void {
    if (this.#form !== undefined) return;
    const text = this.#around.storage.getItem(this.#key);
    const read = text === null ? undefined : Open.safeParse(parsed(text));
    if (read?.data === undefined) return;
    const { tool, editing, version, next } = read.data;
    const picture = read.data.in ?? this.#around.pictures[0];
    const about = editing ?? version;
    const item = about && itemAt({ picture, ref: about });
    if (item === undefined) {
      if (about === undefined) this.take(toolNamed(tool), 'reload');
    } else if (editing !== undefined) {
      if (next) this.nextVersion(item, picture, 'reload');
      else this.amend(item, picture, 'reload');
    } else this.version(item, picture, 'reload');
  }

  /** The next item picked goes to `onref`; called again, it is no longer waited for. */
  pick(onref: (ref: Ref) => void): void {
    this.#picking = this.#picking === undefined ? onref : undefined;
  }

  /** An item was picked: `taken`, or of another picture than the form's; or nobody here waits for one. */
  picked(at: Address | undefined): 'taken' | 'elsewhere' | 'unasked' {
    const waits = this.#picking;
    if (waits === undefined || at === undefined) return 'unasked';
    if (at.picture !== this.to) return 'elsewhere';
    this.#picking = undefined;
    waits(at.ref);
    return 'taken';
  }
}

const toolNamed = (name: string): Tool | undefined =>
  withForms()
    .flatMap((kind) => writingOf(kind).tools)
    .find((tool) => tool.name === name);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // of another version of the page
  }
}

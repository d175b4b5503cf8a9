/** What stands in an open form, kept for this tab while it is written. */
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { FormFault } from './faults.ts';
import { discard, type FieldValues, keep, recall } from './field-values.ts';
import type { FormKind } from './form-kind.ts';
import { NEAR, type Sketch, shapeFields, TOOL } from './geometry-fields.ts';
import { meantKey } from './meant.ts';
import { drew, NO_STROKES, redone, type Strokes, undone } from './strokes.ts';
import { CLOCKS } from './time-fields.ts';

type Drawn = Shape | Area | undefined;

/** One open form. Its words and its shape are replaced at every stroke, and kept. */
export class FormState {
  readonly #kind: FormKind;
  readonly #key: string;
  readonly #storage: Storage;
  /** Whether words of an earlier time were taken up again. */
  readonly restored: boolean;
  #words = $state.raw<FieldValues>({});
  #drawn = $state.raw<Drawn>();
  #strokes = $state.raw<Strokes<Drawn>>(NO_STROKES);
  #before: { readonly shape: Drawn } | undefined; // while a corner is dragged
  #touched = $state.raw<ReadonlySet<string>>(new Set());
  #refused = $state.raw<readonly FormFault[]>([]);
  #keeps = $state(true);
  #writing = $state<string>();
  /** The shape that is meant, as it would be sent. */
  readonly sketch: Sketch = $derived.by(() => this.#kind.sketched(this.#words, this.#drawn));

  constructor(kind: FormKind, storage: Storage, key: string, first: FieldValues, shape: Drawn) {
    this.#kind = kind;
    this.#storage = storage;
    this.#key = key;
    const kept = recall(storage, key);
    this.restored = kept !== undefined;
    this.#drawn = kept === undefined ? shape : kept.shape;
    this.#words = kept?.words ?? first;
  }

  get kind(): FormKind['kind'] {
    return this.#kind.kind;
  }
  get words(): FieldValues {
    return this.#words;
  }
  /** What was drawn, without what is typed about it. */
  get drawn(): Drawn {
    return this.#drawn;
  }
  /** False once the browser had no room to keep what was written. */
  get keeps(): boolean {
    return this.#keeps;
  }
  /** What the server refused, at its fields, until something is changed. */
  get refused(): readonly FormFault[] {
    return this.#refused;
  }
  /** The field that is being written in. */
  get writing(): string | undefined {
    return this.#writing;
  }
  get canUndo(): boolean {
    return this.#strokes.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#strokes.future.length > 0;
  }

  value(field: string): string {
    return this.#words[field] ?? '';
  }

  set(field: string, value: string): void {
    this.#words = { ...this.#words, [field]: value };
    this.#writing = field;
    this.#refused = [];
    this.#save();
  }

  /** Notes a word that the person did not write: of itself it is nothing to keep. */
  note(field: string, value: string): void {
    this.#words = { ...this.#words, [field]: value };
  }

  /** Notes a choice that the person made beside the fields. */
  choose(field: string, value: string): void {
    this.note(field, value);
    this.#refused = [];
    this.#save();
  }

  /** What stands in a field is meant so. */
  mean(field: string): void {
    this.choose(meantKey(field), this.value(field));
  }

  /** Words that say the same in another way, so that it is no change. */
  reword(words: FieldValues): void {
    if (words === this.#words) return;
    this.#words = words;
    this.#save();
  }

  /** Puts other words, and another shape, in the place of all. */
  replace(words: FieldValues, shape: Drawn): void {
    const kept = [TOOL, NEAR, CLOCKS].flatMap((field) => {
      const word = this.#words[field];
      return word === undefined ? [] : [[field, word] as const];
    });
    this.#words = { ...words, ...Object.fromEntries(kept) };
    this.#drawn = shape;
    this.#touched = new Set();
    this.#save();
  }

  /** A shape comes from the map, or goes; it stands in the place of what was typed about one. */
  draw(shape: Drawn, settled = true): void {
    this.#before ??= { shape: this.sketch.shape };
    if (settled) {
      this.#strokes = drew(this.#strokes, this.#before.shape);
      this.#before = undefined;
    }
    this.#stand(shape);
  }

  undo(): void {
    const step = undone(this.#strokes, this.sketch.shape);
    if (step !== undefined) this.#step(step);
  }

  redo(): void {
    const step = redone(this.#strokes, this.sketch.shape);
    if (step !== undefined) this.#step(step);
  }

  #step({ strokes, now }: { strokes: Strokes<Drawn>; now: Drawn }): void {
    this.#strokes = strokes;
    this.#stand(now);
  }

  #stand(shape: Drawn): void {
    this.#drawn = shape;
    const nothing = shapeFields(this.#kind.shapeField).map((field) => [field, ''] as const);
    this.#words = { ...this.#words, ...Object.fromEntries(nothing) };
    this.#refused = [];
    this.#save();
  }

  #save(): void {
    this.#keeps = keep(this.#storage, this.#key, {
      words: this.#words,
      ...(this.#drawn === undefined ? {} : { shape: this.#drawn }),
    });
  }

  /** The person has been in this field: from now on it says what is wrong with it. */
  touch(field: string): void {
    if (this.#writing === field) this.#writing = undefined;
    if (!this.#touched.has(field)) this.#touched = new Set([...this.#touched, field]);
  }

  touched(field: string): boolean {
    return this.#touched.has(field);
  }

  refuse(faults: readonly FormFault[]): void {
    this.#refused = faults;
    this.#touched = new Set([...this.#touched, ...faults.map(({ field }) => field)]);
  }

  discard(): void {
    discard(this.#storage, this.#key);
  }
}

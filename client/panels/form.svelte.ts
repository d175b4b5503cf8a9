/** What stands in an open form, kept for this tab while it is written. */
import type { Area, Shape } from '../../picture/place.ts';
import { type Draft, discard, keep, recall } from './draft.ts';
import type { FormFault } from './faults.ts';

/** One open form. Its words are replaced at every keystroke, and kept. */
export class Form {
  readonly #key: string;
  readonly #storage: Storage;
  /** Whether words of an earlier time were taken up again. */
  readonly restored: boolean;
  readonly restoredShape: Shape | Area | undefined;
  #words = $state.raw<Draft>({});
  #touched = $state.raw<ReadonlySet<string>>(new Set());
  #refused = $state.raw<readonly FormFault[]>([]);
  #keeps = $state(true);

  constructor(storage: Storage, key: string, first: Draft) {
    this.#storage = storage;
    this.#key = key;
    const kept = recall(storage, key);
    this.restored = kept !== undefined;
    this.restoredShape = kept?.shape;
    this.#words = kept?.words ?? first;
  }

  get words(): Draft {
    return this.#words;
  }
  /** False once the browser had no room to keep what was written. */
  get keeps(): boolean {
    return this.#keeps;
  }
  /** What the server refused, at its fields, until something is changed. */
  get refused(): readonly FormFault[] {
    return this.#refused;
  }

  value(field: string): string {
    return this.#words[field] ?? '';
  }

  set(field: string, value: string, shape: Shape | Area | undefined): void {
    this.#words = { ...this.#words, [field]: value };
    this.#refused = [];
    this.#save(shape);
  }

  /** Puts other words in the place of all. */
  replace(words: Draft, shape: Shape | Area | undefined): void {
    this.#words = words;
    this.#touched = new Set();
    this.#save(shape);
  }

  #save(shape: Shape | Area | undefined): void {
    this.#keeps = keep(this.#storage, this.#key, {
      words: this.#words,
      ...(shape === undefined ? {} : { shape }),
    });
  }

  /** The person has been in this field: from now on it says what is wrong with it. */
  touch(field: string): void {
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

/** What the parts of a form share: the words, what is wrong with a field, and how to change one. */
export interface Sheet {
  readonly value: (field: string) => string;
  readonly set: (field: string, value: string) => void;
  readonly touch: (field: string) => void;
  /** What to say at the field, once the person has been there. */
  readonly fault: (field: string) => FormFault | undefined;
  readonly now: number;
}

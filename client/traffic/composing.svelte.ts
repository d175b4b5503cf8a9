/** What is written of a message in this tab: kept at every stroke until it is sent or discarded. */
import { discard, draftKey, type FieldValues, keep, recall } from '../fields/field-values.ts';
import type { DraftFault } from './draft.ts';

export class Composing {
  readonly #storage: Storage;
  readonly #key: string;
  readonly #first: () => FieldValues;
  #words = $state.raw<FieldValues>({});
  #touched = $state.raw<ReadonlySet<string>>(new Set());
  #refused = $state.raw<readonly DraftFault[]>([]);
  #keeps = $state(true);

  /** Takes up what was written before in this tab for the same picture. `first`: with what a new one begins. */
  constructor(storage: Storage, picture: string, first: () => FieldValues) {
    this.#storage = storage;
    this.#key = draftKey(picture, 'message');
    this.#first = first;
    this.#words = recall(storage, this.#key)?.words ?? first();
  }

  get words(): FieldValues {
    return this.#words;
  }
  /** What was refused once it was sent, at its fields, until something is changed. */
  get refused(): readonly DraftFault[] {
    return this.#refused;
  }
  /** False once the browser had no room to keep what was written. */
  get keeps(): boolean {
    return this.#keeps;
  }

  value(field: string): string {
    return this.#words[field] ?? '';
  }

  set(field: string, value: string): void {
    this.#words = { ...this.#words, [field]: value };
    this.#refused = [];
    this.#keeps = keep(this.#storage, this.#key, { words: this.#words });
  }

  /** The person has been in this field: from now on it says what is wrong with it. */
  touch(...fields: readonly string[]): void {
    this.#touched = new Set([...this.#touched, ...fields]);
  }
  touched(field: string): boolean {
    return this.#touched.has(field);
  }

  refuse(faults: readonly DraftFault[]): void {
    this.#refused = faults;
    this.touch(...faults.map(({ field }) => field));
  }

  /** Other words take the place of all. */
  begin(words: FieldValues): void {
    this.#words = words;
    this.#touched = new Set();
    this.#refused = [];
    this.#keeps = keep(this.#storage, this.#key, { words });
  }

  /** Sent, or given up: a new one begins. */
  renew(): void {
    this.begin(this.#first());
    discard(this.#storage, this.#key);
  }
}

/** The parameters of an address, and which of them cannot be read: none is dropped without a word. */
import { unstuck } from '../../picture/reading/links.ts';

/** A parameter, or one of the words in it, that means nothing here. */
export interface Unread {
  readonly name: string;
  readonly text: string;
}

/** Reads a query; what is stuck to the end of a value (a full stop) is left out. */
export class Parameters {
  readonly unread: Unread[] = [];
  readonly #query: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.#query = query;
  }

  /** As it stands; undefined if it is not there, or blank. */
  text(name: string): string | undefined {
    const text = this.#query.get(name) ?? '';
    return text.trim() === '' ? undefined : text;
  }

  /** What a reader makes of it. */
  read<T>(name: string, reader: (text: string) => T | undefined): T | undefined {
    const text = this.text(name);
    const value = text === undefined ? undefined : reader(unstuck(text));
    if (text !== undefined && value === undefined) this.unread.push({ name, text });
    return value;
  }

  /** What a reader makes of each word of a list, each once; undefined if of none. */
  list<T>(name: string, reader: (word: string) => T | undefined): readonly T[] | undefined {
    const words = unstuck(this.text(name) ?? '').split(',');
    const found = words.flatMap((word) => {
      const value = reader(word);
      if (value !== undefined) return [value];
      if (word.trim() !== '') this.unread.push({ name, text: word });
      return [];
    });
    return found.length > 0 ? [...new Set(found)] : undefined;
  }

  /** `1` for what is shown beside the rest. */
  flag(name: string): boolean {
    return this.read(name, (text) => (text === '1' ? true : undefined)) ?? false;
  }
}

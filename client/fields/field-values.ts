/** What stands in a form until it is sent or discarded: words by field, kept for this browser tab. */
import { z } from 'zod';
import { LANGUAGES } from '../../picture/basics.ts';
import { Area, Shape } from '../../picture/geo/place.ts';

/** Fields are named by their path in the change (`title.en`, `window.daily.from`). */
export type FieldValues = Readonly<Record<string, string>>;

/** The fields of a text in every language. */
export const inAll = (name: string): string[] => LANGUAGES.map((language) => `${name}.${language}`);

const Kept = z.object({
  words: z.record(z.string(), z.string()),
  shape: z.union([Shape, Area]).optional(),
});
export type Kept = z.infer<typeof Kept>;

const PREFIX = 'tripoint.draft';

/** One draft for each thing that is being written: a picture, a tool or an item. */
export const draftKey = (picture: string, what: string): string => `${PREFIX}.${picture}.${what}`;

/** The draft kept under this key; undefined if there is none, or none that can be read. */
export function recall(storage: Storage, key: string): Kept | undefined {
  const text = storage.getItem(key);
  if (text === null) return undefined;
  try {
    const read = Kept.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined; // not JSON: of another version of the page
  }
}

/** Keeps it; false if the browser has no room, so that the page can say so. */
export const keep = (storage: Storage, key: string, kept: Kept): boolean =>
  keepText(storage, key, JSON.stringify(kept));

export function keepText(storage: Storage, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false; // full or forbidden
  }
}

export const discard = (storage: Storage, key: string): void => storage.removeItem(key);

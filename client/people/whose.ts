/** Whose page this browser tab shows, and whose drafts it keeps: one person never finds those of another. [S17] */
import { z } from 'zod';
import { DeskId, PersonId } from '../../picture/basics.ts';
import { Role } from '../../picture/wire.ts';
import { keepText } from '../fields/field-values.ts';
import { jsonOf } from '../lib/json.ts';

const KEY = 'tripoint.whose';
const DRAFTS = 'tripoint.draft';
const ASIDE = 'tripoint.aside'; // of everybody else, one entry a person

const Owner = z.object({
  desk: DeskId,
  person: PersonId,
  role: Role.optional(), // pages of earlier versions did not keep it
  base: z.string().default(''), // of the tab of the exercise, as lib/base.ts says it
});
export type Owner = z.infer<typeof Owner>;

const Drafts = z.record(z.string(), z.string());

/**
 * What became of what was being written: nothing was; it is kept, out of sight; it could not be kept;
 * or it is the same person's, in another role, and stays where it is.
 */
export type Unsent = 'none' | 'kept' | 'lost' | 'own';

/** Whose page it was last; undefined: nobody's, or they signed out. */
export function ownerIn(storage: Storage): Owner | undefined {
  return Owner.safeParse(jsonOf(storage.getItem(KEY) ?? '')).data;
}

const isPerson = (one: Owner, other: Owner): boolean =>
  one.desk === other.desk && one.person === other.person;

/** Whether the same address was another person's before, or the same person's in another role. */
export const isAnother = (before: Owner, now: Owner): boolean =>
  before.base === now.base &&
  (!isPerson(before, now) || (before.role !== undefined && before.role !== now.role));

/** Puts the drafts of whose page it was out of sight, unless that is the person who is here now. */
export function setAside(storage: Storage, now: Owner): Unsent {
  const before = ownerIn(storage);
  const keys = keysIn(storage, DRAFTS);
  if (before !== undefined && isPerson(before, now)) return keys.length === 0 ? 'none' : 'own';
  const drafts = Object.fromEntries(keys.map((key) => [key, storage.getItem(key) ?? '']));
  const own = before && `${ASIDE}.${before.desk}/${before.person}`;
  const all = { ...(own && asideIn(storage, own)), ...drafts };
  if (Object.keys(all).length === 0) return 'none';
  const kept = own !== undefined && keepText(storage, own, JSON.stringify(all));
  for (const key of keys) storage.removeItem(key);
  return kept ? 'kept' : 'lost';
}

/** From now on it is this person's page: with the drafts that they left here, and nobody else's. */
export function keepFor(storage: Storage, now: Owner): void {
  setAside(storage, now);
  const own = `${ASIDE}.${now.desk}/${now.person}`;
  const drafts = Object.entries(asideIn(storage, own));
  storage.removeItem(own); // makes room for them
  for (const [key, text] of drafts) keepText(storage, key, text);
  keepText(storage, KEY, JSON.stringify(now)); // without room for it no draft is kept either
}

/** Somebody signed out on purpose: nothing of theirs stays in this tab. */
export function forget(storage: Storage): void {
  for (const key of [...keysIn(storage, DRAFTS), KEY]) storage.removeItem(key);
}

const asideIn = (storage: Storage, key: string): z.infer<typeof Drafts> =>
  Drafts.safeParse(jsonOf(storage.getItem(key) ?? '')).data ?? {};

const keysIn = (storage: Storage, prefix: string): string[] =>
  Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

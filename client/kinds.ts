/** Every kind of item as the page knows it. A new one is a folder in kinds/ and its name here. */
import { KIND_NAMES, type KindItem } from '../picture/items.ts';
import { event } from './kinds/event/event.ts';
import type { KindPage, KindUi } from './kinds/kind.ts';
import type { KindParts } from './kinds/kind-parts.ts';
import { message } from './kinds/message/message.ts';
import { note } from './kinds/note/note.ts';
import type { Writing } from './kinds/writing.ts';
import { zone } from './kinds/zone/zone.ts';

export type KindName = KindItem['kind'];
type ItemOf<K extends KindName> = Extract<KindItem, { readonly kind: K }>;

const UI: { readonly [K in KindName]: KindUi<ItemOf<K>> } = { event, zone, note, message };

/** A kind as its item needs it. The methods take any item: a kind is found by its item. */
export const uiOf = ({ kind }: Pick<KindItem, 'kind'>): KindUi => UI[kind];

/** All kinds, in the order of the list. */
export const everyKind: readonly KindUi[] = KIND_NAMES.map((kind) => UI[kind]);

const pages = new Map<KindName, KindPage>();

/** Fetches what the analyst's page needs of every kind; that page waits for it. */
export async function loadKindPages(): Promise<void> {
  await Promise.all(KIND_NAMES.map(async (kind) => pages.set(kind, await UI[kind].page())));
}

/** Throws where no page has fetched it: on a wall. */
export function pageOf(kind: KindName): KindPage {
  const page = pages.get(kind);
  if (page === undefined) throw new Error(`nothing of ${kind} was fetched for this page`);
  return page;
}

/** How items of a kind are written. Throws for one that has no form: see `withForms`. */
export function writingOf(kind: KindName): Writing<KindItem> {
  const { writing } = pageOf(kind);
  if (writing === undefined) throw new Error(`items of the kind ${kind} have no form`);
  return writing;
}

/** The kinds that are written in the form of items, in the order of the list. */
export const withForms = (): readonly KindName[] =>
  KIND_NAMES.filter((kind) => pageOf(kind).writing !== undefined);

const parts = new Map<KindName, KindParts>();

/** Fetches what forms and details need of every kind. */
export async function loadKindParts(): Promise<void> {
  await Promise.all(KIND_NAMES.map(async (kind) => parts.set(kind, await UI[kind].parts())));
}

/** Throws outside of forms and details, which wait for it. */
export function partsOf(kind: KindName): KindParts {
  const found = parts.get(kind);
  if (found === undefined) throw new Error(`no parts of ${kind} were fetched for this page`);
  return found;
}

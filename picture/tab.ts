/** Tabs of an exercise: the paths below `/t/<id>/`, where a session of its own is good. [S15] */
import { z } from 'zod';

export const TabId = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<'TabId'>();
export type TabId = z.infer<typeof TabId>;

/** A path in two parts: the tab that it lies in, and the path as it would be without one. */
export interface TabPath {
  /** undefined: it lies in none. */
  readonly tab: TabId | undefined;
  /** `/t/<id>`, or nothing. */
  readonly base: string;
  /** Begins with a slash. */
  readonly path: string;
}

/** `/t/<id>`: what the paths of a tab begin with. */
export const baseOf = (tab: TabId): string => `/t/${tab}`;

/**
 * Splits a path as it was asked for, without its query. Only the one way of writing counts: what is
 * encoded, in capitals or has another slash too many lies in no tab, and neither does a tab in a tab.
 */
export function splitTab(path: string): TabPath {
  const [, id, rest = '/'] = /^\/t\/([^/]*)(\/.*)$/s.exec(path) ?? [];
  const tab = TabId.safeParse(id).data;
  return tab === undefined
    ? { tab: undefined, base: '', path }
    : { tab, base: baseOf(tab), path: rest };
}

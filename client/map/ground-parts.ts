/** The parts of the base map as sources of a map: each has an address of its own, all come in one file. */
import { baseMap } from '../lib/base-map.ts';

/** What stands before `://` in those addresses. */
export const SCHEME = 'basemap';

/** What a source names as its data. */
export const addressOf = (part: string): string => `${SCHEME}://${part}`;

/** Answers for such an address; rejects if there is no such part, or none can be had. */
export async function partAt({ url }: { readonly url: string }): Promise<{ data: object }> {
  const parts: Readonly<Record<string, object>> = await baseMap();
  const data = parts[url.replace(`${SCHEME}://`, '')];
  if (data === undefined) throw new Error(`the base map has no ${url}`);
  return { data };
}

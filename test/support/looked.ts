/** What a person who speaks of terms had seen, for tests that send changes over HTTP: all that there is. [R47] */
import { z } from 'zod';

const Heads = z.array(z.object({ id: z.string(), seq: z.number(), hash: z.string() }));

/** True for a change about terms, which is taken only with what its author had seen. */
const speaksOfTerms = (change: object): boolean => 'terms' in change || 'termsHash' in change;

/** `{ seen }` for such a change, as a part of its command; for any other, nothing. */
export async function looked(
  change: object,
  picture: string,
  { url, cookie }: { readonly url: string; readonly cookie: string },
): Promise<{ readonly seen?: { readonly seq: number; readonly hash: string } }> {
  if (!speaksOfTerms(change)) return {};
  const answer = await fetch(`${url}/api/pictures`, { headers: { Cookie: cookie } });
  const found = Heads.parse(await answer.json()).find(({ id }) => id === picture);
  if (found === undefined) throw new Error(`no picture ${picture} for this person`);
  return { seen: { seq: found.seq, hash: found.hash } };
}

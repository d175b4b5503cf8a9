/** Whom this page takes itself to be: said in every request, and compared with every answer. [S16] */
import { nameInHeader, PERSON_HEADER, PERSON_QUERY } from '../../picture/wire.ts';

let own: string | undefined;
const told = new Set<() => void>();

/** From now on this page is that person's; undefined: nobody's, or it is not known whose. */
export function belongTo(person: Parameters<typeof nameInHeader>[0] | undefined): void {
  own = person && nameInHeader(person);
}

/** `us/k.miller/officer`; undefined as for `belongTo`. */
export const ownName = (): string | undefined => own;

/** The header of a request that is made in this name. */
export const inName = (name: string | undefined): Record<string, string> =>
  name === undefined ? {} : { [PERSON_HEADER]: name };

/** A query that says it where there are no headers: of a socket, of a link to a download. */
export function queryInName(query = ''): string {
  const asked = new URLSearchParams(query);
  if (own !== undefined) asked.set(PERSON_QUERY, own);
  return asked.size === 0 ? '' : `?${asked}`;
}

/** Listens until called off: the session of this page is another person's now, or in another role. */
export function whenOther(tell: () => void): () => void {
  told.add(tell);
  return () => told.delete(tell);
}

/** Compares an answer with the name in which was asked; one to a page that was another's is old. */
export function compare({ headers }: Response, name: string | undefined): void {
  const said = headers.get(PERSON_HEADER);
  if (name === undefined || name !== own || said === null || said === name) return;
  for (const tell of told) tell();
}

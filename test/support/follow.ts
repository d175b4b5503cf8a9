/** What a link of an exercise gives: a session, and where it is good. */
export interface Followed {
  /** The cookie as a header. */
  readonly cookie: string;
  /** Where the pages and the API of its tab are: the server's address with the path of the tab, if it has one. */
  readonly url: string;
}

export async function follow(link: string): Promise<Followed> {
  const answer = await fetch(link, { redirect: 'manual' });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`${answer.status} ${await answer.text()}`);
  return { cookie: cookie.split(';')[0] ?? '', url: `${new URL(link).origin}${tabIn(cookie)}` };
}

/** Follows each link, by a name: what a name's link gave. Throws for a name that none has. */
export async function followAll(
  links: ReadonlyMap<string, string>,
): Promise<(who: string) => Followed> {
  const followed = [...links].map(async ([who, link]) => [who, await follow(link)] as const);
  const all = new Map(await Promise.all(followed));
  return (who) => {
    const found = all.get(who);
    if (found === undefined) throw new Error(`no link was printed for ${who}`);
    return found;
  };
}

/** The path of the tab that a `Set-Cookie` is for, `/t/<id>`; nothing if it is for all paths. */
export const tabIn = (setCookie: string): string =>
  /; Path=(\/t\/[^/;]+)\/(;|$)/.exec(setCookie)?.[1] ?? '';

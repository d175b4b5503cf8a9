/** The cookie that a link of an exercise sets, as a header. */
export async function follow(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`${answer.status} ${await answer.text()}`);
  return cookie.split(';')[0] ?? '';
}

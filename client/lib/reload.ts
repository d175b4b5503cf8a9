/** Reloads a page that cannot go on as it is, at most once a minute. [W8] [W11] */
const KEY = 'tripoint.reloaded';
const APART = 60_000; // ms

/** ms until a page of another version reloads: at random, so that not all screens come at once. */
const soon = (): number => 3000 + Math.random() * 4000;

/**
 * Plans a reload in so many ms; later, if the last one was less than a minute ago. Returns what calls
 * it off.
 */
export function reloadSoon(after = soon()): () => void {
  const since = Date.now() - Number(sessionStorage.getItem(KEY) ?? 0);
  const rest = since < 0 ? APART : APART - since; // a clock that was set back says nothing
  const timer = setTimeout(
    () => {
      sessionStorage.setItem(KEY, String(Date.now()));
      location.reload();
    },
    Math.max(rest, after),
  );
  return () => clearTimeout(timer);
}

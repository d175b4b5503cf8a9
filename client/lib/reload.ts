/** Reloads a page that is of another version than its server, at most once a minute. [W11] */
const KEY = 'tripoint.reloaded';
const APART = 60_000; // ms

/**
 * Plans a reload after a few seconds, at random so that not all screens come at once; soon after the last
 * one, when its minute is over. Returns what calls it off.
 */
export function reloadSoon(): () => void {
  const since = Date.now() - Number(sessionStorage.getItem(KEY) ?? 0);
  const rest = since < 0 ? APART : APART - since; // a clock that was set back says nothing
  const timer = setTimeout(
    () => {
      sessionStorage.setItem(KEY, String(Date.now()));
      location.reload();
    },
    Math.max(rest, 3000 + Math.random() * 4000),
  );
  return () => clearTimeout(timer);
}

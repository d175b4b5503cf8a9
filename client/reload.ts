/** Reloads a page that is older than its server, but not again and again. */
const KEY = 'tripoint.reloaded';
const APART = 60_000; // ms

/** Plans a reload after a few seconds, at random so that not all screens come at once. Returns what calls it off. */
export function reloadSoon(): () => void {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - last < APART) return () => {};
  const timer = setTimeout(
    () => {
      sessionStorage.setItem(KEY, String(Date.now()));
      location.reload();
    },
    3000 + Math.random() * 4000,
  );
  return () => clearTimeout(timer);
}

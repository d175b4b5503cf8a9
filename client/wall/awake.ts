/** Keeps the screen from going dark, where the browser can (Screen Wake Lock; not on plain HTTP from afar). */

/** `none`: the browser cannot, or will not at the moment: whoever hangs the screen sets it there. */
export type Awake = 'asked' | 'held' | 'none';

/** Asks for it now and whenever the page is seen again, until called off. */
export function keepAwake(told: (awake: Awake) => void): () => void {
  if (!('wakeLock' in navigator)) {
    told('none');
    return () => {};
  }
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const ask = async () => {
    if (over || document.visibilityState !== 'visible' || lock?.released === false) return;
    try {
      const got = await navigator.wakeLock.request('screen');
      if (over) return void got.release();
      lock = got;
      told('held');
      got.addEventListener('release', () => {
        if (!over) told('asked');
        void ask(); // a hidden page loses it; it is asked for again once it is seen
      });
    } catch {
      told('none'); // low battery, or a policy: said on the screen, asked again when it is seen again
    }
  };
  const seen = () => void ask();
  document.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', seen);
    void lock?.release();
  };
}

/** Time that only goes forward, and timers; a test brings its own. */
export interface Ticker {
  /** Milliseconds since some beginning; counts on while the machine sleeps. */
  now(): number;
  /** Runs once after `ms`; returns what calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** ms by which the wall clock runs ahead of the other before it is taken for sleep. */
export const JUMP = 2000;

/**
 * The page's own: performance.now, and what the wall clock says was slept through. Browsers stop
 * performance.now while a machine sleeps; after waking, an old picture would pass for a fresh one.
 */
export function pageTicker(steady = () => performance.now(), wall = () => Date.now()): Ticker {
  let slept = 0;
  let ahead = wall() - steady();
  return {
    now() {
      const lead = wall() - steady();
      if (lead - ahead > JUMP) slept += lead - ahead;
      ahead = lead;
      return steady() + slept;
    },
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

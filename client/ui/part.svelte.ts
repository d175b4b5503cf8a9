/** Parts of a page that come with their first use, or before it, once the page has nothing else to do. */
const AGAIN = 3000; // ms between attempts
const LATE = 15_000; // ms after which an attempt that has not ended is said to have failed

export class Part<T> {
  readonly #fetch: () => Promise<T>;
  #here = $state.raw<T>();
  #failed = $state(false);
  #coming: Promise<T> | undefined;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** Undefined until it is here. */
  get here(): T | undefined {
    return this.#here;
  }
  /** The last attempt failed, and the next follows; or it takes long, and is still waited for. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Fetches it, once; tried again until it is here. */
  ask(): Promise<T> {
    this.#coming ??= this.#try();
    return this.#coming;
  }

  async #try(): Promise<T> {
    for (;;) {
      const late = setTimeout(() => {
        this.#failed = true;
      }, LATE);
      try {
        const here = await this.#fetch().finally(() => clearTimeout(late));
        this.#here = here;
        this.#failed = false;
        return here;
      } catch {
        this.#failed = true; // said where it should stand
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
  }
}

/** Asks for parts one after the other while nothing else is to be done; the answer calls it off. */
export function askWhenIdle(parts: readonly Part<unknown>[]): () => void {
  let over = false;
  const next = async (left: readonly Part<unknown>[]): Promise<void> => {
    const [first, ...rest] = left;
    if (first === undefined || over) return;
    await idle();
    if (!over) await first.ask();
    return next(rest);
  };
  void next(parts);
  return () => {
    over = true;
  };
}

const LATEST = 2000; // ms after which it is no longer waited for an idle moment

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) {
      requestIdleCallback(() => resolve(), { timeout: LATEST });
    } else setTimeout(resolve, 200); // Safari
  });

/** How a wall asks to be let in, over and over, until it is: no Svelte, no clock but the browser's timers. */
import { ask, claim } from './claim.ts';

export type Asking =
  | { readonly state: 'getting' }
  | { readonly state: 'code'; readonly code: string }
  | { readonly state: 'unreachable' };

interface Ears {
  readonly told: (asking: Asking) => void;
  /** Approved: the session is there. */
  readonly in: () => void;
}

const LOOK = 1500; // ms between looks at whether somebody approved it
const AGAIN = 5000; // ms after the server could not be reached

/** Asks until it is let in, or until called off. */
export function asking({ told, in: letIn }: Ears): () => void {
  const over = new AbortController();
  const rest = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      over.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
    });

  /** One claim from its code to its end; how long to rest before the next, or 'in'. */
  async function once(): Promise<'in' | number> {
    const claimed = await claim();
    if (over.signal.aborted) return 0;
    if (claimed.state !== 'done') {
      told({ state: 'unreachable' });
      return claimed.state === 'wait' ? claimed.seconds * 1000 : AGAIN;
    }
    const { value } = claimed;
    told({ state: 'code', code: value.code });
    for (;;) {
      await rest(LOOK);
      if (over.signal.aborted) return 0;
      const looked = await ask(value.claim);
      if (over.signal.aborted) return 0;
      if (looked.state === 'done' && 'role' in looked.value) return 'in';
      if (looked.state === 'wait') await rest(looked.seconds * 1000);
      if (looked.state === 'refused') {
        told({ state: 'getting' }); // too old, or unknown to a server that began anew
        return 0;
      }
    }
  }

  void (async () => {
    while (!over.signal.aborted) {
      const got = await once();
      if (got === 'in') return letIn();
      await rest(Math.max(got, 500));
    }
  })();
  return () => over.abort();
}

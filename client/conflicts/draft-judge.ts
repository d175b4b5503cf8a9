/**
 * Judges what terms meet in a picture before they are sent or agreed to: in a worker that lives as long as
 * somebody needs it, and in the page where a worker cannot be had.
 *
 *     const judge = new DraftJudge(cell);
 *     const met = await judge.met({ terms, but: ref, picture, now }); // undefined: asked again meanwhile
 *     judge.end();
 */
import { type Ref, seqOf } from '../../picture/basics.ts';
import { EMPTY, type Picture } from '../../picture/fold.ts';
import type { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import type { Setting } from '../../picture/setting.ts';
import { at, changes } from '../../picture/table.ts';
import { liveTerms } from '../../picture/views/conflicts/conflicts.ts';
import type { Live } from '../../picture/views/conflicts/meetings.ts';
import type { Message } from './conflicts-worker.ts';
import type { Asked, DraftMet, Drafts } from './drafts.ts';

export interface Draft {
  readonly terms: ZoneTerms;
  /** The zone that they are for. */
  readonly but?: Ref | undefined;
  readonly picture: Picture;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A zone that a draft meets. */
export interface MetZone extends DraftMet {
  readonly ref: Ref;
}

type CellTable = Pick<Setting, 'conflicts'>;

const LONGEST = 10_000; // ms until a worker that has not answered is given up

export class DraftJudge {
  readonly #cell: CellTable;
  #worker: Worker | undefined;
  /** The picture that the worker knows. */
  #sent: Picture = EMPTY;
  /** Set once a worker has not answered: from then on the page judges. */
  #here: { readonly drafts: Drafts; known: Picture } | undefined;
  #asked = 0;
  #ending = new AbortController();

  constructor({ conflicts }: CellTable) {
    this.#cell = conflicts === undefined ? {} : { conflicts };
  }

  /** What the draft meets, those that conflict first; undefined if another one was asked about meanwhile. */
  async met(draft: Draft): Promise<readonly MetZone[] | undefined> {
    const number = ++this.#asked;
    let found = this.#here ? undefined : await this.#there(draft);
    if (number !== this.#asked) return undefined;
    if (found === undefined) {
      this.#stop();
      const { Drafts } = await import('./drafts.ts');
      this.#here ??= { drafts: new Drafts(this.#cell), known: EMPTY };
      found = this.#here.drafts.judge(askedOf(draft, this.#here.known));
      this.#here.known = draft.picture;
    }
    return found.flatMap((met) => {
      const zone = at(draft.picture.items, met.seq);
      return zone?.kind === 'zone' ? [{ ...met, ref: zone.ref }] : [];
    });
  }

  /** Ends the worker. A later question starts another. */
  end(): void {
    this.#asked++;
    this.#stop();
  }

  #stop(): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#sent = EMPTY;
  }

  /** What the worker answers; undefined if it cannot, has not in time, or was ended. */
  #there(draft: Draft): Promise<DraftMet[] | undefined> {
    this.#worker ??= begun(this.#cell);
    const asked = askedOf(draft, this.#sent);
    this.#sent = draft.picture;
    return answered(this.#worker, asked, this.#ending.signal);
  }
}

function begun(cell: CellTable): Worker {
  const worker = new Worker(new URL('./conflicts-worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage({ cell } satisfies Message);
  return worker;
}

/** The question about a draft, with the zones that changed since a picture that is known. */
function askedOf({ terms, but, picture, now }: Draft, known: Picture): Asked {
  const changed = new Map<number, readonly Live[]>();
  for (const { was, is } of changes(known.items, picture.items)) {
    if (was?.kind === 'zone') changed.set(was.seq, []);
    if (is?.kind === 'zone') changed.set(is.seq, liveTerms(is));
  }
  return { changed: [...changed], terms, but: but && seqOf(but), now };
}

function answered(
  worker: Worker,
  asked: Asked,
  ending: AbortSignal,
): Promise<DraftMet[] | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    const end = (answer: DraftMet[] | undefined) => {
      clearTimeout(timer);
      worker.removeEventListener('error', failed);
      ending.removeEventListener('abort', failed);
      port1.close();
      done(answer);
    };
    const failed = () => end(undefined);
    const timer = setTimeout(failed, LONGEST);
    worker.addEventListener('error', failed);
    ending.addEventListener('abort', failed);
    port1.onmessage = ({ data }: MessageEvent<DraftMet[]>) => end(data);
    worker.postMessage({ asked, port: port2 } satisfies Message, [port2]);
  });
}

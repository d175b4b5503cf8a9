/** Large answers: few at a time, made as they are read, and cut if nothing is taken. [S21] */
import type { DeskId } from '../../picture/basics.ts';
import { bodyOf, type Chunks } from './answer-body.ts';
import { chooseEncoding, compressChunks } from './content-encoding.ts';
import { type Ctx, refuse } from './env.ts';
import type { Limits } from './rate-limits.ts';
import type { StalledAnswers } from './stalled-answers.ts';

/** Seconds after which to try again. */
const RETRY = 2;

export interface LargeAnswer {
  /** The entries or items in it, for which it is charged if its route weighs them (weights.ts). */
  readonly count?: number | undefined;
  /** `Content-Type`. */
  readonly type: string;
  /**
   * Makes the bytes, in chunks of about 64 KiB; asked for the next one only when the client has
   * taken what came before. Not called for HEAD, nor if there is no room.
   */
  readonly chunks: () => Chunks;
  /** The `Content-Encoding` that the chunks have already; undefined: compressed as accepted. */
  readonly encoding?: 'zstd' | 'gzip' | 'identity' | undefined;
}

interface LargeAnswersDeps {
  readonly limits: Limits['answers'];
  readonly stalled: StalledAnswers;
  /** Called if an answer breaks off because of this server. */
  readonly fault: (error: Error) => void;
}

/** All large answers that a server is sending. */
export class LargeAnswers {
  readonly #deps: LargeAnswersDeps;
  readonly #bySession = new Map<string, number>();
  readonly #byDesk = new Map<DeskId, number>();
  #all = 0;

  constructor(deps: LargeAnswersDeps) {
    this.#deps = deps;
  }

  /** Answers being sent. */
  get size(): number {
    return this.#all;
  }

  /**
   * Answers 200 with what `chunks` makes, to somebody who is signed in; 503 with `Retry-After` while
   * as many are being sent to their session, to their desk or to all as may be; 429 if it weighs more
   * than they have left.
   */
  send(c: Ctx, { count, type, chunks, encoding }: LargeAnswer): Response {
    const done = this.#begin(c);
    if (done === 'full') {
      c.header('Retry-After', String(RETRY));
      return refuse(c, 503, 'busy', 'too many large answers are being sent', { rule: 'S21' });
    }
    const refusal = c.req.method === 'HEAD' ? undefined : c.get('charge')(count);
    if (refusal !== undefined) {
      done();
      return refusal;
    }
    const { stalled, fault } = this.#deps;
    c.header('Content-Type', type);
    if (encoding !== undefined && encoding !== 'identity') c.header('Content-Encoding', encoding);
    const chosen = encoding === undefined ? chooseEncoding(c) : undefined;
    if (c.req.method === 'HEAD') {
      done();
      return c.body(null, 200);
    }
    const { outgoing } = c.env ?? {};
    outgoing?.once('close', done);
    stalled.watch(c);
    const sent = chosen === undefined ? chunks() : compressChunks(chunks(), chosen);
    const end = outgoing === undefined ? done : () => {}; // or the last chunks are still in memory
    return c.body(bodyOf(sent, { end, cancel: done, fault }), 200);
  }

  /** Counts one more, until what it returns is called. */
  #begin(c: Ctx): 'full' | (() => void) {
    const { session, person } = c.get('identity') ?? { person: c.get('person') };
    const own = session?.hash ?? person.person;
    const { desk } = person;
    const { limits } = this.#deps;
    const [bySession, byDesk] = [this.#bySession, this.#byDesk];
    const room =
      this.#all < limits.all &&
      (byDesk.get(desk) ?? 0) < limits.desk &&
      (bySession.get(own) ?? 0) < limits.session;
    if (!room) return 'full';
    this.#all++;
    add(bySession, own, 1);
    add(byDesk, desk, 1);
    let counted = true;
    return () => {
      if (!counted) return;
      counted = false;
      this.#all--;
      add(bySession, own, -1);
      add(byDesk, desk, -1);
    };
  }
}

/** Adds to a count; none is kept at 0. */
function add<K>(counts: Map<K, number>, key: K, more: number): void {
  const now = (counts.get(key) ?? 0) + more;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
}

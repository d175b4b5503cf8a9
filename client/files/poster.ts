/**
 * Sends the commands of a file to a picture until each is answered or somebody stops it: waits while the server is
 * busy or cannot be reached, and leaves room for what the person sends by hand meanwhile. Sent twice, a command
 * counts once. [L8]
 */
import { z } from 'zod';
import type { PictureId } from '../../picture/basics.ts';
import type { GaveUp } from '../../picture/files/post.ts';
import { EventRef } from '../../picture/kinds/event.ts';
import type { Asking, Failure } from '../api/http.ts';
import { jsonOf } from '../lib/json.ts';
import type { Reply } from './delivery.ts';

const Taken = z.object({ status: z.literal(201), seq: z.int(), item: EventRef });
const Declined = z.object({
  status: z.int(),
  error: z.object({
    kind: z.string(),
    why: z.string(),
    field: z.string().optional(),
    rule: z.string().optional(),
  }),
});
const Line = z.union([Taken, Declined]);
type Line = z.infer<typeof Line>;
const Whole = Declined.omit({ status: true });

/** Why nothing more is sent: somebody else is signed in, or nobody; it may not be; it was called off here. */
export type Stop = 'other' | 'nobody' | 'forbidden' | 'called-off';
/** What is waited for. */
export type Wait = 'offline' | 'busy' | 'clock';

export interface Around {
  readonly picture: PictureId;
  /** In whose name; it's that person's rows all along. [S16] */
  readonly name: string | undefined;
  readonly ask: (path: string, asking: Asking) => Promise<Response | Failure>;
  /** ms that only go forward, and a pause of ms. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Told before each pause that it did not choose, and when it's over. */
  readonly waiting: (wait: Wait | undefined) => void;
}

/**
 * The server takes 2,000 commands of a person at once, and 200 a second. So many go at once, and then so many a
 * second: the rest is for what the person reports by hand.
 */
const AT_ONCE = 1000;
const A_SECOND = 150;
const FIRST_WAIT = 500; // ms, doubled at each try
const LONGEST_WAIT = 15_000; // ms
const TIMEOUT = 30_000; // ms for one answer
/** Statuses after which the same commands are sent again. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** Statuses for a whole body, of which one line may be the reason: it is sent again in halves. */
const REFUSED_WHOLE: ReadonlySet<number> = new Set([400, 413, 422]);

export class Poster {
  readonly #around: Around;
  #stop: Stop | undefined;
  #stopped: () => void = () => {};
  readonly #stopping = new Promise<void>((done) => {
    this.#stopped = done;
  });
  #held: Promise<void> | undefined;
  #release: () => void = () => {};
  #sent = 0;
  #since: number | undefined;
  #tries = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Nothing is sent from now on; what is under way is still answered. */
  stop(why: Stop): void {
    this.#stop ??= why;
    this.#stopped();
    this.resume();
  }
  /** Nothing is sent until `resume`. */
  pause(): void {
    this.#held ??= new Promise((done) => {
      this.#release = done;
    });
  }
  resume(): void {
    this.#held = undefined;
    this.#release();
  }

  /** The answers in the order of the commands, or why it gave up: then none of these may have been taken, or some. */
  async post(lines: readonly string[]): Promise<readonly Reply[] | GaveUp> {
    await this.#pace(lines.length);
    return this.#insist(lines);
  }

  /** Waits until so many more are due. */
  async #pace(count: number): Promise<void> {
    const { now } = this.#around;
    this.#since ??= now();
    const due = this.#since + (Math.max(0, this.#sent + count - AT_ONCE) / A_SECOND) * 1000;
    this.#sent += count;
    const early = due - now();
    if (early > 0) await this.#rest(early);
  }

  /** A pause, which ends when it is called off. */
  #rest(ms: number): Promise<unknown> {
    return Promise.race([this.#around.sleep(ms), this.#stopping]);
  }

  async #insist(lines: readonly string[]): Promise<readonly Reply[] | GaveUp> {
    await this.#held;
    if (this.#stop !== undefined) return { kind: 'stopped', why: this.#stop };
    const { picture, name, ask } = this.#around;
    const got = await ask(`/api/pictures/${picture}/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => `${line}\n`).join(''),
      name,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!(got instanceof Response)) return this.#again(lines, 'offline');
    const text = await got.text().catch(() => undefined);
    if (text === undefined) return this.#again(lines, 'offline');
    if (got.ok) return this.#settled(lines, text);
    const kind = Whole.safeParse(jsonOf(text)).data?.error.kind;
    if (TRANSIENT.has(got.status)) {
      return this.#again(lines, kind === 'clock' ? 'clock' : 'busy', pauseIn(got));
    }
    if (kind === 'other-person') return this.#ended('other');
    if (got.status === 401) return this.#ended('nobody');
    if (!REFUSED_WHOLE.has(got.status)) return this.#ended('forbidden');
    if (lines.length > 1) return this.#halves(lines);
    return [refusedWith(got.status, text)];
  }

  #ended(stop: Stop): GaveUp {
    this.stop(stop);
    return { kind: 'stopped', why: stop };
  }

  async #again(
    lines: readonly string[],
    wait: Wait,
    asked?: number,
  ): Promise<readonly Reply[] | GaveUp> {
    const grown = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++);
    this.#around.waiting(wait);
    await this.#rest(asked ?? grown);
    const got = await this.#insist(lines);
    this.#around.waiting(undefined);
    return got;
  }

  async #halves(lines: readonly string[]): Promise<readonly Reply[] | GaveUp> {
    const middle = Math.ceil(lines.length / 2);
    const first = await this.#insist(lines.slice(0, middle));
    if ('kind' in first) return first;
    const second = await this.#insist(lines.slice(middle));
    return 'kind' in second ? second : [...first, ...second];
  }

  /** One answer a line; fewer mean that the line broke. Those that the server had no room for are sent again. */
  async #settled(lines: readonly string[], text: string): Promise<readonly Reply[] | GaveUp> {
    const answers = text.split('\n').flatMap((line) => {
      const read = line === '' ? undefined : Line.safeParse(jsonOf(line)).data;
      return read === undefined ? [] : [read];
    });
    if (answers.length !== lines.length) return this.#again(lines, 'offline');
    const open = lines.filter((_, i) => isTransient(answers[i]));
    if (open.length < lines.length) this.#tries = 0;
    let later: readonly Reply[] = [];
    if (open.length > 0) {
      const clock = answers.some((one) => isTransient(one) && one.error.kind === 'clock');
      const got = await this.#again(open, clock ? 'clock' : 'busy');
      if ('kind' in got) return got;
      later = got;
    }
    let next = 0;
    return answers.flatMap((answer) =>
      isTransient(answer) ? (later[next++] ?? []) : [replyOf(answer)],
    );
  }
}

const isTransient = (answer: Line | undefined): answer is z.infer<typeof Declined> =>
  answer !== undefined && 'error' in answer && TRANSIENT.has(answer.status);

function replyOf(answer: Line): Reply {
  if (!('error' in answer)) return { kind: 'taken', seq: answer.seq, item: answer.item };
  const { status, error } = answer;
  return { kind: 'refused', status, rule: error.rule, field: error.field ?? '', why: error.why };
}

function refusedWith(status: number, text: string): Reply {
  const error = Whole.safeParse(jsonOf(text)).data?.error;
  const { rule, field = '', why = text.slice(0, 200) } = error ?? {};
  return { kind: 'refused', status, rule, field, why };
}

/** `Retry-After` in ms, one second at least; undefined: it does not say. */
function pauseIn({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(1, seconds) * 1000 : undefined;
}

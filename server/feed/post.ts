/** Posts commands to a picture until each is answered. Sent twice, a command counts once. [L8] */
import { setTimeout as pass } from 'node:timers/promises';
import { z } from 'zod';
import { type GaveUp, type Outcome, type Post, Standing } from '../../picture/files/post.ts';
import { EventRef } from '../../picture/kinds/event.ts';

const Taken = z.object({
  status: z.literal(201),
  seq: z.int(),
  item: EventRef,
  stands: Standing.optional(),
});
const Declined = z.object({
  status: z.int(),
  error: z.object({
    kind: z.string(),
    rule: z.string().optional(),
    field: z.string().optional(),
    why: z.string(),
    stands: Standing.optional(),
  }),
});
const Answer = z.union([Taken, Declined]);
type Answer = z.infer<typeof Answer>;
/** The refusal of a whole request. */
const BodyError = Declined.omit({ status: true });

/** The reply to a request: answers, 'again' after `wait` ms, or a refusal of the whole body. */
type Reply =
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  | { readonly kind: 'again'; readonly why: string; readonly wait: number | undefined }
  | { readonly kind: 'whole'; readonly why: string }
  | GaveUp;

/** Where to post to, and for how long. */
export interface PostOptions {
  /** `http://127.0.0.1:8080/api/pictures/shared/changes` */
  readonly url: string;
  /** The header `Authorization` of a feed. */
  readonly authorization: string;
  /** ms to go on without any answer. */
  readonly patience: number;
  /** Called before each wait: why, and ms. */
  readonly waiting: (why: string, ms: number) => void;
  /** ms since 1970, and a timer in ms; default: the machine's own. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const TIMEOUT = 30_000; // ms for one answer
const FIRST_WAIT = 250; // ms, doubled at each try
const LONGEST_WAIT = 15_000; // ms
/** Statuses after which the same request is sent again. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** Statuses for a whole body, of which one line may be the reason: it is sent again in halves. */
const REFUSED_WHOLE: ReadonlySet<number> = new Set([400, 413, 422]);

/** A function that posts to one picture. */
export function createPost(line: PostOptions): Post {
  const { now = Date.now, sleep = pass } = line;
  let tries = 0;
  let deadline: number | undefined;

  /** Waits before the next try; gives up if it would take longer than `patience`. */
  async function pause(why: string, requested?: number): Promise<GaveUp | undefined> {
    deadline ??= now() + line.patience;
    const grown = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries++);
    const wait = requested ?? grown * (0.5 + Math.random() / 2); // jitter
    if (now() + wait > deadline) return { kind: 'stopped', why };
    line.waiting(why, wait);
    await sleep(wait);
    return undefined;
  }

  async function post(lines: readonly string[]): Promise<readonly Outcome[] | GaveUp> {
    const reply = await ask(line, lines);
    switch (reply.kind) {
      case 'stopped':
        return reply;
      case 'again':
        return (await pause(reply.why, reply.wait)) ?? post(lines);
      case 'whole':
        return lines.length === 1
          ? [{ kind: 'refused', rule: undefined, field: '', why: reply.why }]
          : postHalves(lines);
      case 'answers':
        return settle(lines, reply.answers);
      default:
        return reply satisfies never;
    }
  }

  async function postHalves(lines: readonly string[]): Promise<readonly Outcome[] | GaveUp> {
    const middle = Math.ceil(lines.length / 2);
    const first = await post(lines.slice(0, middle));
    if ('kind' in first) return first;
    const second = await post(lines.slice(middle));
    return 'kind' in second ? second : [...first, ...second];
  }

  /** The outcomes of these answers; transient ones are sent again. */
  async function settle(
    lines: readonly string[],
    answers: readonly Answer[],
  ): Promise<readonly Outcome[] | GaveUp> {
    const open = lines.filter((_, i) => isTransient(answers[i]));
    if (open.length < lines.length) {
      tries = 0;
      deadline = undefined;
    }
    let again: Outcome[] = [];
    if (open.length > 0) {
      const why = answers.find(isTransient)?.error.why ?? '';
      const answered = (await pause(why)) ?? (await post(open));
      if ('kind' in answered) return answered;
      again = [...answered];
    }
    return answers.flatMap((answer) =>
      isTransient(answer) ? again.splice(0, 1) : [outcome(answer)],
    );
  }

  return post;
}

const isTransient = (answer: Answer | undefined): answer is z.infer<typeof Declined> =>
  answer !== undefined && 'error' in answer && TRANSIENT.has(answer.status);

function outcome(answer: Answer): Outcome {
  if ('error' in answer) {
    const { field = '', why, rule, stands } = answer.error;
    if (stands !== undefined) return { kind: 'reused', stands };
    return { kind: 'refused', rule, field, why };
  }
  const { seq, item, stands } = answer;
  return { kind: 'taken', seq, item, stands };
}

async function ask({ url, authorization }: PostOptions, lines: readonly string[]): Promise<Reply> {
  let status: number;
  let text: string;
  let after: string | null;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson', Authorization: authorization },
      body: lines.map((line) => `${line}\n`).join(''),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    status = answer.status;
    after = answer.headers.get('Retry-After');
    text = await answer.text();
  } catch (fault) {
    return { kind: 'again', why: connectionFault(fault), wait: undefined };
  }
  if (status === 200 || status === 201) return answersIn(text, lines.length);
  const why = whyIn(text) ?? `the server answers ${status}`;
  if (TRANSIENT.has(status)) return { kind: 'again', why, wait: waitOf(after) };
  if (REFUSED_WHOLE.has(status)) return { kind: 'whole', why };
  return { kind: 'stopped', why };
}

function connectionFault(fault: unknown): string {
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
  return `no connection: ${cause instanceof Error ? cause.message : cause}`;
}

/** One answer per line; fewer mean that the connection broke. */
function answersIn(text: string, count: number): Reply {
  const answers: Answer[] = [];
  for (const line of text.split('\n').filter((line) => line !== '')) {
    const read = Answer.safeParse(jsonIn(line));
    if (read.success) answers.push(read.data);
  }
  return answers.length === count
    ? { kind: 'answers', answers }
    : { kind: 'again', why: 'an answer was cut short', wait: undefined };
}

function whyIn(text: string): string | undefined {
  const read = BodyError.safeParse(jsonIn(text));
  return read.success ? read.data.error.why : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` (seconds or a date) in ms. */
function waitOf(after: string | null): number | undefined {
  if (after === null) return undefined;
  const seconds = Number(after);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

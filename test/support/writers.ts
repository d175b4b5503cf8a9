/** Writers that never stop, what they were promised, and whether a server kept it. */
import { expect } from 'vitest';
import { examine, GENESIS } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import type { Child } from './child.ts';
import { added, reported } from './examples.ts';
import { idOf } from './logs.ts';

const NOTES_ONLY = 'us analyst';
const WRITERS = ['us officer', 'il officer', 'sy officer', NOTES_ONLY];

/** A command that was acknowledged. */
export interface Taken {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
}

/** Writers that never stop, and ask again with the same id until they are answered. */
export class Writers {
  /** What was acknowledged, in the order in which the answers came. */
  readonly taken: Taken[] = [];
  readonly #rounds: Promise<void>[];
  #server = Promise.withResolvers<Child>();
  #refused = Promise.withResolvers<void>();
  #stopped = false;
  #asked = 0;
  #waiting: { readonly count: number; readonly wake: () => void } | undefined;

  constructor() {
    this.#rounds = WRITERS.map((who, i) => this.#write(who, i + 1));
  }

  serve(child: Child): void {
    this.#server.resolve(child);
  }

  unserve(): void {
    this.#server = Promise.withResolvers();
  }

  /** Settles at the next `count`th answer. */
  answered(count: number): Promise<void> {
    return new Promise((wake) => {
      this.#waiting = { count: this.taken.length + count, wake };
    });
  }

  /** Settles at the next answer of a server that takes nothing more. */
  refused(): Promise<void> {
    return this.#refused.promise;
  }

  /** Lets each finish what it has asked for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#rounds);
  }

  async #write(who: string, size: number): Promise<void> {
    while (!this.#stopped) {
      const ids = Array.from({ length: size }, () => idOf(++this.#asked));
      const body = ids.map((id, i) =>
        JSON.stringify({ id, change: i % 2 || who === NOTES_ONLY ? added() : reported() }),
      );
      for (const one of await this.#ask(who, ids, body.join('\n'))) this.taken.push(one);
      if (this.#waiting && this.taken.length >= this.#waiting.count) this.#waiting.wake();
    }
  }

  async #ask(who: string, ids: readonly string[], body: string): Promise<Taken[]> {
    for (;;) {
      const { session, ended } = await this.#server.promise;
      const { url, cookie } = session(who);
      try {
        const response = await fetch(`${url}/api/pictures/shared/changes`, {
          method: 'POST',
          body,
          headers: { Cookie: cookie, 'Content-Type': 'application/x-ndjson' },
        });
        const lines = (await response.text()).trimEnd().split('\n');
        const answers: { status: number; seq: number; hash: string }[] = lines.map((line) =>
          JSON.parse(line),
        );
        if (answers.every(({ status }) => status === 201))
          return answers.map(({ seq, hash }, i) => ({ id: ids[i] ?? '', seq, hash }));
        expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 503)); // it stops: again, later
        this.#refused.resolve();
        this.#refused = Promise.withResolvers();
      } catch (fault) {
        if (!(fault instanceof TypeError)) throw fault; // the line broke: whether it was taken is not known
      }
      await ended;
    }
  }
}

/** Every entry of the shared picture, examined and folded. Throws BrokenLog. */
export async function entriesOf({
  session,
}: Child): Promise<Map<number, { entry: Entry; hash: string }>> {
  const { url, cookie } = session('us officer');
  const headers = { Cookie: cookie };
  const text = await read(`${url}/api/pictures/shared/entries`, headers);
  const entries = new Map<number, { entry: Entry; hash: string }>();
  let head = GENESIS;
  for (const line of text.trimEnd().split('\n')) {
    const step = examine(head, new TextEncoder().encode(line));
    ({ head } = step);
    entries.set(head.seq, { entry: step.entry, hash: head.hash });
  }
  fold(
    EMPTY,
    [...entries.values()].map(({ entry }) => entry),
  );
  return entries;
}

/** All of these are there, each once. */
export function expectKept(
  taken: readonly Taken[],
  entries: Awaited<ReturnType<typeof entriesOf>>,
): void {
  for (const { id, seq, hash } of taken) {
    const kept = entries.get(seq);
    expect({ id: kept?.entry.command, hash: kept?.hash }).toEqual({ id, hash });
  }
  const ids = [...entries.values()].map(({ entry }) => entry.command);
  expect(new Set(ids).size).toBe(ids.length);
}

/** The body of an answer. A connection that was idle may be closed just as it is used again: then once more. */
async function read(url: string, headers: Record<string, string> = {}): Promise<string> {
  const got = async () => (await fetch(url, { headers })).text();
  return got().catch(got);
}

/** What `readyz` says once all logs are read; links are printed before that. */
export async function readiness({ url }: Pick<Child, 'url'>): Promise<string> {
  for (;;) {
    const said = await read(`${url}/readyz`);
    if (!said.endsWith('still being read')) return said;
    await new Promise(setImmediate);
  }
}

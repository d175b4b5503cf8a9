import { expect, test } from 'vitest';
import { examine, GENESIS } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { CLOSE } from '../../picture/wire.ts';
import { type Child, startMain, turns } from '../support/child.ts';
import { added, reported } from '../support/examples.ts';
import { figure } from '../support/figure.ts';
import { idOf } from '../support/logs.ts';
import { sized } from '../support/scale.ts';
import { Screen } from '../support/screen.ts';
import { random, seed } from '../support/seed.ts';
import { scratch, stubPage } from '../support/server.ts';

const KILLS = sized({ test: 3, soak: 300 });
const NOTES_ONLY = 'us analyst';
const WRITERS = ['us officer', 'il officer', 'sy officer', NOTES_ONLY];

interface Taken {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
}

/** Writers that never stop, and ask again with the same id until they are answered. */
class Writers {
  /** What was acknowledged, in the order in which the answers came. */
  readonly taken: Taken[] = [];
  readonly #rounds: Promise<void>[];
  #server = Promise.withResolvers<Child>();
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
      } catch (fault) {
        if (!(fault instanceof TypeError)) throw fault; // the line broke: whether it was taken is not known
      }
      await ended;
    }
  }
}

/** Every entry of the shared picture, examined and folded. Throws BrokenLog. */
async function entriesOf({ session }: Child): Promise<Map<number, { entry: Entry; hash: string }>> {
  const { url, cookie } = session('us officer');
  const headers = { Cookie: cookie };
  const text = await (await fetch(`${url}/api/pictures/shared/entries`, { headers })).text();
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

function expectKept(taken: readonly Taken[], entries: Awaited<ReturnType<typeof entriesOf>>): void {
  for (const { id, seq, hash } of taken) {
    const kept = entries.get(seq);
    expect({ id: kept?.entry.command, hash: kept?.hash }).toEqual({ id, hash });
  }
  const ids = [...entries.values()].map(({ entry }) => entry.command);
  expect(new Set(ids).size).toBe(ids.length);
}

const ready = async ({ url }: Child) => (await fetch(`${url}/readyz`)).text();

test('[L8] [L9] killed again and again while four write: all that was acknowledged is there, once, in order', async () => {
  const next = random(3);
  const [dir, page] = [scratch(), stubPage()];
  const writers = new Writers();
  let acknowledged = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await startMain(dir, page);
    expect(await ready(child), `before kill ${kill}, seed ${seed}`).toBe('ready');
    const enough = writers.answered(Math.floor(next() * 150));
    writers.serve(child);
    await enough;
    await turns(next() * 60); // anywhere between two answers
    writers.unserve();
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    acknowledged = writers.taken.length;
  }
  const child = await startMain(dir, page);
  expect(await ready(child)).toBe('ready');
  const entries = await entriesOf(child);
  expectKept(writers.taken.slice(0, acknowledged), entries);
  writers.serve(child);
  await writers.stop();
  const all = await entriesOf(child);
  expectKept(writers.taken, all);
  expect(all.size).toBe(writers.taken.length + 1); // what was asked again was not taken again
  figure(`killed ${KILLS} times, ${writers.taken.length} acknowledged, ${all.size} entries`);
});

test('[L9] told to stop: it answers or refuses what was asked, tells the screens, and ends well', async () => {
  const [dir, page] = [scratch(), stubPage()];
  const writers = new Writers();
  const child = await startMain(dir, page);
  const { url, cookie } = child.session('il wall');
  const live = `${url.replace('http', 'ws')}/api/pictures/shared/live`;
  const screen = await Screen.open(live, cookie);
  writers.serve(child);
  await writers.answered(300);
  writers.unserve();
  child.process.kill('SIGTERM');
  child.process.kill('SIGTERM'); // asked twice, it is in no more of a hurry
  expect(await screen.closed).toMatchObject({ code: CLOSE.draining });
  expect(await child.ended, child.log()).toBe(0);
  const acknowledged = [...writers.taken];
  const again = await startMain(dir, page);
  expect(await ready(again)).toBe('ready');
  expectKept(acknowledged, await entriesOf(again));
  writers.serve(again);
  await writers.stop();
  const all = await entriesOf(again);
  expectKept(writers.taken, all);
  expect(all.size).toBe(writers.taken.length + 1);
});

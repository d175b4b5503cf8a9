/** Officers of three desks that never stop to write to each other, and what they were promised. */
import type { Child } from './child.ts';
import { idOf } from './logs.ts';
import { digitsOf, HELP, PLACE, sent } from './messaging.ts';
import { random } from './seed.ts';
import type { Taken } from './writers.ts';

const DESKS = ['us', 'il', 'sy'];

/** What one desk may do next about one message that was sent to it. */
interface Task {
  readonly item: string;
  readonly act: 'acknowledged' | 'passed' | 'confirmed';
}

/** Each asks again with the same id until it is answered, also by a server that was started since. */
export class Talkers {
  /** What was acknowledged, in the order in which the answers came. */
  readonly taken: Taken[] = [];
  /** Messages that were acknowledged. */
  readonly sent: string[] = [];
  readonly #next = random(65);
  readonly #rounds: Promise<void>[];
  readonly #tasks = new Map<string, Task[]>(DESKS.map((desk) => [desk, []]));
  readonly #suspensions = new Map<string, string>();
  #server = Promise.withResolvers<Child>();
  #stopped = false;
  #asked = 0;
  #waiting: { readonly count: number; readonly wake: () => void } | undefined;

  constructor() {
    this.#rounds = DESKS.map((desk) => this.#talk(desk));
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

  async #talk(desk: string): Promise<void> {
    while (!this.#stopped) {
      const { change, done } = this.#nextOf(desk);
      const id = idOf(1_000_000 + ++this.#asked);
      const { seq, hash, item } = await this.#ask(desk, { id, change });
      this.taken.push({ id, seq, hash });
      done(item);
      if (this.#waiting && this.taken.length >= this.#waiting.count) this.#waiting.wake();
    }
  }

  /** What a desk does next, and what follows once it is done. */
  #nextOf(desk: string): { readonly change: object; readonly done: (item: string) => void } {
    const tasks = this.#tasks.get(desk) ?? [];
    const draw = this.#next();
    if (draw < 0.2) return this.#ofChannel(desk);
    const task = draw < 0.6 ? tasks.shift() : undefined;
    if (task === undefined) return this.#message(desk);
    const entry = Number(task.item.slice(2));
    const about = { type: `receipt.${task.act}`, item: task.item, entry };
    if (task.act === 'acknowledged') {
      const change = { ...about, held: false, digits: digitsOf(task.item) };
      return { change, done: (item) => void tasks.push({ item, act: 'passed' }) };
    }
    const change = { ...about, unit: { name: 'Post 4' } };
    const last = task.act === 'confirmed';
    return { change, done: (item) => void (last || tasks.push({ item, act: 'confirmed' })) };
  }

  #message(desk: string) {
    const others = DESKS.filter((one) => one !== desk && this.#next() < 0.8);
    const to = others.length > 0 ? others : DESKS.filter((one) => one !== desk);
    const urgent = this.#next() < 0.3;
    const change = urgent ? sent(to, { phrase: HELP }, 'FLASH') : sent(to, { phrase: PLACE });
    const done = (item: string) => {
      this.sent.push(item);
      for (const one of to) this.#tasks.get(one)?.push({ item, act: 'acknowledged' });
    };
    return { change, done };
  }

  #ofChannel(desk: string) {
    const item = this.#suspensions.get(desk);
    const done = (made: string) => {
      if (item === undefined) this.#suspensions.set(desk, made);
      else this.#suspensions.delete(desk);
    };
    const resuming = { type: 'channel.resumed', item };
    return { change: item === undefined ? { type: 'channel.suspended' } : resuming, done };
  }

  async #ask(desk: string, command: object): Promise<{ seq: number; hash: string; item: string }> {
    for (;;) {
      const { session, ended } = await this.#server.promise;
      const { url, cookie } = session(`${desk} officer`);
      try {
        const response = await fetch(`${url}/api/pictures/shared/changes`, {
          method: 'POST',
          body: JSON.stringify(command),
          headers: { Cookie: cookie, 'Content-Type': 'application/json' },
        });
        const body = await response.text();
        if (response.status === 201) return JSON.parse(body);
        if (response.status !== 503) throw new Error(`${JSON.stringify(command)}: ${body}`);
      } catch (fault) {
        if (!(fault instanceof TypeError)) throw fault; // the line broke: whether it was taken is not known
      }
      await ended;
    }
  }
}

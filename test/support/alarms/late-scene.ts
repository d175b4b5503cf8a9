/** A scene in which desks send messages and take their steps, at times that the test says. */
import type { Cell } from '../../../picture/cell.ts';
import { saying } from '../receipts/corresponding.ts';
import { quiet, Scene } from './table.ts';

/** Clocks that are easy to count with. */
export const CLOCKS = {
  FLASH: { shown: 10, acknowledged: 60, unit: 600 },
  IMMEDIATE: { acknowledged: 300, unit: 1800 },
};

const time = '2026-11-22T13:50:00.000Z';
const place = '36SYB65916820';
/** For units, and to acknowledge only. */
const UNRELIABLE = saying('577', { place, time });
/** About safety of life. */
export const HELP = saying('705', { place, count: 2 });
/** For desks, and to be answered. */
export const QUESTION = saying('416', { place, time });

export class LateScene extends Scene {
  constructor(escalation: object = CLOCKS, over: (cell: Cell) => Cell = (cell) => cell) {
    super(over(quiet({ ...escalation })));
  }

  /** us sends to il, unless it is said otherwise. */
  send(phrase: object = UNRELIABLE, precedence = 'FLASH', to: readonly string[] = ['il']): string {
    return `M-${this.say('us', { type: 'message.sent', message: { to, precedence, phrase } })}`;
  }

  /** il answers, and us has read it at once. */
  answer(ref: string, number: string, values: Record<string, string> = {}): number {
    const phrase = saying(number, { message: ref, ...values });
    const message = { to: ['us'], precedence: 'FLASH', phrase, answers: ref };
    const seq = this.say('il', { type: 'message.sent', message });
    this.read('us', `M-${seq}`);
    return seq;
  }

  /** us corrects or cancels a message, and il has read that at once. */
  end(ref: string, number: '130' | '149'): void {
    const phrase = saying(number, { message: ref });
    const message = { to: ['il'], precedence: 'FLASH', phrase };
    this.read('il', `M-${this.say('us', { type: 'message.sent', message })}`);
  }

  shown(desk: string, ref: string): void {
    this.say(desk, { type: 'receipt.shown', items: [ref] }, 'server');
  }

  read(desk: string, ref: string): void {
    this.say(desk, { type: 'receipt.acknowledged', item: ref, entry: Number(ref.slice(2)) });
  }

  /** A unit is told, or has confirmed. Answers the entry. */
  unit(act: 'passed' | 'confirmed', ref: string, name: string, desk = 'il'): number {
    const entry = Number(ref.slice(2));
    return this.say(desk, { type: `receipt.${act}`, item: ref, entry, unit: { name } });
  }

  /** The rows of a desk of which this is the kind. */
  late(desk: string, kind: string): string[] {
    return this.rows(desk).filter((row) => row.startsWith(`${kind} `));
  }

  /** il suspends its channel, or says when it resumes; `from` is a clock as in `at`. */
  suspend(from?: string, desk = 'il'): string {
    return `C-${this.say(desk, { type: 'channel.suspended', ...this.#from(from) })}`;
  }

  resume(ref: string, from?: string, desk = 'il'): void {
    this.say(desk, { type: 'channel.resumed', item: ref, ...this.#from(from) });
  }

  #from(clock: string | undefined): object {
    return clock === undefined ? {} : { from: LateScene.time(clock) };
  }

  /** The time of a clock. */
  static time(clock: string): string {
    const start = Date.parse('2026-11-22T14:00:00.000Z');
    return new Date(start + Scene.seconds(clock) * 1000).toISOString();
  }
}

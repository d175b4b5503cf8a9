/** A day of messages, each taken to its last rung by all the desks that it is for; the same in every run. */
import type { Actor } from '../../picture/permission.ts';
import { HOUR, MINUTE, SECOND } from './clock.ts';
import { machine } from './desks.ts';
import { Growing } from './growing.ts';
import { digitsOf, sent } from './messaging.ts';
import { DESKS, OPENED, person } from './people.ts';
import { said as phrase } from './phrases.ts';
import { random } from './seed.ts';
import { SERVED } from './theatre.ts';

const START = Date.parse('2026-11-22T00:00:00Z');
const DAY = 24 * HOUR;
const PLACE = '36SYB65916820';

/** A phrase that is said, and how it is answered; undefined: it is only read. */
interface Said {
  readonly number: string;
  readonly precedence: string;
  readonly values: object;
  readonly answer?: string;
}
/** Information, a warning, a question, a request in a hurry, and news from the fields. */
const SAID: readonly Said[] = [
  { number: '577', precedence: 'PRIORITY', values: {} },
  { number: '726', precedence: 'IMMEDIATE', values: { direction: 'e' } },
  { number: '416', precedence: 'IMMEDIATE', values: {}, answer: '362' },
  { number: '705', precedence: 'FLASH', values: { count: 2 }, answer: '319' },
  { number: '638', precedence: 'PRIORITY', values: { direction: 'w', count: 40 } },
];

/** What is done at a time (ms since 1970), and what follows from it for the item that it made. */
interface Act {
  readonly at: number;
  readonly by: Actor;
  readonly change: object;
  readonly follows?: (ref: string) => readonly Act[];
}

/** A log of 24 hours with so many messages in each, answers among them, and how many they are. */
export function messageDay(perHour: number): { readonly log: Growing; readonly messages: number } {
  const log = new Growing(START, OPENED, SERVED);
  log.roles = true;
  const next = random(100);
  let messages = 0;
  const later = (at: number, least: number, most: number): number =>
    at + Math.floor((least + next() * (most - least)) * SECOND);

  const message = (at: number, from: string, to: readonly string[], said: Said): Act => {
    const time = new Date(Math.floor(at / MINUTE) * MINUTE).toISOString();
    const words = phrase(said.number, { place: PLACE, time, ...said.values });
    const answers = 'message' in said.values ? { answers: said.values.message } : {};
    const change = sent(to, { phrase: words, ...answers }, said.precedence);
    return {
      at,
      by: person(from),
      change,
      follows: (ref) => to.flatMap((desk) => taken(ref, desk)),
    };

    /** What a desk does with it: shown, acknowledged, told to a unit that confirms, answered. */
    function taken(item: string, desk: string): readonly Act[] {
      const by = person(desk);
      const about = { item, entry: Number(item.slice(2)) };
      const digits = said.precedence === 'FLASH' ? { digits: digitsOf(item) } : {};
      const shown = later(at, 2, 9);
      const known = later(shown, 5, 45);
      const passed = later(known, 10, 120);
      const unit = { name: 'Post 4' };
      const read: readonly Act[] = [
        { at: shown, by: machine(desk), change: { type: 'receipt.shown', items: [item] } },
        {
          at: known,
          by,
          change: { type: 'receipt.acknowledged', ...about, held: false, ...digits },
        },
      ];
      const told: readonly Act[] = [
        { at: passed, by, change: { type: 'receipt.passed', ...about, unit } },
        { at: later(passed, 20, 200), by, change: { type: 'receipt.confirmed', ...about, unit } },
      ];
      const isTold = /^[2567]/.test(said.number) && desk !== 'us'; // which has no units
      const { answer: number, precedence } = said;
      const answer = number && { number, precedence, values: { message: item } };
      return [
        ...read,
        ...(isTold ? told : []),
        ...(answer ? [message(later(known, 30, 300), desk, [from], answer)] : []),
      ];
    }
  };

  const acts: Act[] = [];
  const slot = HOUR / perHour;
  for (let at = START; at < START + DAY; at += slot) {
    acts.sort((a, b) => a.at - b.at);
    while (acts[0] !== undefined && acts[0].at <= at) perform(acts.shift());
    const said = SAID[Math.floor(next() * SAID.length)];
    const from = DESKS[Math.floor(next() * DESKS.length)] ?? '';
    const others = DESKS.filter((desk) => desk !== from);
    const to = next() < 0.5 ? others : others.slice(0, 1);
    if (said !== undefined && messages * slot <= at - START) perform(message(at, from, to, said));
  }
  while (acts.length > 0) {
    acts.sort((a, b) => a.at - b.at);
    perform(acts.shift());
  }
  return { log, messages };

  function perform(act: Act | undefined): void {
    if (act === undefined) return;
    const { at, by, change, follows } = act;
    const refused = log.ask(by, change, Math.max(0, at - log.now));
    if (refused !== undefined) throw new Error(JSON.stringify([change, refused]));
    if (follows === undefined) return;
    messages++;
    acts.push(...follows(`M-${log.entries.length}`));
  }
}

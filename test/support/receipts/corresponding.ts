/** A log in which desks send messages and take steps with what they must know, judged by the rules. */
import { DeskId } from '../../../picture/basics.ts';
import type { Refusal } from '../../../picture/decide.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import { kindOf } from '../../../picture/items.ts';
import type { Actor } from '../../../picture/permission.ts';
import type { PhraseNumber } from '../../../picture/phrasebook/phrase.ts';
import { phraseSaid, type Value } from '../../../picture/phrasebook/said.ts';
import {
  type DeskLadder,
  type Ladder,
  ladderOf,
  type Rung,
} from '../../../picture/views/receipts/ladder.ts';
import { BOOK } from '../../../server/lib/phrasebook.ts';
import { CELL } from '../cell.ts';
import { Consenting } from '../consenting.ts';
import { itemAt } from '../growing.ts';
import { DESKS, person } from '../people.ts';

/** A phrase of the book. Throws if its values are not of its types. */
export function saying(number: string, values: Readonly<Record<string, Value>> = {}) {
  const said = phraseSaid(BOOK, number, values);
  if ('why' in said) throw new Error(`${number}: ${said.field} ${said.why}`);
  return said satisfies { readonly number: PhraseNumber };
}

const TEXT = { text: { original: 'en', en: 'The gate by the well stays open' } };
/** Please call us by telephone: a request, and not for units. */
export const CALL = { phrase: saying('125', { time: '2026-11-22T15:00:00.000Z' }) };
/** Satellite navigation is unreliable: for units, and can only be acknowledged. */
export const UNRELIABLE = {
  phrase: saying('577', { place: '36SYB65916820', time: '2026-11-22T13:50:00.000Z' }),
};

export class Corresponding extends Consenting {
  readonly #cell = CELL;

  /** A desk sends a message. Returns its reference; throws if it was not taken. */
  send(desk: string, to: readonly string[], said: object = TEXT, precedence = 'FLASH'): string {
    const change = { type: 'message.sent', message: { to, precedence, ...said } };
    return `M-${this.do(person(desk), change)}`;
  }

  /** A desk answers a message. */
  answer(desk: string, ref: string, number: string, values: Record<string, Value> = {}): string {
    const message = itemAt(this.picture, ref);
    if (message?.kind !== 'message') throw new Error(`no message ${ref}`);
    const said = { phrase: saying(number, { message: ref, ...values }), answers: ref };
    return this.send(desk, [message.by.desk], said, message.fields.precedence);
  }

  item(ref: string): AnyItem {
    const item = itemAt(this.picture, ref);
    if (item === undefined) throw new Error(`no item ${ref}`);
    return item;
  }

  /** The entry whose words a desk must know. */
  entry(ref: string): number | undefined {
    const item = this.item(ref);
    return kindOf(item).asks(item, DESKS)?.words.seq;
  }

  /** An act of receipts about the words of an item as they are; undefined: it was taken. */
  step(who: string | Actor, act: string, ref: string, over: object = {}): Refusal | undefined {
    const actor = typeof who === 'string' ? person(who) : who;
    const change = { type: `receipt.${act}`, item: ref, entry: this.entry(ref), ...over };
    return this.ask(actor, change);
  }

  /** A desk acknowledges, with the digits of a FLASH, while nobody holds its watch. */
  acknowledge(who: string | Actor, ref: string, over: object = { held: false }) {
    return this.step(who, 'acknowledged', ref, { digits: digitsOf(ref), ...over });
  }

  /** The server writes that items were shown at a desk. */
  shown(desk: string, ...items: readonly string[]): Refusal | undefined {
    return this.server(desk, { type: 'receipt.shown', items });
  }

  ladder(ref: string): Ladder | undefined {
    const { picture, now } = this;
    return ladderOf(this.item(ref), { picture, cell: this.#cell, now });
  }

  desk(ref: string, desk: string): DeskLadder {
    const found = this.ladder(ref)?.desks.find((one) => one.desk === DeskId.parse(desk));
    if (found === undefined) throw new Error(`${ref} does not ask ${desk}`);
    return found;
  }

  /** The steps of a desk that are made, each with its entry: `shown 4, acknowledged 5`. */
  made(ref: string, desk: string): string {
    const { shown, acknowledged, answered, unit } = this.desk(ref, desk);
    const rungs: readonly (readonly [string, Rung<{ readonly seq: number }> | undefined])[] = [
      ['shown', shown],
      ['acknowledged', acknowledged],
      ['answered', answered],
      ['confirmed', unit],
    ];
    return rungs
      .flatMap(([name, rung]) => (rung?.is === 'made' ? [`${name} ${rung.step.seq}`] : []))
      .join(', ');
  }
}

/** The last three digits of the number of an item. */
export const digitsOf = (ref: string): string => ref.slice(2).padStart(3, '0').slice(-3);

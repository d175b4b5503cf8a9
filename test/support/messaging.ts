/** Messages as desks send them, in phrases of the book, and the acts with which others take them in. */
import { said as phrase } from './phrases.ts';

export { phrase };

/** A message to some desks, of the phrase and with the precedence that are said. */
export const sent = (
  to: readonly string[],
  said: object = { phrase: PLACE },
  precedence = 'IMMEDIATE',
) => ({ type: 'message.sent', message: { to, precedence, ...said } });

/** That satellites cannot be relied on at a place: nothing that waits for an answer, nor of life safety. */
export const PLACE = phrase('577', { place: '36SYB65916820', time: '2026-11-22T13:50:00.000Z' });
/** That medical help is to be sent: life safety, and a request. */
export const HELP = phrase('705', { place: '36SYB65916820', count: 2 });

/** The last three digits of the number of an item: what acknowledging a FLASH asks for. */
export const digitsOf = (ref: string): string => ref.slice(2).padStart(3, '0').slice(-3);

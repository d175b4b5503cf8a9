/** Questions about what stands in a field. They are answered by one press, and nothing is sent before. [R66] */
import type { Messages } from '../messages/catalogue.ts';

/** A meaning that the text may have, or a change that is offered. */
export interface Offer {
  /** What choosing it writes into the field. */
  readonly text: string;
  /** The meaning, written out in full; it reads left to right. Empty if `act` says all there is to say. */
  readonly shown: string;
  /** The moment that it means (ms since 1970): how long ago that is, is said beside it. */
  readonly at?: number;
  /** What choosing it does, where it is no meaning of the text as it stands. */
  readonly act?: keyof Messages['asking']['acts'];
}

/** What is asked; the words for it stand in messages/en.json (asking.asks). */
export type AskName = keyof Messages['asking']['asks'];

export interface Question {
  readonly name: AskName;
  readonly offers: readonly Offer[];
  /** The text may be meant as it stands. */
  readonly keep: boolean;
  /** The line of a list that it is about, from 1. */
  readonly line?: number;
}

/** What the desk of an item does with it, for a reason that it writes. */
import type { Language } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import { wordsIn } from '../messages/catalogue.ts';

export interface OwnAct {
  /** Tells it from the others of its item. */
  readonly name: string;
  label(language: Language): string;
  /** On the button that sends it. */
  confirm(language: Language): string;
  change(reason: string): Change;
}

/** An act that several kinds have, in the words that they share. */
export const ownAct = (
  name: 'suspend' | 'resume' | 'withdraw',
  change: (reason: string) => Change,
): OwnAct => ({
  name,
  label: (language) => wordsIn(language).detail[name],
  confirm: (language) => wordsIn(language).detail.confirm[name],
  change,
});

/** What the desk of an item does with it. */
import type { Language } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import { wordsIn } from '../messages/catalogue.ts';

export interface OwnAct {
  /** Tells it from the others of its item. */
  readonly name: string;
  label(language: Language): string;
  /** On the button that sends it. */
  confirm(language: Language): string;
  /** Whether it is done for a reason, which the desk writes. */
  readonly reasoned: boolean;
  /** `reason` is empty where none is asked for. */
  change(reason: string): Change;
}

/** An act for a reason that several kinds have, in the words that they share. */
export const ownAct = (
  name: 'suspend' | 'resume' | 'withdraw',
  change: (reason: string) => Change,
): OwnAct => ({
  name,
  label: (language) => wordsIn(language).detail[name],
  confirm: (language) => wordsIn(language).detail.confirm[name],
  reasoned: true,
  change,
});

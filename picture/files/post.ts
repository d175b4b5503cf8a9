/** Sending commands, as the order of rows needs it; the page and the command each have their own way. */
import type { EventRef } from '../kinds/event.ts';

/** The answer to one command. */
export type Outcome =
  | { readonly kind: 'taken'; readonly seq: number; readonly item: EventRef }
  | {
      readonly kind: 'refused';
      readonly rule: string | undefined;
      readonly field: string;
      readonly why: string;
    };

/** No more commands can be sent. */
export interface GaveUp {
  readonly kind: 'stopped';
  readonly why: string;
}

/** Sends commands, each one line of JSON. Returns the outcomes in order, or why it gave up. */
export type Post = (lines: readonly string[]) => Promise<readonly Outcome[] | GaveUp>;

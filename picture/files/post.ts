/** Sending commands, as the order of rows needs it; the page and the command each have their own way. */
import { z } from 'zod';
import { EventRef } from '../kinds/event.ts';

/** An event that a desk's feed reported before, beside what the feed says of it now. [P22] */
export const Standing = z.object({
  item: EventRef,
  revision: z.int().positive(),
  /** It says just that; or a feed said just that last, and a person has changed it since. */
  same: z.boolean(),
});

/** The answer to one command. */
export type Outcome =
  | {
      readonly kind: 'taken';
      readonly seq: number;
      readonly item: EventRef;
      /** How it stands, if it was there before; undefined: as it was reported. */
      readonly stands?: Standing | undefined;
    }
  /** The id is that of an earlier report, which said something else. */
  | { readonly kind: 'reused'; readonly stands: Standing }
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

export type Standing = z.infer<typeof Standing>;

/** What the page and the worker that reads a file say to each other. */

import type { Seen } from '../../picture/entry.ts';
import type { RowNote } from '../../picture/files/faults.ts';
import type { GaveUp } from '../../picture/files/post.ts';
import type { RefusedRow } from '../../picture/files/row.ts';
import type { Choices, Survey } from '../../picture/files/survey.ts';
import type { Shape } from '../../picture/geo/place.ts';
import type { Delivered, Delivery, Reply, Wanted } from './delivery.ts';
import type { GroupRow } from './groups.ts';
import type { Circumstances, ReadFile, Refused } from './intake.ts';
import type { KnownEvent } from './known-events.ts';

/** A group of refusals or of notes, by its name. */
export type GroupName =
  | { readonly of: 'refused'; readonly field: string; readonly name: Refused }
  | { readonly of: 'noted'; readonly field: string; readonly name: RowNote };

/** From the page. */
export type Asked =
  | { readonly ask: 'open'; readonly file: File; readonly around: Circumstances }
  /** What stands in the picture already, or has changed there; in slices. */
  | { readonly ask: 'know'; readonly events: readonly KnownEvent[] }
  /** A later reading calls off the one before. */
  | { readonly ask: 'read'; readonly reading: number; readonly choices: Choices }
  | { readonly ask: 'rows'; readonly question: number; readonly group: GroupName }
  | { readonly ask: 'shapes'; readonly question: number; readonly number: number }
  | {
      readonly ask: 'send';
      readonly survey: Survey;
      readonly wanted: Wanted;
      readonly seen: Seen | undefined;
    }
  | { readonly ask: 'replied'; readonly replies: readonly Reply[] | GaveUp };

/** From the worker. */
export type Told =
  | { readonly tell: 'share'; readonly reading: number; readonly share: number }
  | { readonly tell: 'read'; readonly reading: number; readonly file: ReadFile | RefusedRow }
  | { readonly tell: 'rows'; readonly question: number; readonly rows: readonly GroupRow[] }
  | { readonly tell: 'shapes'; readonly question: number; readonly shapes: readonly Shape[] }
  /** To be sent, one command a line, and answered with `replied`. */
  | { readonly tell: 'submit'; readonly lines: readonly string[] }
  | { readonly tell: 'delivered'; readonly delivered: Delivered }
  | { readonly tell: 'ended'; readonly delivery: Delivery }
  /** A bug, or a worker that has no room. */
  | { readonly tell: 'broken'; readonly why: string };

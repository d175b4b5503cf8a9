/** An annotation: words, alone on the map or on an item, with replies. */
import { z } from 'zod';
import { type Author, type Instant, NoteRef, Ref, texts } from '../basics.ts';
import { Shape } from '../place.ts';
import { changedBy, type Item, madeBy, Reason, type Stamp } from './item.ts';

export const NOTE_SHAPES = ['pin', 'text', 'arrow', 'line', 'area'] as const;

/** What a note looks like on the map; an arrow points from the first position to the last. */
const Mark = z
  .strictObject({ form: z.enum(NOTE_SHAPES), geometry: Shape })
  .refine(({ form, geometry }) => geometry.type === GEOMETRY_OF[form], {
    error: 'this form needs another kind of geometry',
    path: ['geometry'],
  });
const GEOMETRY_OF = {
  pin: 'Point',
  text: 'Point',
  arrow: 'LineString',
  line: 'LineString',
  area: 'Polygon',
} as const;

export const NoteFields = z
  .strictObject({ text: texts(2000), on: Ref.optional(), mark: Mark.optional() })
  .refine((note) => note.on !== undefined || note.mark !== undefined, {
    error: 'a note is on an item (on) or on the map (mark), or both',
    path: ['on'],
  });

export const NoteChanges = [
  z.strictObject({ type: z.literal('note.added'), note: NoteFields }),
  z.strictObject({ type: z.literal('note.amended'), item: NoteRef, note: NoteFields }),
  z.strictObject({ type: z.literal('note.replied'), item: NoteRef, text: texts(2000) }),
  z.strictObject({ type: z.literal('note.withdrawn'), item: NoteRef, reason: Reason }),
] as const;
const NoteChange = z.union(NoteChanges);

export interface Reply {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
  readonly text: NoteFields['text'];
}

export interface NoteItem extends Item {
  readonly kind: 'note';
  readonly ref: NoteRef;
  readonly state: 'standing' | 'withdrawn';
  readonly fields: NoteFields;
  readonly replies: readonly Reply[];
}

/** The item after one change of its own; `known` is undefined exactly when the change makes it. */
export function foldNote(known: NoteItem | undefined, stamp: Stamp, change: NoteChange): NoteItem {
  if (change.type === 'note.added') {
    return {
      kind: 'note',
      ref: NoteRef.parse(`A-${stamp.seq}`),
      ...madeBy(stamp, change.type),
      state: 'standing',
      fields: change.note,
      replies: [],
    };
  }
  if (known === undefined) throw new Error(`${change.item} is not in the picture`);
  switch (change.type) {
    case 'note.amended':
      return { ...changedBy(known, stamp, change, true), fields: change.note };
    case 'note.replied': {
      const { seq, time, by } = stamp;
      return {
        ...changedBy(known, stamp, change),
        replies: [...known.replies, { seq, time, by, text: change.text }],
      };
    }
    case 'note.withdrawn':
      return { ...changedBy(known, stamp, change), state: 'withdrawn' };
    default:
      return change satisfies never;
  }
}

export type NoteFields = z.infer<typeof NoteFields>;
export type NoteChange = z.infer<typeof NoteChange>;

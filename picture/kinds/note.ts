/** Notes: the kind for text on the map or on another item; notes take replies. */
import { z } from 'zod';
import { Ref, refOf, texts } from '../basics.ts';
import { type Replied, replies } from '../facets/replies.ts';
import { squareAround } from '../geo/coarsen.ts';
import { Shape } from '../geo/place.ts';
import { WRITERS } from '../roles.ts';
import { changedBy, type Item, madeBy, Reason, type Stamp, withdrawnAt } from './item.ts';
import type { Kind } from './kind.ts';

export const NoteRef = refOf('A', 'a note');

/** The forms that a note can have on the map. */
export const NOTE_SHAPES = ['pin', 'text', 'arrow', 'line', 'area'] as const;

/** The form and geometry of a note on the map; an arrow points from its first position to its last. */
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

/** All that a note says of itself. [R7] */
export const NoteFields = z
  .strictObject({ text: texts(2000), on: Ref.optional(), mark: Mark.optional() })
  .refine((note) => note.on !== undefined || note.mark !== undefined, {
    error: 'a note is on an item (on) or on the map (mark), or both',
    path: ['on'],
  });

const added = {
  schema: z.strictObject({ type: z.literal('note.added'), note: NoteFields }),
  may: WRITERS,
  analystsShare: true,
} as const;
const amended = {
  schema: z.strictObject({ type: z.literal('note.amended'), item: NoteRef, note: NoteFields }),
  may: WRITERS,
  analystsShare: true,
} as const;
const withdrawn = {
  schema: z.strictObject({ type: z.literal('note.withdrawn'), item: NoteRef, reason: Reason }),
  may: WRITERS,
  analystsShare: true,
} as const;

/** A note in the picture. */
export interface NoteItem extends Item, Replied {
  readonly kind: 'note';
  readonly ref: NoteRef;
  readonly state: 'standing' | 'withdrawn';
  readonly fields: NoteFields;
}

/** The item after one of the kind's own changes; `known` is undefined exactly when the change makes it. */
function fold(known: NoteItem | undefined, stamp: Stamp, change: NoteChange): NoteItem {
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
    case 'note.withdrawn':
      return { ...changedBy(known, stamp, change), state: 'withdrawn' };
    default:
      return change satisfies never;
  }
}

/** The kind of notes, references A-n. */
export const note = {
  kind: 'note',
  letter: 'A',
  field: 'note',
  makes: [added],
  amends: [amended],
  others: [withdrawn],
  facets: [replies],
  fold,
  touches: () => [],
  touched: (item) => item,
  said: (item) => item.fields,
  saidIn: (change) => ('note' in change ? change.note : undefined),
  refuse: () => undefined,
  place: ({ mark }) => mark?.geometry,
  on: ({ on }) => on,
  happened: (item) => item.recorded,
  point: () => undefined,
  title: ({ fields }) => fields.text,
  over: withdrawnAt,
  asks: () => undefined,
  brief: () => [],
  release: {
    bars: () => undefined,
    copy({ text, on: ref, mark }, { placed, named }) {
      const on = ref && named(ref);
      if (mark === undefined) return on === undefined ? 'nowhere' : { text, on };
      const place = placed(mark.geometry);
      if (place === undefined) return { text, on, mark };
      const geometry = place === 'too-wide' ? undefined : squareAround(place);
      if (geometry === undefined) return 'too-wide';
      return { text, on, mark: { form: 'area', geometry } };
    },
    coarseAt({ mark }) {
      if (mark?.geometry.type !== 'Polygon') return undefined;
      const [[west, south] = [0, 0], , [east, north] = [0, 0]] = mark.geometry.coordinates[0] ?? [];
      return [(west + east) / 2, (south + north) / 2];
    },
    stays: ({ replies }) => (replies.length > 0 ? ['notes'] : []),
    sensitive: () => [],
  },
} as const satisfies Kind<NoteItem, NoteChange, NoteFields>;

export type NoteRef = z.infer<typeof NoteRef>;
export type NoteFields = z.infer<typeof NoteFields>;
type NoteChange = z.infer<(typeof added | typeof amended | typeof withdrawn)['schema']>;

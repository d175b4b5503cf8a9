/** Remarks of the watch: the kind for what an officer leaves to who comes next, in their own desk's picture. [R44] */
import { z } from 'zod';
import { RefElsewhere, texts } from '../basics.ts';
import { SPEAKERS } from '../roles.ts';
import { type RemarkItem, RemarkRef } from '../staff/items.ts';
import type { StaffKind } from '../staff/kind.ts';
import { madeBy } from './item.ts';

/** The most characters of a remark. */
export const REMARK_AT_MOST = 1000;

const remarked = {
  schema: z.strictObject({
    type: z.literal('watch.remarked'),
    text: texts(REMARK_AT_MOST),
    /** An item of the picture that all desks share; absent: it is about the watch. */
    about: RefElsewhere.optional(),
  }),
  may: SPEAKERS,
  private: { rule: 'R44', why: 'remarks of the watch stand in the picture of one desk' },
} as const;

/** The kind of remarks, references K-n. */
export const remark = {
  kind: 'remark',
  letter: 'K',
  makes: [remarked],
  others: [],
  fold: (_, stamp, { type, text, about }) => ({
    kind: 'remark',
    ref: RemarkRef.parse(`K-${stamp.seq}`),
    ...madeBy(stamp, type),
    state: 'standing',
    text,
    ...(about === undefined ? {} : { about }),
  }),
  refuse: () => undefined,
} as const satisfies StaffKind<RemarkItem, Remarked>;

type Remarked = z.infer<typeof remarked.schema>;

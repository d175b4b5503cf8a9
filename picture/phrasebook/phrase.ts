/** Schemas of what a phrase says in an entry: its number, its words in three languages, its values. [R56] [R57] */
import { z } from 'zod';
import { Instant, Ref, refOf, words } from '../basics.ts';
import { REFERENCES } from '../geo/place.ts';
import { checks } from './damm.ts';

/** What a phrase does; each does one thing. */
export const ACTS = [
  'notice',
  'information',
  'request',
  'proposal',
  'question',
  'answer',
  'procedure',
] as const;
export const Act = z.enum(ACTS);

/** Three digits, the last of which checks the two before: no wrong digit and no swap gives another phrase. */
export const PhraseNumber = z
  .string()
  .regex(/^[1-9]\d\d$/, 'a phrase has three digits')
  .refine(checks, 'is no phrase: its digits do not check')
  .brand<'PhraseNumber'>();

/** Words in each language. */
export const Wording = z.strictObject({ en: words(500), ar: words(500), he: words(500) });

const name = z.string().regex(/^[a-z]{1,20}$/, 'a value is named by up to 20 lower-case letters');
/** At most nine digits, so that one digit says how many there are. */
const Whole = z.int().min(0, 'is below 0').max(999_999_999, 'has more than nine digits');

const slotOf = <T extends string, V extends z.ZodRawShape>(type: T, value: V) =>
  z.strictObject({ name, type: z.literal(type), ...value });

/** A place to 10 m: `36SYB65916820`. */
export const GridRef = z
  .string()
  .regex(/^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}\d{8}$/, 'a place is a grid reference of 10 m');
/** A whole minute. */
const Minute = Instant.refine((time) => time.endsWith(':00.000Z'), 'is not a whole minute');
export const MessageRef = refOf('M', 'a message');

/**
 * The value of one place in a phrase's words. `wording` is what people read where that is not the same in all
 * languages; without `value` it is not known.
 */
export const Slot = z.discriminatedUnion('type', [
  slotOf('place', { value: GridRef }),
  slotOf('time', { value: Minute }),
  slotOf('zone', { value: refOf('Z', 'a zone') }),
  slotOf('item', { value: Ref }),
  slotOf('message', { value: MessageRef }),
  slotOf('count', { value: Whole.optional(), wording: Wording.optional() }),
  slotOf('distance', { value: Whole, wording: Wording }),
  slotOf('altitude', {
    value: Whole.optional(),
    reference: z.enum(REFERENCES).optional(),
    wording: Wording,
  }),
  slotOf('list', { value: z.string().regex(/^[a-z0-9-]{1,32}$/), wording: Wording }),
]);

/** A phrase as it is said: its words and values are its own, so that nobody needs a book to read it. */
export const Phrase = z.strictObject({
  number: PhraseNumber,
  version: z.int().positive(),
  act: Act,
  /** Somebody may be hurt within the hour if it is not read. */
  lifeSafety: z.literal(true).optional(),
  /** Each `{name}` stands for the value of that name. */
  wording: Wording,
  slots: z.array(Slot).max(12, 'has more than 12 values'),
});

export type Act = z.infer<typeof Act>;
export type PhraseNumber = z.infer<typeof PhraseNumber>;
export type Wording = z.infer<typeof Wording>;
export type Slot = z.infer<typeof Slot>;
export type SlotType = Slot['type'];
export type Phrase = z.infer<typeof Phrase>;
export type MessageRef = z.infer<typeof MessageRef>;

/** The value of this type in a phrase; undefined: it has none. */
export function slotOfType<T extends SlotType>(
  { slots }: Pick<Phrase, 'slots'>,
  type: T,
): Extract<Slot, { type: T }> | undefined {
  return slots.find((slot): slot is Extract<Slot, { type: T }> => slot.type === type);
}

/** The message that a phrase is about. */
export const messageNamed = (phrase: Pick<Phrase, 'slots'>): MessageRef | undefined =>
  slotOfType(phrase, 'message')?.value;

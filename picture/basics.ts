/** Schemas of the values in every entry (ids, hashes, references, times, texts) and their types. */
import { z } from 'zod';
import { AuthorRole } from './roles.ts';
import { MEANS } from './schema-parts.ts';

/** The languages of texts (ISO 639-1). */
export const LANGUAGES = ['en', 'ar', 'he'] as const;
export const Language = z.enum(LANGUAGES);

export const DeskId = z
  .string()
  .regex(/^[a-z][a-z0-9]{1,15}$/, 'a desk is 2 to 16 lower-case letters and digits')
  .brand<'DeskId'>();
export const PersonId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'a person is up to 64 of a-z 0-9 . _ -')
  .brand<'PersonId'>();
export const PictureId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a picture is up to 32 lower-case letters, digits and hyphens')
  .brand<'PictureId'>();

/** The number of an entry in its log: 1, 2, 3 … without gaps. [R1] */
export const Seq = z.int().positive();
/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a hash is 64 lower-case hexadecimal digits')
  .brand<'Hash'>();
/** A UUID, kept in lower case. */
export const CommandId = z
  .uuid('a command id is a UUID')
  .transform((id) => id.toLowerCase())
  .brand<'CommandId'>();

const reference = () =>
  z.string().regex(/^[A-Z]-[1-9]\d{0,14}$/, 'an item is a letter, - and a number');

/** A reference to an item: the letter of its kind and the seq of the entry that made it, `E-12`. [R14] */
export const Ref = reference().register(MEANS, { part: 'ref' }).brand<'Ref'>();

/** A reference to an item of another picture: it is not looked up in this one. */
export const RefElsewhere = reference().brand<'Ref'>();

/** The schema of references to items of one kind; `kind` names it in errors (`an event`). */
export const refOf = <Letter extends string>(letter: Letter, kind: string) =>
  z
    .string()
    .regex(new RegExp(`^${letter}-[1-9]\\d{0,14}$`), `${kind} is ${letter}- and a number`)
    .register(MEANS, { part: 'ref' })
    .brand<'Ref' | Letter>();

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The last day of a month, 28 to 31. */
const lastDay = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A moment: ISO 8601 with a zone as input, UTC with milliseconds as output; 1900 to 2199. [R17] */
export const Instant = z
  .string()
  .superRefine((text, ctx) => {
    const parts = INSTANT.exec(text)?.slice(1).map(Number);
    if (parts === undefined) {
      ctx.addIssue({
        code: 'custom',
        message: 'a time is ISO 8601 with a zone, 2026-11-22T14:19:00Z',
      });
      return;
    }
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
    const real =
      month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= lastDay(year, month));
    if (!real || hour > 23 || minute > 59 || second > 59 || Number.isNaN(Date.parse(text))) {
      ctx.addIssue({ code: 'custom', message: 'no such date or time' });
      return;
    }
    const inUtc = new Date(text).getUTCFullYear(); // the year as it will be written
    if (inUtc < 1900 || inUtc > 2199) {
      ctx.addIssue({ code: 'custom', message: 'the year is outside 1900 to 2199' });
    }
  })
  .transform((text) => {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? text : at.toISOString();
  })
  .brand<'Instant'>();

/**
 * Control characters except tab and line feed; line and paragraph separators (some tools end an NDJSON
 * line there); bidi embeddings, overrides and isolates, which reorder the text. [R16]
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/**
 * Only spaces and zero-width characters; what else shows nothing is refused in new texts (blank.ts). Listed one
 * by one: Unicode tables differ between engines.
 */
const BLANK = /^[\s\u00ad\u061c\u180e\u200b-\u200f\u2060-\u206f\u3164\ufeff]*$/;

/** The schema of text that people wrote, 1 to `max` UTF-16 code units. [R16] */
export const words = (max: number) =>
  z
    .string()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .check(({ value, issues }) => {
      for (const message of faultsOf(value)) {
        issues.push({ code: 'custom', message, input: value, continue: true });
      }
    })
    .register(MEANS, { part: 'text' });

/** What is wrong with the characters of a text. In one step: this is most of what reading a command costs. */
function faultsOf(text: string): readonly string[] {
  const [half, unseen, blank] = [!text.isWellFormed(), UNSEEN.test(text), BLANK.test(text)];
  if (!half && !unseen && !blank) return SOUND;
  return [
    half ? 'holds half a character (a lone surrogate)' : [],
    unseen ? 'holds an invisible control character' : [],
    blank ? 'is blank' : [],
  ].flat();
}

const SOUND: readonly string[] = [];

/** The schema of one text in one to three languages, each up to `max` units; `original` is the author's. */
export const texts = (max: number) =>
  z
    .strictObject({
      original: Language,
      en: words(max).optional(),
      ar: words(max).optional(),
      he: words(max).optional(),
    })
    .refine((texts) => texts[texts.original] !== undefined, {
      error: 'the original language has no text',
      path: ['original'],
    });

/** The author of an entry, and the role they acted in; entries before protocol 2 do not say the role. [P18] */
export const Author = z.strictObject({
  desk: DeskId,
  person: PersonId,
  role: AuthorRole.optional(),
});

export type Language = z.infer<typeof Language>;
export type DeskId = z.infer<typeof DeskId>;
export type PersonId = z.infer<typeof PersonId>;
export type PictureId = z.infer<typeof PictureId>;
export type Hash = z.infer<typeof Hash>;
export type CommandId = z.infer<typeof CommandId>;
export type Ref = z.infer<typeof Ref>;
export type Instant = z.infer<typeof Instant>;
export type Author = z.infer<typeof Author>;
export type Texts = z.infer<ReturnType<typeof texts>>;

/** The seq in a reference: `E-4812` → 4812. */
export const seqOf = (ref: Ref): number => Number(ref.slice(2));

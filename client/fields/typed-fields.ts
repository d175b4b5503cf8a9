/** Reads what is typed in a form, field by field, and gathers what cannot be read and what is to be asked. */
import { LANGUAGES, type Ref } from '../../picture/basics.ts';
import type { Altitude } from '../../picture/geo/place.ts';
import { isGround, isUnlimited, readBand, readHeight } from '../../picture/reading/heights.ts';
import { readLength } from '../../picture/reading/lengths.ts';
import type { Lean, Stretch } from '../../picture/reading/stretch.ts';
import { tidy } from '../../picture/reading/text.ts';
import { readTimeOfDay } from '../../picture/reading/times.ts';
import { asked, timeQuestion } from './doubted.ts';
import { type FormFault, unread } from './faults.ts';
import type { FieldValues } from './field-values.ts';
import type { FormKind } from './form-kind.ts';
import { referenceOf } from './height.ts';
import { bandOffer, heightOffer, lengthOffer, timeOfDayOffer } from './offers.ts';
import { type Parsed, parsed } from './parse.ts';
import { parseRef } from './refs.ts';
import { clocksIn, parseStretch } from './times.ts';

type Kind = Pick<FormKind, 'times' | 'texts'>;

/** A field left empty is left out, a field that cannot be read is a fault. */
export class TypedFields {
  readonly faults: FormFault[];
  readonly words: FieldValues;
  readonly #kind: Kind;
  readonly #now: number;
  readonly #clocks: ReturnType<typeof clocksIn>;

  /** `faults` were found before; `now` is milliseconds since 1970. */
  constructor(words: FieldValues, kind: Kind, now: number, faults: readonly FormFault[]) {
    this.words = words;
    this.#kind = kind;
    this.#now = now;
    this.#clocks = clocksIn(words);
    this.faults = [...faults];
  }

  text(field: string): string | undefined {
    const typed = tidy(this.words[field] ?? '');
    return typed === '' ? undefined : typed;
  }

  parsed<T>(field: string, parse: (typed: string) => Parsed<T>): T | undefined {
    const typed = this.text(field);
    if (typed === undefined) return undefined;
    const read = parse(typed);
    if ('value' in read) return read.value;
    this.faults.push(unread(field, read));
    return undefined;
  }

  texts(name: string): Readonly<Record<string, string>> | undefined {
    const given = LANGUAGES.flatMap((language) => {
      const text = this.text(`${name}.${language}`);
      return text === undefined ? [] : [[language, text] as const];
    });
    if (given.length === 0) return undefined;
    return { original: this.original, ...Object.fromEntries(given) };
  }

  /** An item named, which may be left out. */
  ref(field: string): Ref | undefined {
    const typed = this.text(field);
    const read = typed === undefined ? undefined : parseRef(typed);
    if (typed !== undefined && read === undefined) this.faults.push({ field, name: 'reference' });
    return read;
  }

  /** The language chosen as the original, if its main text has words in it; else the first that has. */
  get original(): string {
    const main = this.#kind.texts.find((name) =>
      LANGUAGES.some((language) => this.text(`${name}.${language}`) !== undefined),
    );
    const filled = LANGUAGES.filter((language) => this.text(`${main}.${language}`) !== undefined);
    const chosen = this.words.original ?? 'en';
    return filled.find((language) => language === chosen) ?? filled[0] ?? chosen;
  }

  time(field: string): string | undefined {
    const bound = this.#kind.times[field];
    if (bound === undefined) throw new Error(`${field} is no field of a time`);
    const time = this.#stretch(field, bound.lean);
    return bound.end === 'to' ? (time?.to ?? time?.from) : time?.from;
  }

  #stretch(field: string, lean: Lean): Stretch | undefined {
    const time = this.parsed(field, (typed) => parseStretch(typed, this.#now, lean, this.#clocks));
    const question = time && timeQuestion(time, lean, this.#now);
    this.faults.push(...asked(this.words, field, question));
    return time;
  }

  /** A time of day by the clock of a zone (IANA), or of UTC. */
  timeOfDay(field: string, zone: string | undefined): string | undefined {
    return this.parsed(field, (typed) => parsed(readTimeOfDay(typed, zone), timeOfDayOffer));
  }

  /** From when to when in the past; a day alone is all of it. */
  past(name: string): { from: string | undefined; to: string | undefined } {
    const whole = this.#stretch(`${name}.from`, 'past');
    const to = this.time(`${name}.to`);
    return { from: whole?.from, to: to ?? (this.text(`${name}.to`) ? undefined : whole?.to) };
  }

  /** Metres. */
  length(field: string): number | undefined {
    return this.parsed(field, (typed) => parsed(readLength(typed), lengthOffer));
  }

  /** A band by its ends, `GND` and `UNL` left open; or whole, as the page writes it, in the field of the lower end. */
  altitude(): Altitude | undefined {
    const reference = referenceOf(this.words['altitude.reference']);
    const [below, above] = [this.text('altitude.lower'), this.text('altitude.upper')];
    const isBand = below !== undefined && readHeight(below, reference).kind === 'refused';
    if (isBand && above === undefined && readBand(below, reference).kind !== 'refused') {
      const read = (typed: string) => parsed(readBand(typed, reference), bandOffer);
      return limited(this.parsed('altitude.lower', read));
    }
    const at = (side: 'lower' | 'upper') =>
      this.parsed(`altitude.${side}`, (typed) => parsed(readHeight(typed, reference), heightOffer));
    const fromGround = above !== undefined && below !== undefined && isGround(below);
    const lower = fromGround ? undefined : at('lower');
    const upper = above !== undefined && isUnlimited(above) ? undefined : at('upper');
    return limited({ ...(lower && { lower }), ...(upper && { upper }) });
  }
}

/** A band with a limit; undefined if it has none. */
const limited = (band: Altitude | undefined): Altitude | undefined =>
  band?.lower || band?.upper ? band : undefined;

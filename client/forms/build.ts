/** From what stands in a form to a change that can be sent, or to what is wrong with it. */
import { LANGUAGES, type Ref } from '../../picture/basics.ts';
import { Change, faults } from '../../picture/entry.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { NOTE_SHAPES } from '../../picture/kinds/note.ts';
import { readHeight, readLength } from '../../picture/reading/lengths.ts';
import { tidy } from '../../picture/reading/text.ts';
import { readTimeOfDay } from '../../picture/reading/times.ts';
import { atField, type FormFault } from '../fields/faults.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { sketched } from '../fields/geometry-fields.ts';
import { linksIn, parseRef } from '../fields/links.ts';
import { type Parsed, parsed } from '../fields/parse.ts';
import { BOUNDS, parseStretch, parseTime, type TimeField } from '../fields/times.ts';
import { pageOf } from '../kinds.ts';

export type Built =
  | { readonly change: Change }
  | { readonly faults: readonly [FormFault, ...FormFault[]] };

/** Which form: what it makes, or which item it amends. */
export interface What {
  readonly kind: AnyItem['kind'];
  readonly editing?: AnyItem | undefined;
}

type NoteForm = (typeof NOTE_SHAPES)[number];

const TEXTS = LANGUAGES;

const SHAPES: ReadonlySet<string> = new Set(['geometry', 'area', 'mark']);

/** Gathers parsed fields; a field left empty is left out, a field that cannot be read is a fault. */
class Reading {
  readonly faults: FormFault[];
  readonly words: FieldValues;

  constructor(words: FieldValues, faults: readonly FormFault[]) {
    this.words = words;
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
    this.faults.push({ field, name: read.fault });
    return undefined;
  }

  texts(name: string): Readonly<Record<string, string>> | undefined {
    const given = TEXTS.flatMap((language) => {
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

  /** The language chosen as the original, if the title or text has words in it; else the first that has. */
  get original(): string {
    const main = ['title', 'name', 'text'].find((name) =>
      TEXTS.some((language) => this.text(`${name}.${language}`) !== undefined),
    );
    const filled = TEXTS.filter((language) => this.text(`${main}.${language}`) !== undefined);
    const chosen = this.words.original ?? 'en';
    return filled.find((language) => language === chosen) ?? filled[0] ?? chosen;
  }

  time(field: TimeField, now: number): string | undefined {
    return this.parsed(field, (typed) => parseTime(typed, now, BOUNDS[field]));
  }

  /** From when to when; a day alone is all of it. */
  occurred(now: number): { from: string | undefined; to: string | undefined } {
    const whole = this.parsed('occurred.from', (typed) => parseStretch(typed, now, 'past'));
    const to = this.time('occurred.to', now);
    return { from: whole?.from, to: to ?? (this.text('occurred.to') ? undefined : whole?.to) };
  }

  altitude(): object | undefined {
    const reference = this.words['altitude.reference'] === 'AMSL' ? 'AMSL' : 'AGL';
    const at = (side: 'lower' | 'upper') =>
      this.parsed(`altitude.${side}`, (typed) => parsed(readHeight(typed, reference), 'altitude'));
    const lower = at('lower');
    const upper = at('upper');
    return lower || upper ? { ...(lower && { lower }), ...(upper && { upper }) } : undefined;
  }
}

/** The change that a form asks for. `shape` is what was drawn; a typed place stands before it. */
export function build(
  what: What,
  words: FieldValues,
  drawn: Shape | Area | undefined,
  now: number,
): Built {
  const { shape, faults: amiss } = sketched(what.kind, words, drawn);
  const reading = new Reading(words, amiss);
  const input = inputOf(what, reading, shape, now);
  const read = Change.safeParse(input);
  const found = [...reading.faults];
  if (!read.success) {
    for (const fault of faults(read.error)) {
      const here = atField(fault, pageOf(what.kind).fields, reading.original);
      if (amiss.length > 0 && SHAPES.has(here.field)) continue; // what is typed about it says why
      if (!found.some(({ field }) => field === here.field)) found.push(missing(here, reading));
    }
  }
  const [first, ...others] = found;
  if (first !== undefined) return { faults: [first, ...others] };
  if (!read.success) throw new Error('a schema that refuses says why');
  return { change: read.data };
}

/** A field that was left empty is said to be missing, not to be of the wrong type. */
const missing = (fault: FormFault, reading: Reading): FormFault =>
  fault.field !== '' && reading.text(fault.field) === undefined && fault.name === 'other'
    ? { ...fault, name: 'missing' }
    : fault;

function inputOf(
  what: What,
  reading: Reading,
  shape: Shape | Area | undefined,
  now: number,
): unknown {
  const { editing } = what;
  const amends = editing && { item: editing.ref };
  const reason = editing && reading.text('reason');
  const because = reason === undefined ? {} : { reason };
  switch (what.kind) {
    case 'event': {
      const event = eventInput(reading, shape, now);
      return amends
        ? { type: 'event.amended', ...amends, event, ...because }
        : { type: 'event.reported', event };
    }
    case 'zone': {
      const terms = zoneInput(reading, shape, now);
      return amends
        ? { type: 'zone.amended', ...amends, terms, ...because }
        : { type: 'zone.proposed', terms };
    }
    case 'note': {
      const note = noteInput(reading, shape);
      return amends ? { type: 'note.amended', ...amends, note } : { type: 'note.added', note };
    }
    default:
      return what.kind satisfies never;
  }
}

function eventInput(reading: Reading, shape: Shape | Area | undefined, now: number): object {
  const links = linksIn(reading.words.links ?? '');
  return {
    category: reading.text('category'),
    precedence: reading.text('precedence'),
    geometry: shape,
    uncertainty: reading.parsed('uncertainty', (typed) => parsed(readLength(typed), 'length')),
    occurred: reading.occurred(now),
    title: reading.texts('title'),
    text: reading.texts('text'),
    source: {
      name: reading.text('source.name'),
      reference: reading.text('source.reference'),
      reliability: reading.text('source.reliability'),
      credibility: reading.text('source.credibility'),
    },
    altitude: reading.altitude(),
    links: links.length > 0 ? links : undefined,
  };
}

function zoneInput(reading: Reading, shape: Shape | Area | undefined, now: number): object {
  const timeOfDay = (field: string) =>
    reading.parsed(field, (typed) => parsed(readTimeOfDay(typed), 'timeOfDay'));
  const daily = { from: timeOfDay('window.daily.from'), to: timeOfDay('window.daily.to') };
  return {
    kind: reading.text('kind'),
    name: reading.texts('name'),
    area: shape,
    altitude: reading.altitude(),
    window: {
      from: reading.time('window.from', now),
      to: reading.time('window.to', now),
      daily: daily.from === undefined && daily.to === undefined ? undefined : daily,
    },
    rules: reading.texts('rules'),
    basis: reading.text('basis'),
  };
}

/** The forms a note can have on the map, by what was drawn; the first is the usual one. */
export const NOTE_FORMS = {
  Point: ['pin', 'text'],
  LineString: ['line', 'arrow'],
  Polygon: ['area'],
} as const;

function noteInput(reading: Reading, shape: Shape | Area | undefined): object {
  const drawn = shape && shape.type !== 'Circle' && shape.type !== 'Corridor' ? shape : undefined;
  return {
    text: reading.texts('text'),
    on: reading.ref('on'),
    mark: drawn && { form: formOf(drawn, reading.text('mark.form')), geometry: drawn },
  };
}

/** The form chosen, if what is drawn can have it; else the usual one. */
export function formOf({ type }: Shape, chosen: string | undefined): NoteForm {
  const [usual, ...others] = NOTE_FORMS[type];
  return others.find((one) => one === chosen) ?? usual;
}

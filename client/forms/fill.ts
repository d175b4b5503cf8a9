/** What stands in a form at first: sensible words for a new thing, or the words of the item amended. */
import { LANGUAGES, type Language, type Texts } from '../../picture/basics.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import type { Altitude } from '../../picture/geo/place.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { linksText } from '../fields/links.ts';
import { timeText } from '../fields/times.ts';
import { dtg } from '../lib/format.ts';

/** A new form: only what is nearly always so is filled in. */
export function fresh(kind: AnyItem['kind'], original: Language, now: number): FieldValues {
  switch (kind) {
    case 'event':
      return {
        original,
        precedence: 'ROUTINE',
        'occurred.from': dtg(now),
        'source.reliability': 'B',
        'source.credibility': '2',
        'altitude.reference': 'AGL',
      };
    case 'zone':
      return { original, 'window.from': dtg(now), 'altitude.reference': 'AMSL' };
    case 'note':
      return { original };
    default:
      return kind satisfies never;
  }
}

/** Under this a form keeps which revision it was filled from. */
export const SINCE = '#since';

/** Tells apart two states of an item that a form must not mix. */
export const sinceOf = ({ revision, state }: AnyItem): string => `${revision} ${state}`;

/** The item as it stands now, if it says something else than what its form was filled with. */
export function newerThan(
  form: { readonly value: (field: string) => string },
  editing: AnyItem | undefined,
  picture: Picture,
): AnyItem | undefined {
  const current = editing && itemOf(picture, editing.ref);
  return current && sinceOf(current) !== form.value(SINCE) ? current : undefined;
}

/** The words of an item, as they would have been typed. */
export function filled(item: AnyItem): FieldValues {
  switch (item.kind) {
    case 'event': {
      const { fields } = item;
      return {
        original: fields.title.original,
        category: fields.category,
        precedence: fields.precedence,
        ...given('uncertainty', fields.uncertainty, (metres) => `${metres} m`),
        'occurred.from': timeText(fields.occurred.from),
        ...given('occurred.to', fields.occurred.to, timeText),
        ...texts('title', fields.title),
        ...texts('text', fields.text),
        ...altitude(fields.altitude, 'AGL'),
        ...given('source.name', fields.source.name, String),
        ...given('source.reference', fields.source.reference, String),
        'source.reliability': fields.source.reliability,
        'source.credibility': fields.source.credibility,
        ...given('links', fields.links, linksText),
      };
    }
    case 'zone': {
      const { terms } = item;
      return {
        original: terms.name.original,
        kind: terms.kind,
        ...texts('name', terms.name),
        ...altitude(terms.altitude, 'AMSL'),
        'window.from': timeText(terms.window.from),
        ...given('window.to', terms.window.to, timeText),
        ...given('window.daily.from', terms.window.daily?.from, String),
        ...given('window.daily.to', terms.window.daily?.to, String),
        ...texts('rules', terms.rules),
        basis: terms.basis,
      };
    }
    case 'note':
      return {
        original: item.fields.text.original,
        ...texts('text', item.fields.text),
        ...given('mark.form', item.fields.mark?.form, String),
        ...given('on', item.fields.on, String),
      };
    default:
      return item satisfies never;
  }
}

function given<T>(field: string, value: T | undefined, text: (value: T) => string): FieldValues {
  return value === undefined ? {} : { [field]: text(value) };
}

const texts = (name: string, of: Texts | undefined): FieldValues =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = of?.[language];
      return text === undefined ? [] : [[`${name}.${language}`, text]];
    }),
  );

function altitude(of: Altitude | undefined, reference: 'AGL' | 'AMSL'): FieldValues {
  const text = (level: { metres: number; reference: string }) =>
    `${level.metres} m ${level.reference}`;
  return {
    'altitude.reference': of?.upper?.reference ?? of?.lower?.reference ?? reference,
    ...given('altitude.lower', of?.lower, text),
    ...given('altitude.upper', of?.upper, text),
  };
}

/** The values of an item as they would have been typed into its form. */
import { LANGUAGES, type Texts } from '../../picture/basics.ts';
import type { Altitude, Level } from '../../picture/geo/place.ts';
import { metresText } from '../../picture/reading/units.ts';
import type { FieldValues } from './field-values.ts';

/** One field, unless there is no value. */
export function typedValue<T>(
  field: string,
  value: T | undefined,
  text: (value: T) => string,
): FieldValues {
  return value === undefined ? {} : { [field]: text(value) };
}

export const typedTexts = (name: string, of: Texts | undefined): FieldValues =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = of?.[language];
      return text === undefined ? [] : [[`${name}.${language}`, text]];
    }),
  );

/** `reference`: what heights are above while none is given. */
export function typedAltitude(
  of: Altitude | undefined,
  reference: Level['reference'],
): FieldValues {
  const text = (level: Level) => `${metresText(level.metres)} ${level.reference}`;
  return {
    'altitude.reference': of?.upper?.reference ?? of?.lower?.reference ?? reference,
    ...typedValue('altitude.lower', of?.lower, text),
    ...typedValue('altitude.upper', of?.upper, text),
  };
}

/** What a field of a form makes of a reading: a value, meanings to choose from, or a fault that the form has words for. */
import type { HeightFault } from '../../picture/reading/heights.ts';
import type { LengthFault } from '../../picture/reading/lengths.ts';
import type { PlaceFault } from '../../picture/reading/places.ts';
import type { Reading } from '../../picture/reading/reading.ts';
import type { TimeFault } from '../../picture/reading/stretch.ts';
import type { Offer } from '../ui/asking.ts';

type ReadFault = TimeFault | PlaceFault | LengthFault | HeightFault;

/** Why typed words are no value; the words for it stand in messages/en.json (forms.faults). */
export type ParseFault = Exclude<ReadFault, 'near' | 'year' | 'now' | 'day' | 'zone'>;

export type Parsed<T> =
  | { readonly value: T }
  /** The text may mean each of these: the author is asked which. [R66] */
  | { readonly offers: readonly Offer[] }
  | { readonly fault: ParseFault };

/** `offer` writes a meaning so that it can be chosen. */
export function parsed<T>(reading: Reading<T, ReadFault>, offer: (value: T) => Offer): Parsed<T> {
  switch (reading.kind) {
    case 'read':
      return { value: reading.value };
    case 'asks':
      return { offers: offersOf(reading.values.map(offer)) };
    case 'refused':
      return { fault: wordFor(reading.fault) };
    default:
      return reading satisfies never;
  }
}

/** Meanings that are written alike are one. */
const offersOf = (offers: readonly Offer[]): readonly Offer[] => [
  ...new Map(offers.map((offer) => [offer.text, offer])).values(),
];

function wordFor(fault: ReadFault): ParseFault {
  switch (fault) {
    case 'near':
      return 'grid';
    case 'year':
      return 'date';
    case 'now':
    case 'day':
    case 'zone':
      return 'time';
    default:
      return fault;
  }
}

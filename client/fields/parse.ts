/** What a field of a form makes of a reading: a value, or a fault that the form has words for. */
import type { HeightFault } from '../../picture/reading/heights.ts';
import type { LengthFault } from '../../picture/reading/lengths.ts';
import type { PlaceFault } from '../../picture/reading/places.ts';
import type { Reading } from '../../picture/reading/reading.ts';
import type { TimeFault } from '../../picture/reading/stretch.ts';

type ReadFault = TimeFault | PlaceFault | LengthFault | HeightFault;

/** Why typed words are no value; the words for it stand in messages/en.json (forms.faults). */
export type ParseFault = Exclude<ReadFault, 'near' | 'year' | 'now' | 'day' | 'zone'>;

export type Parsed<T> = { readonly value: T } | { readonly fault: ParseFault };

/** `several`: the fault of what may mean several things, which a form cannot ask about yet. */
export function parsed<T>(reading: Reading<T, ReadFault>, several: ParseFault): Parsed<T> {
  switch (reading.kind) {
    case 'read':
      return { value: reading.value };
    case 'asks':
      return { fault: several };
    case 'refused':
      return { fault: wordFor(reading.fault) };
    default:
      return reading satisfies never;
  }
}

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

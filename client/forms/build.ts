/** From what stands in a form to a change that can be sent, or to what is wrong with it and what is asked. */
import { blankIn } from '../../picture/blank.ts';
import { Change, faults } from '../../picture/entry.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import { atField, type FormFault, marksAsked, type Wrong } from '../fields/faults.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { TypedFields } from '../fields/typed-fields.ts';
import type { Destined } from '../kinds/writing.ts';
import { writingOf } from '../kinds.ts';

export type Built =
  | { readonly change: Change }
  | { readonly faults: readonly [FormFault, ...FormFault[]] };

/** Which form: what it makes, or which item it amends. */
export interface What {
  readonly kind: AnyItem['kind'];
  readonly editing?: AnyItem | undefined;
  /** It is not amended: another version of it is proposed. */
  readonly next?: boolean;
  /** Where it goes; left out: where nobody is asked to agree. */
  readonly to?: Destined;
}

/** The change that a form asks for. `drawn` is what was drawn; a typed place stands before it. */
export function build(
  { kind, editing, next = false, to = { members: [] } }: What,
  words: FieldValues,
  drawn: Shape | Area | undefined,
  now: number,
): Built {
  const page = writingOf(kind);
  const { shape, faults: amiss } = page.sketched(words, drawn);
  const typed = new TypedFields(words, page, now, amiss);
  const said = page.input(typed, shape, to);
  const read = Change.safeParse(
    editing
      ? { ...amendment(editing, next, typed), ...said }
      : { type: page.makes, ...said, ...page.making(to) },
  );
  const found = [...typed.faults];
  if (!read.success) {
    for (const fault of faults(read.error)) {
      const here = atField(fault, page.fields, typed.original);
      if (amiss.length > 0 && here.field === page.shapeField) continue; // what is typed says why
      if (found.some(({ field }) => field === here.field)) continue;
      found.push(marksAsked(missing(here, typed), words[here.field] ?? ''));
    }
  }
  const blank = read.data && blankIn(read.data);
  if (blank !== undefined) {
    found.push(atField({ field: blank, why: 'is blank' }, page.fields, typed.original));
  }
  const [first, ...others] = found;
  if (first !== undefined) return { faults: [first, ...others] };
  if (!read.success) throw new Error('a schema that refuses says why');
  return { change: read.data };
}

/** The amendment of an item as it stands, or its next version; what is said goes in its place. */
function amendment(item: AnyItem, next: boolean, typed: TypedFields): object {
  const page = writingOf(item.kind);
  const reason = page.fields.includes('reason') ? typed.text('reason') : undefined;
  const change = next ? page.next(item) : page.amended(item);
  return { ...change, ...(reason === undefined ? {} : { reason }) };
}

/** A field that was left empty is said to be missing, not to be of the wrong type. */
const missing = (fault: Wrong, typed: TypedFields): Wrong =>
  fault.field !== '' && typed.text(fault.field) === undefined && fault.name === 'other'
    ? { ...fault, name: 'missing' }
    : fault;

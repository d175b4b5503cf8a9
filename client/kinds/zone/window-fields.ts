/** A window as the fields of a form, and back. Its offsets are the server's, and kept beside what is typed. */
import { z } from 'zod';
import { Instant } from '../../../picture/basics.ts';
import {
  type Ends,
  type Offset,
  offsetsOver,
  offsetsUntil,
} from '../../../picture/window/offsets.ts';
import type { Window } from '../../../picture/window.ts';
import { typedValue } from '../../fields/as-typed.ts';
import type { FieldValues } from '../../fields/field-values.ts';
import { spanFields } from '../../fields/time-fields.ts';
import { timeText } from '../../fields/time-text.ts';
import type { TypedFields } from '../../fields/typed-fields.ts';

/** The fields that hold its moments. */
export const TIMES = spanFields('window', 'future');

/** Under this the form keeps the offsets that the server said, and of what. */
export const OFFSETS = 'window.offsets';

/** What a choice that was made stands as in a form. */
export const YES = 'yes';

const Offsets = z.array(z.object({ from: Instant, minutes: z.int() }));
const Kept = z.object({ zone: z.string(), from: Instant, until: Instant, offsets: Offsets });

/** The offsets of a zone over a stretch. */
export type KnownOffsets = z.infer<typeof Kept>;

export function typedWindow(window: Window): FieldValues {
  const { from, to, daily, days, zone, offsets, estimated } = window;
  const until = instantAt(offsetsUntil(window));
  return {
    'window.from': timeText(from),
    ...typedValue('window.to', to, timeText),
    ...typedValue('window.daily.from', daily?.from, String),
    ...typedValue('window.daily.to', daily?.to, String),
    ...typedValue('window.days', days, (some) => some.join(' ')),
    ...typedValue('window.zone', zone, String),
    ...typedValue('window.estimated', estimated, () => YES),
    ...(zone && offsets ? keptOffsets({ zone, from, until, offsets }) : {}),
  };
}

/** What the form is to keep once the server has answered. */
export const keptOffsets = (known: KnownOffsets): FieldValues => ({
  [OFFSETS]: JSON.stringify(known),
});

export function windowOf(typed: TypedFields): object {
  const [from, to] = [instantIn(typed, 'window.from'), instantIn(typed, 'window.to')];
  const zone = typed.text('window.zone');
  const timeOfDay = (end: 'from' | 'to') => typed.timeOfDay(`window.daily.${end}`, zone);
  const daily = { from: timeOfDay('from'), to: timeOfDay('to') };
  const estimated = typed.text('window.estimated') === YES;
  if (estimated && typed.text('window.to') === undefined) {
    typed.faults.push({ field: 'window.to', name: 'missing' });
  }
  const window = { from, to, estimated: estimated && to !== undefined ? true : undefined };
  return {
    ...window,
    daily: daily.from === undefined && daily.to === undefined ? undefined : daily,
    days: typed.text('window.days')?.split(' '),
    zone,
    offsets: from && zone && offsetsIn(typed, zone, { ...window, from }),
  };
}

function instantIn(typed: TypedFields, field: string): Instant | undefined {
  const time = typed.time(field);
  return time === undefined ? undefined : Instant.parse(time);
}

/** Those of the window; while the server has not said them, a fault at the zone and any that will do. */
function offsetsIn(typed: TypedFields, zone: string, window: Ends): readonly Offset[] {
  const known = typed.words[OFFSETS];
  const read = known === undefined ? undefined : Kept.safeParse(JSON.parse(known)).data;
  const fits =
    read?.zone === zone &&
    read.from <= window.from &&
    offsetsUntil(window) <= Date.parse(read.until);
  if (fits) return offsetsOver(read.offsets, window);
  typed.faults.push({ field: 'window.zone', name: 'offsets' });
  return [{ from: window.from, minutes: 0 }];
}

const instantAt = (at: number): Instant => Instant.parse(new Date(at).toISOString());

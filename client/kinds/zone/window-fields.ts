/** A window as the fields of a form, and back. Its offsets are the server's, and kept beside what is typed. */
import { z } from 'zod';
import { Instant } from '../../../picture/basics.ts';
import { readTimeOfDay } from '../../../picture/reading/times.ts';
import {
  type Ends,
  MOST_YEARS,
  type Offset,
  offsetsOver,
  offsetsUntil,
  yearsAfter,
} from '../../../picture/window/offsets.ts';
import type { Window } from '../../../picture/window.ts';
import { typedValue } from '../../fields/as-typed.ts';
import type { FieldValues } from '../../fields/field-values.ts';
import { timeOfDayOffer } from '../../fields/offers.ts';
import { parsed } from '../../fields/parse.ts';
import { timeText } from '../../fields/time-text.ts';
import { parseTime, spanFields } from '../../fields/times.ts';
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

/** The stretch of a zone of which offsets are asked: from the day on which the window begins. */
export type AskedOffsets = Omit<KnownOffsets, 'offsets'>;

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

/** What is to be asked of the server; undefined: nothing, or not yet. */
export function askedOffsets(words: FieldValues, now: number): AskedOffsets | undefined {
  const [zone = '', typed = ''] = [words['window.zone'], words['window.from']];
  const bound = TIMES['window.from'];
  if (zone === '' || bound === undefined) return undefined;
  const read = parseTime(typed, now, bound);
  if (!('value' in read)) return undefined;
  const from = Instant.parse(`${read.value.slice(0, 10)}T00:00:00.000Z`);
  return { zone, from, until: instantAt(yearsAfter(from, MOST_YEARS)) };
}

export function windowOf(typed: TypedFields): object {
  const [from, to] = [instantIn(typed, 'window.from'), instantIn(typed, 'window.to')];
  const zone = typed.text('window.zone');
  const timeOfDay = (field: string) =>
    typed.parsed(field, (text) => parsed(readTimeOfDay(text, zone), timeOfDayOffer));
  const daily = { from: timeOfDay('window.daily.from'), to: timeOfDay('window.daily.to') };
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

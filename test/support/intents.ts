/** Flight intents of ASTM F3548 tests as terms of zones: volumes that are to conflict or not, by their names. */
import { parse } from 'yaml';
import { z } from 'zod';
import { ZoneTerms } from '../../picture/kinds/zone.ts';
import { sharedText } from './shared.ts';

/** Where and when the intents are moved to, because they are written at 0° N 0° E, at sea level. */
export interface Offset {
  readonly lng: number;
  readonly lat: number;
  readonly metres: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const Time = z.object({
  offset_from: z.object({ starting_from: z.unknown(), offset: z.string().default('0s') }),
});
const Height = z.object({ value: z.number(), reference: z.literal('W84'), units: z.literal('M') });
const Intent = z.object({
  basic_information: z.object({
    area: z.tuple([
      z.object({
        outline_polygon: z.object({
          vertices: z.array(z.object({ lng: z.number(), lat: z.number() })),
        }),
        altitude_lower: Height,
        altitude_upper: Height,
        start_time: Time,
        end_time: Time.optional(),
        duration: z.string().nullish(),
      }),
    ]),
  }),
});

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Fields = Readonly<Record<string, Json>>;
const isFields = (json: Json | undefined): json is Fields =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** The original with what a mutation changes: fields and elements in their place, a key with + as a whole. */
function mutated(original: Json | undefined, mutation: Json): Json {
  if (Array.isArray(mutation) && Array.isArray(original)) {
    return mutation.map((each, i) => mutated(original[i], each));
  }
  if (!isFields(mutation) || !isFields(original)) return mutation;
  const changes = Object.entries(mutation).map(([key, value]) =>
    key.startsWith('+') ? [key.slice(1), value] : [key, mutated(original[key], value)],
  );
  return { ...original, ...Object.fromEntries(changes) };
}

/** All intents of a file by name, moved. */
export function intentsOf(file: string, offset: Offset): Readonly<Record<string, ZoneTerms>> {
  const text = sharedText(`conformance/utm/${file}`).replaceAll(/^.*\$ref.*$/gm, '');
  const { intents }: { intents: Record<string, Record<'full' | 'delta', Fields>> } = parse(text);
  const whole = (name: string): Json => {
    const { full, delta } = intents[name] ?? {};
    if (full !== undefined) return full;
    if (delta === undefined) throw new Error(`there is no intent ${name}`);
    return mutated(whole(String(delta.source)), delta.mutation ?? null);
  };
  return Object.fromEntries(
    Object.keys(intents).map((name) => [name, termsOf(name, Intent.parse(whole(name)), offset)]),
  );
}

function termsOf(name: string, intent: z.infer<typeof Intent>, offset: Offset): ZoneTerms {
  const [volume] = intent.basic_information.area;
  const corners = volume.outline_polygon.vertices.map(({ lng, lat }) => [
    lng + offset.lng,
    lat + offset.lat,
  ]);
  const height = ({ value }: z.infer<typeof Height>) => ({
    metres: value + offset.metres,
    reference: 'WGS84',
  });
  const moment = ({ offset_from }: z.infer<typeof Time>) => offset.time + span(offset_from.offset);
  const from = moment(volume.start_time);
  const to = volume.end_time ? moment(volume.end_time) : from + span(volume.duration ?? '');
  return ZoneTerms.parse({
    kind: 'exercise',
    name: { original: 'en', en: name },
    area: { type: 'Polygon', coordinates: [[...corners, corners[0]]] },
    altitude: { lower: height(volume.altitude_lower), upper: height(volume.altitude_upper) },
    window: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    basis: 'ASTM F3548-21',
  });
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, d: 86_400_000 };

/** Milliseconds: `-1s`, `45m`, `32d`. */
function span(text: string): number {
  const [, number, unit = ''] = /^(-?\d+)([smd])$/.exec(text) ?? [];
  const each = UNITS[unit];
  if (each === undefined) throw new Error(`${text} is no length of time`);
  return Number(number) * each;
}

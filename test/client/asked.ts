/** Forms of an event and of a zone that are filled in, and what they are asked about what a test writes into them. */
import { expect } from 'vitest';
import { questionOf } from '../../client/fields/faults.ts';
import type { FieldValues } from '../../client/fields/field-values.ts';
import { NEAR, TOOL } from '../../client/fields/geometry-fields.ts';
import { build } from '../../client/forms/build.ts';
import { writingOf } from '../../client/kinds.ts';
import { CELL } from './picture.ts';
import './kind-pages.ts';

export const NOW = Date.parse('2026-11-29T09:00:00Z');
export const near = CELL.view.centre;
export const POINT = { type: 'Point' as const, coordinates: [35.824, 33.126] as [number, number] };

export const EVENT: FieldValues = {
  ...writingOf('event').fresh({ original: 'en', now: NOW }),
  [NEAR]: near.join(','),
  category: 'uav',
  'title.en': 'UAV over the line',
};
export const ZONE: FieldValues = {
  ...writingOf('zone').fresh({ original: 'en', now: NOW }),
  [NEAR]: near.join(','),
  [TOOL]: 'zone-circle',
  kind: 'no-fly',
  'name.en': 'North',
  basis: 'Minutes of 20 NOV 26',
};
export const CIRCLE = { type: 'Circle' as const, centre: POINT.coordinates, radius: 900 };

/** What an event's form is told: the event that it would send, or what is against that. */
export function told(words: FieldValues, drawn: typeof POINT | 'nothing' = POINT) {
  const shape = drawn === 'nothing' ? undefined : drawn;
  const built = build({ kind: 'event' }, { ...EVENT, ...words }, shape, NOW);
  if ('faults' in built) return { faults: built.faults };
  if (built.change.type !== 'event.reported') throw new Error('no event was reported');
  return { event: built.change.event };
}
export function zoned(words: FieldValues, drawn: typeof CIRCLE | 'nothing' = CIRCLE) {
  const shape = drawn === 'nothing' ? undefined : drawn;
  const built = build({ kind: 'zone' }, { ...ZONE, ...words }, shape, NOW);
  if ('faults' in built) return { faults: built.faults };
  if (built.change.type !== 'zone.proposed') throw new Error('no zone was proposed');
  return { terms: built.change.terms };
}
/** The only question that a form asks. */
export function question(of: { faults?: readonly Parameters<typeof questionOf>[0][] }) {
  expect(of.faults, JSON.stringify(of.faults)).toHaveLength(1);
  const asked = questionOf(of.faults?.[0]);
  if (asked === undefined) throw new Error(JSON.stringify(of.faults));
  return asked;
}
export const meant = (field: string, text: string): FieldValues => ({
  [field]: text,
  [`#meant.${field}`]: text,
});

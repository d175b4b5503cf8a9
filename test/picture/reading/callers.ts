/** Forms and feeds as callers of the readers: what each makes of the same words. */

import { questionOf } from '../../../client/fields/faults.ts';
import type { FieldValues } from '../../../client/fields/field-values.ts';
import { NEAR } from '../../../client/fields/geometry-fields.ts';
import { meantKey } from '../../../client/fields/meant.ts';
import { type Built, build, type What } from '../../../client/forms/build.ts';
import { type KindName, writingOf } from '../../../client/kinds.ts';
import type { Choices } from '../../../picture/files/choices.ts';
import type { Area, Shape } from '../../../picture/geo/place.ts';
import { CELL, NOW } from '../../client/picture.ts';
import { reportedOf } from '../../support/fed.ts';
import '../../client/kind-pages.ts';

const fresh = (kind: KindName) => writingOf(kind).fresh({ original: 'en', now: NOW });

export const near = CELL.view.centre;
export const point = { type: 'Point' as const, coordinates: [35.8, 33.1] as [number, number] };

/** What a form sends of these words, whose author says of what is unlikely that it is meant so. */
function sent(what: What, words: FieldValues, drawn: Shape | Area | undefined): Built {
  const built = build(what, words, drawn, NOW);
  if (!('faults' in built)) return built;
  const doubted = built.faults.filter((fault) => questionOf(fault)?.keep === true);
  const [first] = doubted;
  if (first === undefined) return built;
  const meant = doubted.map(({ field }) => [meantKey(field), words[field] ?? '']);
  return build(what, { ...words, ...Object.fromEntries(meant) }, drawn, NOW);
}

/** What a form makes of these words; undefined if it finds a fault. */
export function eventOf(words: FieldValues) {
  const first = { ...fresh('event'), category: 'uav', 'title.en': 'UAV' };
  const drawn = words.geometry === undefined ? point : undefined;
  const all = { ...first, [NEAR]: near.join(','), ...words };
  const built = sent({ kind: 'event' }, all, drawn);
  if (!('change' in built) || built.change.type !== 'event.reported') return undefined;
  return built.change.event;
}
export const circle = { type: 'Circle' as const, centre: point.coordinates, radius: 1 };
export function zoneOf(words: FieldValues) {
  const first = { ...fresh('zone'), kind: 'no-fly', 'name.en': 'North', basis: 'None' };
  const built = sent({ kind: 'zone' }, { ...first, ...words }, circle);
  if (!('change' in built) || built.change.type !== 'zone.proposed') return undefined;
  return built.change.terms;
}
/** What a feed makes of a row with these columns; undefined if it is refused. */
export function reportedBy(values: object, more: Partial<Choices> = {}) {
  const row = { time: '2026-11-22T14:00Z', lat: 33.1, lon: 35.8, title: 'UAV', ...values };
  const made = reportedOf(row, more).find(({ kind }) => kind === 'report');
  if (made?.kind !== 'report' || made.command.change.type !== 'event.reported') return undefined;
  return made.command.change.event;
}
export type Callers<T> = Readonly<Record<string, (text: string) => T | undefined>>;
export const answers = <T>(callers: Callers<T>, text: string) =>
  Object.fromEntries(Object.entries(callers).map(([name, read]) => [name, read(text)]));
export const everywhere = <T>(callers: Callers<T>, value: T | undefined) =>
  Object.fromEntries(Object.keys(callers).map((name) => [name, value]));

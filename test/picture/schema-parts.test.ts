import { expect, test } from 'vitest';
import { z } from 'zod';
import { Ref } from '../../picture/basics.ts';
import { Change } from '../../picture/entry.ts';
import { Area, Point } from '../../picture/geo/place.ts';
import { partsOf } from '../../picture/schema-parts.ts';
import { EVERY_CHANGE } from '../support/every-change.ts';

const at = { type: 'Point', coordinates: [35, 33] };
const found = (schema: z.core.$ZodType, value: unknown) =>
  partsOf(schema, value, 'x').map(({ part, field }) => `${part} ${field}`);

test('[R10] [R11] [R16] every change can be looked into, and shows what it holds', () => {
  const schemas = new Map(
    Change.options.flatMap((schema) => [...schema.shape.type.values].map((type) => [type, schema])),
  );
  const seen = EVERY_CHANGE.map((change) => [
    change.type,
    found(schemas.get(change.type)!, change).map((text) => text.replace('x.', '')),
  ]);
  const parts = Object.fromEntries(seen);
  expect(parts['event.reported']).toEqual([
    'shape event.geometry',
    'text event.title.en',
    'text event.title.ar',
    'text event.title.he',
  ]);
  expect(parts['zone.amended']).toEqual([
    'ref item',
    'text terms.name.en',
    'text terms.name.he',
    'shape terms.area',
    'text terms.basis',
    'text reason',
  ]);
  expect(parts['note.added']).toEqual([
    'text note.text.en',
    'text note.text.ar',
    'shape note.mark.geometry',
  ]);
  expect(parts['release.proposed']).toEqual(['ref item', 'elsewhere change']);
  expect(parts['release.made']).toEqual(['ref item']);
  expect(parts['access.refused']).toEqual([]);
});

test('[R11] they are found in lists, in what may be left out and in either of several forms', () => {
  const form = z.union([
    z.strictObject({ near: Ref }),
    z.strictObject({ at: z.array(Point.optional()) }),
  ]);
  expect(found(form, { near: 'E-2' })).toEqual(['ref x.near']);
  expect(found(form, { at: [at, undefined, at] })).toEqual(['shape x.at.0', 'shape x.at.2']);
  expect(found(z.strictObject({ area: Area.optional(), n: z.int() }), { n: 1 })).toEqual([]);
});

test('[R11] a schema that nobody knows a way into is a fault, whatever stands in it', () => {
  const turned = z.strictObject({ near: Ref }).transform(({ near }) => near);
  for (const schema of [z.record(z.string(), Ref), z.lazy(() => Ref), z.tuple([Ref]), turned]) {
    expect(() => found(z.strictObject({ odd: schema.optional() }), {})).toThrow('no way is known');
  }
});

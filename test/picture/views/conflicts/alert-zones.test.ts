import { beforeAll, expect, test } from 'vitest';
import type { ZoneItem } from '../../../../picture/kinds/zone.ts';
import { all } from '../../../../picture/table.ts';
import { conflicts } from '../../../../picture/views/conflicts/conflicts.ts';
import { alertZonesProposed, type Proposed } from '../../../support/conflicts/alert-zones.ts';
import { MEETINGS } from '../../../support/conflicts/among.ts';

let given: Proposed;
let zones: readonly ZoneItem[];
beforeAll(() => {
  given = alertZonesProposed();
  zones = [...all(given.picture.items)].filter((item) => item.kind === 'zone');
});

test('[R10] of 1,249 alert zones proposed 1,233 are taken and 16 refused, each with its reason', () => {
  expect([zones.length, given.refused.size]).toEqual([1233, 16]);
  const reasons = [...given.refused.values()].map(({ field, why }) => `${field}: ${why}`);
  const crossing =
    /^change\.terms\.area\.coordinates\.0: the ring crosses or touches itself near 3\d\.\d+, 3\d\.\d+$/;
  expect(reasons.filter((reason) => crossing.test(reason))).toHaveLength(15);
  expect(reasons.filter((reason) => !crossing.test(reason))).toEqual([
    'change.terms.area.coordinates.0: a ring has more than 512 vertices',
  ]);
});

test('[R54] all that meet among 1,233 zones are found by the index, as by trying each with each', () => {
  const view = conflicts();
  view.start(given.picture);
  const pairs = view.at(0);
  const texts = zones.map(({ terms }) => JSON.stringify(terms));
  const tried = MEETINGS.eachWithEach(texts);
  expect(MEETINGS.indexed(texts)).toEqual(tried);
  expect(MEETINGS.drafts(texts)).toBe(2 * tried.meet);
  expect(tried).toMatchObject({ meet: 20, conflict: 6 });
  expect([pairs.length, pairs.filter(({ meeting }) => meeting.conflict).length]).toEqual([20, 6]);
  expect(new Set(pairs.map(({ meeting }) => meeting.heights))).toEqual(new Set(['no-heights']));
});

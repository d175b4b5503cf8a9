/** Every change that can stand in a history has a name there, in each language. */
import { expect, test } from 'vitest';
import './kind-pages.ts';
import './messages.ts';
import { changeName } from '../../client/kinds/change-name.ts';
import { pageOf } from '../../client/kinds.ts';
import { LANGUAGES } from '../../picture/basics.ts';
import { KINDS } from '../../picture/kinds.ts';
import { STAFF_CHANGES } from '../../picture/staff/staff.ts';

/** The types of a kind's own changes and of its facets' acts. */
const CHANGES = KINDS.flatMap(({ kind, makes, amends, others, facets }) =>
  [...makes, ...amends, ...others, ...facets.flatMap(({ acts }) => [...acts])].map(
    ({ schema }) => [kind, schema.shape.type.value] as const,
  ),
);

test.each(CHANGES)('%s: %s', (kind, type) => {
  for (const language of LANGUAGES) {
    expect(pageOf(kind).did(type, language), `${type} in ${language}`).toMatch(/\S/);
  }
});

test.each(STAFF_CHANGES.map(({ shape }) => shape.type.value))('%s', (type) => {
  for (const language of LANGUAGES) {
    expect(changeName(type, language), `${type} in ${language}`).toMatch(/\S/);
  }
});

/** Every written form of the tables is read as they say, in three scripts, on every machine. [R66] */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TABLES } from './tables.ts';

const SCRIPTS = {
  Latin: /[A-Za-z]/,
  Arabic: /[\u0620-\u064a\u0660-\u0669]/,
  Hebrew: /[\u05d0-\u05ea]/,
};

describe.each(TABLES)('$name', ({ forms }) => {
  test.each(forms)('$name', ({ found, wanted }) => {
    expect(found()).toEqual(wanted);
  });

  test.each(Object.entries(SCRIPTS))('some are in %s letters', (_, letters) => {
    expect(forms.filter(({ text }) => letters.test(text)).length).toBeGreaterThanOrEqual(10);
  });

  test('no form stands twice, and each says one thing', () => {
    expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
    for (const { name, wanted } of forms) expect(Object.keys(wanted).length, name).toBe(1);
  });
});

test.each([
  ['tr_TR.UTF-8', 'Pacific/Apia', 'tr-TR'],
  ['ar_EG.UTF-8', 'America/St_Johns', 'ar-EG'],
])('an engine in %s at %s reads them alike', (LC_ALL, TZ, locale) => {
  const script = join(import.meta.dirname, '../../../support/written-forms.ts');
  const env = { ...process.env, LC_ALL, TZ };
  const said: unknown = JSON.parse(execFileSync(process.execPath, [script], { env }).toString());
  const found = TABLES.map(({ forms }) => forms.map((form) => form.found()));
  expect(said).toEqual({ locale, timeZone: TZ, found });
});

test('[R66] there are at least 200 forms', () => {
  expect(TABLES.flatMap(({ forms }) => forms).length).toBeGreaterThanOrEqual(200);
});

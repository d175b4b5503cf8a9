/** One thing has one name, whatever part of the page says it. */
import { expect, test } from 'vitest';
import { filterWords } from '../../client/languages/filter.ts';
import { items } from '../../client/languages/items.ts';
import { mapWords } from '../../client/languages/map.ts';
import { wall } from '../../client/languages/wall.ts';
import { LANGUAGES } from '../../picture/basics.ts';

test.each(LANGUAGES)('the map and the lists call a zone and a note alike (%s)', (language) => {
  const [{ zoneKind, noteForm }, { kinds, ...map }] = [items[language], mapWords[language]];
  for (const kind of ['no-fly', 'no-fire', 'no-entry', 'corridor', 'protected-site'] as const) {
    expect(kinds[kind]).toBe(zoneKind[kind]);
  }
  const { pin, text, arrow, line, area } = map;
  expect({ pin, text, arrow, line, area }).toEqual(noteForm);
  const suspended = items[language].zoneStatus.suspended.toLowerCase();
  expect(map.standing.suspended.toLowerCase()).toBe(suspended);
});

test.each(LANGUAGES)('what is FLASH or IMMEDIATE is not called PRIORITY (%s)', (language) => {
  const said = [wall[language].urgent, wall[language].more, filterWords[language].urgent];
  const priority = items[language].precedence.PRIORITY;
  expect(JSON.stringify(said)).not.toContain(priority);
});

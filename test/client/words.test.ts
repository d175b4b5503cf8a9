/** One thing has one name, whatever part of the page says it. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../picture/basics.ts';
import { MESSAGES } from './messages.ts';

test.each(LANGUAGES)('the map and the lists call a zone and a note alike (%s)', (language) => {
  const [{ zoneKind, noteForm }, { kinds, ...map }] = [
    MESSAGES[language].items,
    MESSAGES[language].map,
  ];
  for (const kind of ['no-fly', 'no-fire', 'no-entry', 'corridor', 'protected-site'] as const) {
    expect(kinds[kind]).toBe(zoneKind[kind]);
  }
  const { pin, text, arrow, line, area } = map;
  expect({ pin, text, arrow, line, area }).toEqual(noteForm);
  const suspended = MESSAGES[language].items.zoneStatus.suspended.toLowerCase();
  expect(map.standing.suspended.toLowerCase()).toBe(suspended);
});

test.each(LANGUAGES)('what is FLASH or IMMEDIATE is not called PRIORITY (%s)', (language) => {
  const { wall, filter, items } = MESSAGES[language];
  const said = [wall.urgent, wall.more, filter.urgent];
  const priority = items.precedence.PRIORITY;
  expect(JSON.stringify(said)).not.toContain(priority);
});

import ms from 'milsymbol';
import { expect, test } from 'vitest';
import { militaryName, readMilitaryName } from '../../client/drawing/military/names.ts';
import { sidcOf } from '../../client/drawing/military/sidc.ts';
import { DeskId } from '../../picture/basics.ts';
import { CATEGORIES, CATEGORY_IDS } from '../../picture/categories.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';

test.each(CATEGORY_IDS)('%s has a symbol that the standard knows, and nobody is hostile', (id) => {
  const symbol = new ms.Symbol(sidcOf(id), { size: 20 });
  expect(sidcOf(id)).toMatch(/^10[0][14]\d{16}$/);
  expect(symbol.isValid()).toBe(true);
  const { affiliation, context } = symbol.getMetadata();
  expect([affiliation, context]).toEqual([
    CATEGORIES[id].group === 'military' ? 'Unknown' : 'Neutral',
    'Reality',
  ]);
});

test('categories are told apart by their symbols', () => {
  expect(new Set(CATEGORY_IDS.map(sidcOf)).size).toBe(CATEGORY_IDS.length);
});

test('a name says what it stands for, and other names nothing', () => {
  const desk = DeskId.parse('il');
  for (const category of CATEGORY_IDS) {
    for (const precedence of PRECEDENCES) {
      const look = { category, desk, precedence, withdrawn: false };
      expect(readMilitaryName(militaryName(look))).toEqual(look);
    }
  }
  const gone = { category: 'uav', desk, precedence: 'FLASH', withdrawn: true } as const;
  expect(readMilitaryName(militaryName(gone))).toMatchObject({ category: 'uav', withdrawn: true });
  for (const name of ['solid/military/il/FLASH', 'military/ufo/il/FLASH', 'military/uav/il', '']) {
    expect(readMilitaryName(name)).toBeUndefined();
  }
});

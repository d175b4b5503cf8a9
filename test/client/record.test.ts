import { expect, test } from 'vitest';
import { sentenceOf, type Words } from '../../client/people/sentence.ts';
import { AccessChanges } from '../../picture/access.ts';
import { LANGUAGES, type Language } from '../../picture/basics.ts';
import { Change } from '../../picture/entry.ts';
import { CELL } from '../support/cell.ts';
import { MESSAGES } from './messages.ts';

const wordsIn = (language: Language): Words => ({
  record: MESSAGES[language].record,
  ways: MESSAGES[language].account.ways,
  comma: MESSAGES[language].items.comma,
  roles: MESSAGES[language].shell.roles,
  cell: CELL,
  language,
});
const said = (change: object, language: Language = 'en') =>
  sentenceOf(Change.parse(change), wordsIn(language));
const text = (change: object, language: Language = 'en') =>
  said(change, language)
    .map((part) => part.text)
    .join('');

const person = 'k.miller';
const session = 'a1b2c3d4';
const by = 'ops.admin';
/** One of each kind of entry, with all that it may hold. */
const EACH = [
  { type: 'access.signed-in', person, role: 'officer', way: 'passkey', session },
  { type: 'access.signed-out', person, session },
  { type: 'access.session-ended', person, session, why: 'revoked', by },
  { type: 'access.refused', what: 'code', person, address: '10.0.4.17', count: 3 },
  { type: 'access.enrolled', person, way: 'password' },
  { type: 'access.invited', person, roles: ['officer', 'analyst'], by },
  { type: 'access.roles-changed', person, roles: ['analyst'], by },
  { type: 'access.wall-approved', session, pictures: ['shared', 'us'], by },
  { type: 'access.exported', picture: 'shared', by },
  { type: 'access.clock-confirmed', ahead: 93_600, by },
] as const;

test('every kind of entry of a record is said, with all its names, in three languages', () => {
  const kinds = AccessChanges.map(({ shape }) => shape.type.value);
  expect(new Set(EACH.map(({ type }) => type))).toEqual(new Set(kinds));
  for (const change of EACH) {
    for (const language of LANGUAGES) {
      const parts = said(change, language);
      const where = `${language} ${change.type}`;
      expect(parts.map((part) => part.text).join(''), where).not.toMatch(/[{}]|undefined/);
      const signs = parts.filter(({ sign }) => sign).map((part) => part.text);
      const held = [person, session, by, '10.0.4.17'].filter((one) =>
        Object.values(change).includes(one),
      );
      expect(new Set(signs), where).toEqual(new Set(held));
      if (language !== 'en')
        expect(
          parts
            .filter(({ sign }) => !sign)
            .map((p) => p.text)
            .join(''),
        ).not.toMatch(/[a-z]{3}/);
    }
  }
});

test('an entry says what happened, who did it, from where and how often', () => {
  expect(EACH.map((change) => text(change))).toEqual([
    'k.miller signed in as Watch officer by passkey; session a1b2c3d4',
    'k.miller signed out; session a1b2c3d4',
    'Session a1b2c3d4 of k.miller was ended, by ops.admin',
    'A one-time code was refused, named k.miller, from 10.0.4.17, 3 times',
    'k.miller set a password',
    'k.miller was invited as Watch officer, Analyst, by ops.admin',
    'The roles of k.miller are now Analyst, by ops.admin',
    'ops.admin approved a wall that shows Test, Test; session a1b2c3d4',
    'ops.admin exported the log of Test',
    'ops.admin confirmed the server’s clock, which had jumped 1 day, 2 hours ahead',
  ]);
  expect(text({ type: 'access.refused', what: 'path', count: 1 })).toBe(
    'A path that leads outside was refused',
  );
  expect(text({ type: 'access.invited', person, roles: ['admin'] })).toBe(
    'k.miller was invited as Administrator, at the server itself',
  );
  expect(text({ type: 'access.roles-changed', person, roles: [], by })).toBe(
    'The account of k.miller was closed, by ops.admin',
  );
  const twice = { type: 'access.refused', what: 'wall', count: 2 };
  expect(text(twice, 'ar')).toBe('رُفضت شاشة عرض، مرتين');
  expect(text(twice, 'he')).toBe('מסך קיר נדחה, פעמיים');
});

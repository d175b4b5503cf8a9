import { describe, expect, test } from 'vitest';
import { baseOf, splitTab, TabId } from '../../picture/tab.ts';

const TAB = TabId.parse('0123456789abcdef');

describe('[S15] a path is in two parts', () => {
  test.each([
    ['/', '/'],
    ['/wall', '/wall'],
    ['/api/pictures/shared/live', '/api/pictures/shared/live'],
    ['//api/me', '//api/me'],
    ['/t/0123456789abcdef/', '/t/0123456789abcdef/'],
  ])('of a tab: what follows is %s', (rest, path) => {
    expect(splitTab(`${baseOf(TAB)}${rest}`)).toEqual({ tab: TAB, base: `/t/${TAB}`, path });
  });
  test.each([
    '/',
    '/wall',
    '',
    '/t/',
    `/t/${TAB}`,
    `/t//${TAB}/`,
    `//t/${TAB}/`,
    `/./t/${TAB}/`,
    `/T/${TAB}/`,
    `/%74/${TAB}/`,
    `/t/${TAB.toUpperCase()}/`,
    `/t/%30${TAB.slice(1)}/`,
    `/t/${TAB}%2Fapi/me`,
    `/t/${TAB};x/api/me`,
    `/t/${TAB}0/`,
    `/t/${TAB.slice(1)}/`,
    `/t/${TAB}\n/`,
    `/x/t/${TAB}/`,
  ])('of no tab: %j', (path) => {
    expect(splitTab(path)).toEqual({ tab: undefined, base: '', path });
  });
});

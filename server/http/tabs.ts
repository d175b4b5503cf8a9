/** Which tab of an exercise a request was asked in: the path as it was sent says so. [S15] */
import { splitTab, type TabPath } from '../../picture/tab.ts';

/** The path of an absolute URL as it was sent: nothing is decoded, and no dots are resolved. */
export const pathIn = (url: string): string => /^[a-z]+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';

/** Splits a path; only an exercise has tabs. */
export const tabOf = (path: string, mode: 'live' | 'exercise'): TabPath =>
  mode === 'exercise' ? splitTab(path) : { tab: undefined, base: '', path };

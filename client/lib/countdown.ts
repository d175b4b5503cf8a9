/** Lengths of time that run on a screen: what is left, what is over, how long something took. Pure; they read left to right. */
import type { Language } from '../../picture/basics.ts';
import { LOCALES, spanText } from './format.ts';

/** `01:18`, from seconds. */
export const minutes = (seconds: number): string =>
  [Math.floor(seconds / 60), seconds % 60].map((n) => String(n).padStart(2, '0')).join(':');

/** A length of time (ms) that goes on: `+00:42`, from an hour on in words. */
export function elapsed(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 3600) return spanText(seconds, language, 2, 'short');
  return `+${minutes(seconds)}`;
}

/** What is left of a length of time (ms): `22:37`, from an hour on in words. It is 00:00 when nothing is left. */
export function remaining(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds >= 3600 ? spanText(seconds, language, 2, 'short') : minutes(seconds);
}

/** How long something took (ms): `0:41`, from an hour on in words. */
export function took(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 3600) return spanText(seconds, language, 2, 'short');
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The same where it is short as a rule: `2 sec`, from a minute on `1:41`. */
export function tookSoon(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 60) return took(ms, language);
  const style = { style: 'unit', unit: 'second', unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(LOCALES[language], style).format(seconds);
}

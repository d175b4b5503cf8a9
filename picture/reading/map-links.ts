/**
 * Reads the place that a link of a map names, without asking anybody: a pin before the middle of the view. Undefined
 * if the text is no link. A link that names a place by words, and only where the map looks, tells no place.
 */
import { distinct } from './agreement.ts';
import { degrees } from './degrees.ts';
import { signsOf, UNSEEN } from './place-signs.ts';
import { oneOf, refused } from './reading.ts';
import { type Located, located, type PlaceReading, stepOf } from './written-place.ts';

const LINK = /(?<!\S)<?(?:https?:\/\/\S+|(?:[\w-]+\.)+[a-z]{2,}\/\S+)/gi;

export function mapLink(written: string): PlaceReading | undefined {
  const shown = written.replace(UNSEEN, '');
  const [link, another] = shown.match(LINK) ?? [];
  if (link === undefined) return undefined;
  // a name may stand beside it, as telephones send it; another place may not
  if (another !== undefined || /\p{Nd}/u.test(shown.replace(link, ''))) return refused('place');
  const text = link.replace(/^<|[>.,;)"']+$/g, '');
  const address = /^https?:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return refused('place');
  const url = new URL(address);
  const parts: Parts = {
    host: url.hostname,
    path: url.pathname.split('/').map(decoded),
    query: url.searchParams,
    hash: decoded(url.hash.slice(1)),
  };
  const pins = distinct(pinsIn(parts));
  const found = pins.length > 0 || isNamed(parts) ? pins : distinct(middlesIn(parts));
  const [first, ...others] = found;
  return first === undefined || others.length > 3 ? refused('place') : oneOf([first, ...others]);
}

interface Parts {
  readonly host: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly hash: string;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // a stray %, which people do write
  }
}

/** Yandex writes longitude first. */
const lonFirst = ({ host }: Parts): boolean => /(?:^|\.)yandex\./.test(host);
/** A search for words of Apple's maps stands at `ll`; elsewhere that is where the map looks. */
const isApple = ({ host }: Parts): boolean => /(?:^|\.)maps\.apple\.com$/.test(host);

const ASKED = ['q', 'query', 'destination', 'daddr', 'coordinate', 'to', 'pt', 'sp'];
const PAIRS = [
  ['mlat', 'mlon'],
  ['lat', 'lon'],
  ['lat', 'lng'],
  ['latitude', 'longitude'],
] as const;

function pinsIn(parts: Parts): readonly Located[] {
  const { path, query, hash } = parts;
  const asked = ASKED.flatMap((name) => query.getAll(name));
  if (isApple(parts)) asked.push(...query.getAll('ll'));
  const fragment = new URLSearchParams(hash);
  return [
    ...path.flatMap((step) =>
      [...step.matchAll(/!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/g)].flatMap(pairOf),
    ),
    ...path.filter((step) => /^[^@].*\.\d/.test(step)).flatMap((step) => inWords(step, false)),
    ...asked.flatMap((words) => inWords(words, lonFirst(parts))),
    ...[query, fragment].flatMap((of) =>
      PAIRS.flatMap(([lat, lon]) => numbers(of.get(lat) ?? '', of.get(lon) ?? '')),
    ),
    ...inWords((query.get('params') ?? '').replaceAll('_', ' ').replace(/([EW]) .*$/, '$1'), false),
  ];
}

function middlesIn(parts: Parts): readonly Located[] {
  const { path, query, hash } = parts;
  const looked = ['ll', 'cp', 'center', 'map'].flatMap((name) => query.getAll(name));
  const [, lat = '', lon = ''] = /^(?:map=)?[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/.exec(hash) ?? [];
  return [
    ...path.filter((step) => step.startsWith('@')).flatMap((step) => inWords(step.slice(1), false)),
    ...looked.flatMap((words) => inWords(words, lonFirst(parts))),
    ...numbers(lat, lon),
  ];
}

/** Whether the link asks for something by words: what it looks at is not that. */
const isNamed = ({ path, query }: Parts): boolean =>
  ['q', 'query', 'destination', 'daddr'].some((name) => (query.get(name) ?? '') !== '') ||
  path.some((step) => step === 'place' || step === 'search' || step === 'dir');

const NUMBER = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
/** `33.126,35.824`, and what maps write before and after: a zoom, a name. */
const WORDS = new RegExp(
  `^(?:(?:loc:|ll\\.)?${NUMBER}, ?${NUMBER}(?:[,(].*)?|${NUMBER}~${NUMBER}|point\\.${NUMBER}_${NUMBER}.*)$`,
);

function inWords(words: string, lonIsFirst: boolean): readonly Located[] {
  const [first, second] = (WORDS.exec(words) ?? []).slice(1).filter((one) => one !== undefined);
  if (first !== undefined && second !== undefined) {
    return lonIsFirst ? numbers(second, first) : numbers(first, second);
  }
  if (!/\d.*[NS].*\d.*[EW]/.test(words)) return [];
  const found = degrees(signsOf(words), undefined);
  return found?.kind === 'read' ? [found.value] : [];
}

const pairOf = ([, lat = '', lon = '']: readonly string[]): readonly Located[] => numbers(lat, lon);

function numbers(lat: string, lon: string): readonly Located[] {
  if (lat === '' || lon === '') return [];
  const found = located(Number(lat), Number(lon), Math.min(stepOf(lat), stepOf(lon)));
  return found.kind === 'read' ? [found.value] : [];
}

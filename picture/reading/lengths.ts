/** Reads lengths and heights as people and files write them; the results are in metres. */
import { type Level, REFERENCES } from '../geo/place.ts';
import { type Reading, read, refused } from './reading.ts';
import { plain } from './text.ts';

export const FEET = 0.3048; // metres
const UNITS: Readonly<Record<string, number>> = { M: 1, KM: 1000, FT: FEET, NM: 1852 };

/** The reason why a length cannot be read. */
export type LengthFault = 'empty' | 'length';
/** The reason why a height cannot be read. */
export type HeightFault = 'empty' | 'altitude';

const NUMBER = String.raw`[+-]?(?:\d+(?:[ ,]\d{3})*(?:\.\d*)?|\.\d+)(?:E[+-]?\d+)?`;
const LENGTH = new RegExp(`^(${NUMBER}) ?(KM|NM|FT|M)?$`);

/**
 * Reads `400` (in the unit `bare`), `400 m`, `1.5 km`, `1,300 ft` or `2 NM`. Metres are kept as written, other
 * units are rounded to 0.1 m.
 */
export function readLength(text: string, bare: 'M' | 'KM' = 'M'): Reading<number, LengthFault> {
  const said = plain(text);
  if (said === '') return refused('empty');
  const [, digits, unit = bare] = LENGTH.exec(said) ?? [];
  const number = Number(digits?.replace(/[ ,]/g, ''));
  if (!Number.isFinite(number)) return refused('length');
  return read(unit === 'M' ? number : tenths(number * (UNITS[unit] ?? 1)));
}

const tenths = (metres: number): number => Math.round(metres * 10) / 10;

const PIECE = /(\d+(?:\.\d+)?) ?(KM|NM|FT|M)?(?=[ ,]|$)/g;

/**
 * Reads several lengths, in the order written: `1, 2, 5 km`, `500 m 1.5 km`. A number takes the next unit that
 * follows, `bare` if none does. A comma separates numbers here: `1,300 m` is two lengths.
 */
export function readLengths(
  text: string,
  bare: 'M' | 'KM',
): Reading<readonly number[], LengthFault> {
  const said = plain(text)
    .replace(/[;؛،/]+/g, ' ')
    .trim();
  if (said === '') return refused('empty');
  const pieces = [...said.matchAll(PIECE)];
  if (/[^ ,]/.test(said.replace(PIECE, '')) || pieces.length === 0) return refused('length');
  const metres: number[] = [];
  let unit: string = bare;
  for (const [, number = '', name] of pieces.reverse()) {
    unit = name ?? unit;
    const length = readLength(`${number} ${unit}`);
    if (length.kind !== 'read') return refused('length');
    metres.unshift(length.value);
  }
  return read(metres);
}

/** Reads `400 m AGL`, `400 m WGS 84`, `1300 ft` or `FL120` (hundreds of feet, AMSL); `reference` if the text has none. */
export function readHeight(
  text: string,
  reference: Level['reference'],
): Reading<Level, HeightFault> {
  const said = plain(text);
  if (said === '') return refused('empty');
  const [, level] = /^FL ?(\d{2,3})$/.exec(said) ?? [];
  if (level !== undefined) {
    return read({ metres: tenths(Number(level) * 100 * FEET), reference: 'AMSL' });
  }
  const [, height = '', named] = /^(.*?) ?(AGL|AMSL|WGS ?84)?$/.exec(said) ?? [];
  const length = readLength(height);
  if (length.kind !== 'read') return refused('altitude');
  const known = REFERENCES.find((one) => one === named?.replace(' ', ''));
  return read({ metres: length.value, reference: known ?? reference });
}

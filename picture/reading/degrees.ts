/** Reads places in degrees: decimal, with minutes and seconds, in the compact form of aviation and of receivers. */
import { type Angle, angleAt, parted, type Size, whole } from './angle.ts';
import { replaced, signsOf } from './place-signs.ts';
import { type Reading, read, refused } from './reading.ts';
import {
  located,
  type Notation,
  type PlaceFault,
  type PlaceReading,
  sevenths,
} from './written-place.ts';

type Found = PlaceReading | undefined;

/** Two angles: latitude first, unless letters or labels say otherwise. */
export const degrees: Notation = (text) => {
  const said = withUnitSigns(text);
  const found = pairIn(said);
  if (found?.kind === 'read' || !COMMAS.test(said)) return found;
  return pairIn(withPoints(said)) ?? found;
};

/** Letters and words for units, after a number. S is a second if a direction follows, or if it stands twice. */
function withUnitSigns(text: string): string {
  const twice = [...text.matchAll(/M(?:IN)?\.? ?[\d.]+ ?S(?=[ ,;NSEW]|$)/g)].length > 1;
  return replaced(text, [
    ...(/[NSEW]/.test(text) ? [[DOTTED, `$1°$2'$3"`] as const] : []),
    [/(\d) ?\*/g, '$1°'],
    [/(\d) ?(?:D(?:EG(?:REES?)?)?\.?|O|(?:ال)?درج(?:ة|ات)|מעלות|מעלה)(?!\p{L})/gu, '$1°'],
    [/(\d) ?(?:M(?:IN(?:UTES?)?)?\.?|دقيقة|دقائق|דקות|דקה|דק')(?!\p{L})/gu, "$1'"],
    [/(\d) ?(?:SEC(?:ONDS?)?\.?|ثانية|ثوا?ني?|שניות|שנייה|שניה|שנ')(?!\p{L})/gu, '$1"'],
    [/(\d) ?S(?= ?[NSEW])/g, '$1"'],
    ...(twice ? [[/(\d) ?S(?!\p{L})/gu, '$1"'] as const] : []),
  ]);
}

/** With dots between the parts: 33.07.33 N. Without letters it may be a date. */
const DOTTED = /(?<![\d.])(\d{1,3})\.(\d\d)\.(\d\d(?:\.\d+)?)(?![\d.])/g;

/** Commas that may be decimal: between digits, in a text that has no decimal point. */
const COMMAS = /^[^.]*\d,\d[^.]*$/;
const FOUR = /^([-+]?\d+),(\d+),([-+]?\d+),(\d+)$/;
const withPoints = (text: string): string =>
  FOUR.test(text) ? text.replace(FOUR, '$1.$2 $3.$4') : text.replace(/(\d),(?=\d)/g, '$1.');

const ORDER = /^(ΦΛ|ΛΦ|Φ[ ,/]+Λ|Λ[ ,/]+Φ)[:= ]*(?=[-+\d])/u;

/** Undefined if these are not two angles. */
function pairIn(text: string): Found {
  const [order = ''] = ORDER.exec(text) ?? [];
  const rest = text.slice(order.length);
  const bare = bareIn(rest);
  if (bare === undefined) return order === '' ? markedIn(text) : undefined;
  const [lat, lon] = order.startsWith('Λ') ? [bare[1], bare[0]] : bare;
  return located(lat.value, lon.value, Math.min(lat.step, lon.step));
}

type Two = readonly [Size, Size];

const SIGNED = String.raw`([-+]?)(\d+(?:\.\d+)?)`;
const MINUTE = String.raw`([-+]?)(\d{1,3}) (\d\d?(?:\.\d+)?)`;
const SECOND = String.raw`([-+]?)(\d{1,3}) (\d\d?) (\d\d?(?:\.\d+)?)`;
const BETWEEN = '[ ,;/]+';
const ONE_EACH = new RegExp(`^${SIGNED}°?${BETWEEN}${SIGNED}°?$`);
const TWO_EACH = new RegExp(`^${MINUTE}${BETWEEN}${MINUTE}$`);
const THREE_EACH = new RegExp(`^${SECOND}${BETWEEN}${SECOND}$`);

/** Numbers alone: one, two or three for each angle. */
function bareIn(text: string): Two | undefined {
  const one = ONE_EACH.exec(text);
  if (one !== null) {
    const [, sign1, d1 = '', sign2, d2 = ''] = one;
    return [signed(sign1, whole(d1, undefined)), signed(sign2, whole(d2, undefined))];
  }
  const two = TWO_EACH.exec(text);
  if (two !== null) {
    const [, sign1, d1 = '', m1 = '', sign2, d2 = '', m2 = ''] = two;
    return sound([
      signed(sign1, parted(d1, m1, undefined)),
      signed(sign2, parted(d2, m2, undefined)),
    ]);
  }
  const three = THREE_EACH.exec(text);
  if (three === null) return undefined;
  const [, sign1, d1 = '', m1 = '', s1, sign2, d2 = '', m2 = '', s2] = three;
  return sound([signed(sign1, parted(d1, m1, s1)), signed(sign2, parted(d2, m2, s2))]);
}

const signed = (sign: string | undefined, { value, step }: Size): Size => ({
  value: sign === '-' ? -value : value,
  step,
});

/** Undefined if minutes or seconds are 60 or more: then the numbers mean something else. */
const sound = (two: Two): Two | undefined =>
  two.some(({ value }) => Number.isNaN(value)) ? undefined : two;

/** What stands between two angles; a hyphen directly after a letter is no minus sign. */
const SEPARATOR = /(?: - |(?<=[NSEW])-(?=\d)|[ ,;/])*/y;

/** Two angles with letters, labels or degree signs, the same for both. */
function markedIn(text: string): Found {
  const first = angleAt(text, 0);
  if (first === undefined) return undefined;
  SEPARATOR.lastIndex = first.end;
  SEPARATOR.exec(text);
  const from = SEPARATOR.lastIndex;
  const second = angleAt(text, from);
  if (second === undefined || second.end < text.length || !alike(first, second)) return undefined;
  if (from === first.end && /[-+]/.test(text.charAt(from))) return undefined; // a sign, or a dash between
  if (!first.sound || !second.sound) return refused('differs');
  const axes = [first.axis ?? other(second.axis), second.axis ?? other(first.axis)];
  if (axes[0] === axes[1] && axes[0] !== undefined) return undefined;
  if (axes[0] !== 'lon') return second.short === 'padded' ? undefined : placeAt(first, second);
  return first.short ? undefined : placeAt(second, first);
}

const other = (axis: Angle['axis']): Angle['axis'] => axis && (axis === 'lat' ? 'lon' : 'lat');

const placeAt = (lat: Angle, lon: Angle): Found =>
  located(lat.value, lon.value, Math.min(lat.step, lon.step));

/** Both have a letter; or none has, and one has a label, or both have a degree sign. */
function alike(a: Angle, b: Angle): boolean {
  if (a.letter !== undefined || b.letter !== undefined) return Boolean(a.letter && b.letter);
  return a.labelled || b.labelled || (a.degreeSign && b.degreeSign);
}

const PLAIN = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

/** Reads one latitude or longitude, as a column of a file has it; letters and labels may say which it is. */
export function readDegrees(written: string, axis: 'lat' | 'lon'): Reading<number, PlaceFault> {
  const wrong = refused(axis === 'lat' ? 'latitude' : 'longitude');
  const most = axis === 'lat' ? 90 : 180;
  const inRange = (value: number) => (Math.abs(value) <= most ? read(sevenths(value)) : wrong);
  if (PLAIN.test(written)) return inRange(Number(written));
  const text = withUnitSigns(signsOf(written));
  if (text === '') return refused('empty');
  const angle = wholeAngle(text) ?? (COMMAS.test(text) ? wholeAngle(withPoints(text)) : undefined);
  if (angle === undefined || (angle.axis ?? axis) !== axis) return refused('place');
  return angle.sound ? inRange(angle.value) : refused('differs');
}

function wholeAngle(text: string): Angle | undefined {
  const angle = angleAt(text, 0);
  return angle?.end === text.length ? angle : undefined;
}

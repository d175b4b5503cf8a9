/** Reads heights and bands of heights as people and files write them. */
import { Altitude, Level } from '../geo/place.ts';
import { amountsIn, likely, type Settled, tenths, unitOf } from './lengths.ts';
import { type Said, saidIn } from './numbers.ts';
import { oneOf, type Reading, refused } from './reading.ts';
import { METRES, type Unit } from './units.ts';

/** The reason why a height cannot be read. */
export type HeightFault = 'empty' | 'altitude';

/** A unit of heights. `FL`: flight levels, hundreds of feet. */
export type HeightUnit = Unit | 'FL';

type Reference = Level['reference'];

/** The heights that a text may mean, and what it says of them. */
interface Height {
  /** The likeliest first; at least one. */
  readonly metres: readonly number[];
  /** As it is written; undefined if it is not. */
  readonly unit: HeightUnit | undefined;
  readonly reference: Reference | undefined;
}

/**
 * Reads `400 m AGL`, `1300 ft`, `400 m WGS 84`, `1,300 ft QNH`, `٥٠٠ م فوق سطح البحر`, `500 מ' מעל פני הקרקע` or
 * `430 m below sea level`; above `reference` if the text names none. Flight levels `FL120` are above mean sea
 * level, as are ICAO's `F120` and `A045` (hundreds of feet) and `S1130` (tens of metres). `GND` and `SFC` are 0 m
 * above ground. Asks as `readLength` does.
 */
export function readHeight(
  text: string,
  reference: Reference,
  settled: Settled<HeightUnit> = {},
): Reading<Level, HeightFault> {
  const said = saidIn(text, settled.decimal);
  if (said.text === '') return refused('empty');
  const height = heightIn(said, settled.bare ?? 'M');
  if (height === undefined) return refused('altitude');
  const [first, ...others] = levelsOf(height, reference);
  return first === undefined ? refused('altitude') : oneOf([first, ...others]);
}

const levelsOf = ({ metres, reference }: Height, otherwise: Reference): readonly Level[] =>
  metres.map((one) => ({ metres: one, reference: reference ?? otherwise }));

/** The unit that a text of a length, a height or a band names; undefined if it names none, or cannot be read. */
export function unitIn(text: string): HeightUnit | undefined {
  const said = saidIn(text);
  const [band] = bandsIn(said, 'M');
  return heightIn(said, 'M')?.unit ?? band?.lower?.unit ?? band?.upper?.unit;
}

const GROUND = /^(?:GND|SFC|GROUND|SURFACE|(?:سطح )?الارض|(?:פני )?הקרקע)$/;
const UNLIMITED = /^(?:UNL|UNLTD|UNLIMITED)$/;

/** True for the ground as the lower end of a band, which the picture leaves open. */
export const isGround = (text: string): boolean => GROUND.test(saidIn(text).text);

/** True for the open upper end of a band. */
export const isUnlimited = (text: string): boolean => UNLIMITED.test(saidIn(text).text);

const LEVEL = /^(?:F(?=\d{3}$)|FL ?|FLIGHT LEVEL |مستوي (?:ال)?طيران )(\d{2,3})$/;
const ICAO = /^(?:A(\d{3})|S(\d{4}))$/; // Doc 4444, item 15: hundreds of feet, tens of metres

/** One height; undefined if the text is none. */
function heightIn(said: Said, bare: HeightUnit): Height | undefined {
  if (GROUND.test(said.text)) return { metres: [0], unit: undefined, reference: 'AGL' };
  const inLevels = bare === 'FL' && /^\d{1,3}$/.test(said.text) ? said.text : undefined;
  const level = LEVEL.exec(said.text)?.[1] ?? inLevels;
  if (level !== undefined) return hundredsOfFeet(level, 'FL');
  const [, feet, tens] = ICAO.exec(said.text) ?? [];
  if (feet !== undefined) return hundredsOfFeet(feet, 'FT');
  if (tens !== undefined) return { metres: [Number(tens) * 10], unit: 'M', reference: 'AMSL' };
  const parts = said.text.split('·').map(withoutReference);
  const named = new Set(parts.flatMap(({ reference }) => reference ?? []));
  const below = parts.some((part) => part.below);
  if (named.size > 1 || (below && parts.some(({ text }) => text.startsWith('-')))) return undefined;
  const text = parts.map((part) => part.text).join('·');
  if (bare === 'FL' && unitOf(text) === undefined) return undefined;
  const amounts = amountsIn({ ...said, text }, bare === 'FL' ? 'FT' : bare);
  if (amounts.length === 0) return undefined;
  const metres = amounts.map((one) => (below ? 0 - one : one));
  return { metres: likely(metres, isHeight), unit: unitOf(text), reference: [...named][0] };
}

const isHeight = (metres: number): boolean => Level.shape.metres.safeParse(metres).success;

const hundredsOfFeet = (digits: string, unit: HeightUnit): Height => ({
  metres: [tenths(Number(digits) * 100 * METRES.FT)],
  unit,
  reference: 'AMSL',
});

/** What heights are above, in three languages, as numbers.ts normalises the words; `below` lies under the sea. */
const NAMED = [
  '(?<AGL>AGL|ASFC|ABOVE (?:THE )?GROUND(?: LEVEL)?|(?:فوق|عن)(?: مستوي)?(?: سطح)? الارض|מעל (?:פני )?(?:הקרקע|השטח))',
  '(?<AMSL>AMSL|MSL|ASL|QNH|ABOVE (?:MSL|(?:MEAN )?SEA LEVEL)|(?:فوق|عن)(?: مستوي)?(?: سطح)? البحر|מעל (?:גובה )?(?:פני )?הים)',
  '(?<WGS84>WGS ?84|HAE|ABOVE (?:THE )?ELLIPSOID)',
  '(?<below>BELOW (?:MEAN )?SEA LEVEL|تحت(?: مستوي)?(?: سطح)? البحر|מתחת ל(?:גובה )?פני הים)',
].join('|');
const AFTER = new RegExp(String.raw`^(?<text>.*?) ?\(?(?:${NAMED})\)?$`);
const BEFORE = new RegExp(`^(?:${NAMED})[ :]+(?<text>.*)$`);

interface Referred {
  readonly text: string;
  readonly reference: Reference | undefined;
  readonly below: boolean;
}

function withoutReference(written: string): Referred {
  const whole = written.trim();
  const {
    text = whole,
    AGL,
    AMSL,
    WGS84,
    below,
  } = (AFTER.exec(whole) ?? BEFORE.exec(whole))?.groups ?? {};
  const seas = AMSL ?? below;
  const reference = AGL ? 'AGL' : seas ? 'AMSL' : WGS84 ? 'WGS84' : undefined;
  return { text, reference, below: below !== undefined };
}

/**
 * Reads a band, `GND – 400 m AGL`, `120-400 ft`, `300 m AGL – UNL` or `FL120 to FL180`, or one height as a band of
 * no thickness. An end that names no unit or reference has those of the other; `GND` below and `UNL` above are
 * left open.
 */
export function readBand(
  text: string,
  reference: Reference,
  settled: Settled<HeightUnit> = {},
): Reading<Altitude, HeightFault> {
  const said = saidIn(text, settled.decimal);
  if (said.text === '') return refused('empty');
  const bare = settled.bare ?? 'M';
  const one = heightIn(said, bare);
  const [first, ...others] =
    one === undefined
      ? bandsIn(said, bare).flatMap((band) => altitudesOf(band, reference))
      : levelsOf(one, reference).map((level) => ({ lower: level, upper: level }));
  return first === undefined ? refused('altitude') : oneOf([first, ...others]);
}

interface Band {
  /** Undefined if it is open. */
  readonly lower: Height | undefined;
  readonly upper: Height | undefined;
}

/** The bands that a text may be, by what may stand between the ends of one; a minus may be that or a sign. */
const bandsIn = (said: Said, bare: HeightUnit): readonly Band[] =>
  [...said.text.matchAll(/-| TO | الي | עד /g)].flatMap(({ 0: sign, index }) => {
    const below = { ...said, text: said.text.slice(0, index).trim() };
    const above = { ...said, text: said.text.slice(index + sign.length).trim() };
    return bandOf(below, above, bare) ?? [];
  });

function bandOf(below: Said, above: Said, bare: HeightUnit): Band | undefined {
  const [low, high] = [heightIn(below, bare), heightIn(above, bare)];
  const [fromGround, isOpen] = [GROUND.test(below.text), UNLIMITED.test(above.text)];
  if (low === undefined || (high === undefined && !isOpen)) return undefined;
  if (low.unit === undefined && high?.unit === 'FL' && !fromGround) return undefined; // 300 what?
  const lower = fromGround ? undefined : heightIn(below, low.unit ?? high?.unit ?? bare);
  const upper = isOpen ? undefined : heightIn(above, high?.unit ?? low.unit ?? bare);
  return { lower: like(lower, upper), upper: like(upper, lower) };
}

/** A height with the reference of the other, if it names none itself and the other's is no flight level's. */
const like = (height: Height | undefined, other: Height | undefined): Height | undefined =>
  height && {
    ...height,
    reference: height.reference ?? (other?.unit === 'FL' ? undefined : other?.reference),
  };

/**
 * The altitudes that a band may mean, its ends read alike: `1.200-2.400 m` is not 1.2 to 2400 m. Those whose lower
 * end is above the upper only if all are so.
 */
function altitudesOf({ lower, upper }: Band, reference: Reference): readonly Altitude[] {
  const [lows, highs] = [lower, upper].map((end) => (end ? levelsOf(end, reference) : []));
  const most = Math.max(1, lows?.length ?? 0, highs?.length ?? 0);
  const all = Array.from({ length: most }, (_, i) => {
    const [low, high] = [lows?.[i] ?? lows?.[0], highs?.[i] ?? highs?.[0]];
    return { ...(low && { lower: low }), ...(high && { upper: high }) };
  });
  return likely(all, (one) => Altitude.safeParse(one).success);
}

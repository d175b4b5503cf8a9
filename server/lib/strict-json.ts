/** Parses JSON strictly: refuses text that two parsers could read differently. [W9] */

/** Bytes of one command, or of any other JSON body. */
export const MAX_COMMAND = 64 * 1024;
const MAX_NESTING = 12;

/** The value, or the HTTP status, the path of the field (`a.b.0`, may be empty) and why. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly status: 400 | 413;
      readonly field: string;
      readonly why: string;
    };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }); // a BOM is not JSON

/**
 * Parses at most `MAX_COMMAND` bytes of UTF-8. Refuses duplicate names, `__proto__`, lone
 * surrogates, numbers beyond the range of a double, a byte order mark, and nesting deeper than 12.
 */
export function parseStrictJson(bytes: Uint8Array): ParsedJson {
  if (bytes.length > MAX_COMMAND) {
    return { ok: false, status: 413, field: '', why: 'a command is longer than 64 KiB' };
  }
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
  } catch {
    return refused('', 'is not UTF-8');
  }
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return refused('', `is not JSON: ${fault instanceof Error ? fault.message : ''}`);
  }
  return (
    (isAsWritten(text, value) ? undefined : new JsonScanner(text).fault()) ?? { ok: true, value }
  );
}

/**
 * True if the text is exactly what JSON.stringify makes of its value, as programs write it: then no
 * name stands twice and no number is out of range. False also for all else that may be refused.
 */
const isAsWritten = (text: string, value: unknown): boolean =>
  isWithin(value, MAX_NESTING) &&
  JSON.stringify(value) === text &&
  !text.includes('"__proto__":') &&
  !text.includes('\\ud'); // how it writes half a character

/** True if a value nests at most so many levels. */
function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof part === 'object' && !isWithin(part, levels - 1)) return false;
  }
  return true;
}

const refused = (field: string, why: string): ParsedJson & { ok: false } => ({
  ok: false,
  status: 400,
  field,
  why,
});

/** Character codes of JSON's own signs. */
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Names of one object that are compared one by one; beyond, they are kept in a set. */
const FEW = 8;
/** A number of so few characters is within the range of a double: `9e99`. */
const SHORT = 4;

/** An object or array that is open where the scanner is. */
class Level {
  readonly object: boolean;
  /** The name or index that is being read. */
  at: string | number;
  readonly #few: string[] = [];
  #many: Set<string> | undefined;

  constructor(object: boolean) {
    this.object = object;
    this.at = object ? '' : 0;
  }

  /** Adds the name that is being read; false if the object has it already. */
  add(name: string): boolean {
    const few = this.#few;
    if (this.#many === undefined) {
      if (few.includes(name)) return false;
      if (few.push(name) > FEW) this.#many = new Set(few);
      return true;
    }
    return this.#many.size < this.#many.add(name).size;
  }
}

/** Scans text that JSON.parse accepts, once, for what it lets pass. */
class JsonScanner {
  readonly #text: string;
  readonly #levels: Level[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  fault(): ParsedJson | undefined {
    const text = this.#text;
    const levels = this.#levels;
    let level: Level | undefined;
    let backslash = text.indexOf('\\');
    for (let i = 0; i < text.length; i++) {
      const sign = text.charCodeAt(i);
      switch (sign) {
        case OPEN_OBJECT:
        case OPEN_ARRAY:
          if (levels.length === MAX_NESTING) {
            return this.#refuse(`nests deeper than ${MAX_NESTING} levels`);
          }
          level = new Level(sign === OPEN_OBJECT);
          levels.push(level);
          break;
        case CLOSE_OBJECT:
        case CLOSE_ARRAY:
          levels.pop();
          level = levels.at(-1);
          break;
        case COMMA:
          if (typeof level?.at === 'number') level.at++;
          break;
        case QUOTE: {
          let end = text.indexOf('"', i + 1);
          if (backslash >= 0 && backslash < i) backslash = text.indexOf('\\', i);
          const escaped = backslash >= 0 && backslash < end;
          if (escaped) end = endOfString(text, backslash);
          const wrong = this.#string(i, end, escaped, level);
          if (wrong !== undefined) return this.#refuse(wrong);
          i = end;
          break;
        }
        default: {
          if (sign !== MINUS && !isDigit(sign)) break;
          const end = endOfNumber(text, i);
          if (end - i > SHORT && !Number.isFinite(Number(text.slice(i, end)))) {
            return this.#refuse('is a number without end');
          }
          i = end - 1;
        }
      }
    }
    return undefined;
  }

  /**
   * The fault of the string at [from, end], which is a name if a colon follows; undefined: none.
   */
  #string(
    from: number,
    end: number,
    escaped: boolean,
    level: Level | undefined,
  ): string | undefined {
    const name = level?.object === true && colonAfter(this.#text, end);
    if (!name && !escaped) return undefined; // UTF-8 has no half characters
    const raw = this.#text.slice(from, end + 1);
    const value = escaped ? String(JSON.parse(raw)) : raw.slice(1, -1);
    if (name) level.at = value;
    if (escaped && !value.isWellFormed()) return 'holds half a character (a lone surrogate)';
    if (!name) return undefined;
    if (value === '__proto__') return 'is a name that is never accepted';
    return level.add(value) ? undefined : 'stands twice in one object';
  }

  #refuse(why: string): ParsedJson {
    const path = this.#levels.map(({ at }) => String(at)).filter((at) => at !== '');
    return refused(path.join('.').slice(0, 200), why);
  }
}

/** The index of the quote that ends a string, from its first backslash on. */
function endOfString(text: string, from: number): number {
  let i = from;
  for (let code = BACKSLASH; code !== QUOTE; code = text.charCodeAt(i)) {
    i += code === BACKSLASH ? 2 : 1;
  }
  return i;
}

/** True if a colon follows, after any whitespace. */
function colonAfter(text: string, end: number): boolean {
  let i = end + 1;
  while (isSpace(text.charCodeAt(i))) i++;
  return text.charCodeAt(i) === COLON;
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The index after a number that begins at `from`; text that JSON.parse accepts ends it with another sign. */
function endOfNumber(text: string, from: number): number {
  for (let i = from + 1; ; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code) && !isNumberSign(code)) return i;
  }
}

/** True for `+ - . e E`. */
const isNumberSign = (code: number): boolean =>
  code === 0x2e || code === MINUS || code === 0x2b || code === 0x65 || code === 0x45;

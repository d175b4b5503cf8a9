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
  return new JsonScanner(text).fault() ?? { ok: true, value };
}

const refused = (field: string, why: string): ParsedJson & { ok: false } => ({
  ok: false,
  status: 400,
  field,
  why,
});

/** An object or array that is open where the scanner is. */
interface Level {
  /** Names found so far in an object; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The name or index that is being read. */
  at: string | number;
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
    for (let i = 0; i < text.length; i++) {
      const level = this.#levels.at(-1);
      switch (text[i]) {
        case '{':
        case '[':
          if (this.#levels.length === MAX_NESTING) {
            return this.#refuse(`nests deeper than ${MAX_NESTING} levels`);
          }
          this.#levels.push(
            text[i] === '{' ? { names: new Set(), at: '' } : { names: undefined, at: 0 },
          );
          break;
        case '}':
        case ']':
          this.#levels.pop();
          break;
        case ',':
          if (typeof level?.at === 'number') level.at++;
          break;
        case '"': {
          const end = this.#endOfString(i);
          const wrong = this.#string(i, end, level);
          if (wrong !== undefined) return this.#refuse(wrong);
          i = end;
          break;
        }
        default: {
          NUMBER.lastIndex = i;
          const [number] = NUMBER.exec(text) ?? [];
          if (number === undefined) break;
          if (!Number.isFinite(Number(number))) return this.#refuse('is a number without end');
          i += number.length - 1;
        }
      }
    }
    return undefined;
  }

  #endOfString(from: number): number {
    let i = from + 1;
    while (this.#text[i] !== '"') i += this.#text[i] === '\\' ? 2 : 1;
    return i;
  }

  /**
   * The fault of the string at [from, end], which is a name if a colon follows; undefined: none.
   */
  #string(from: number, end: number, level: Level | undefined): string | undefined {
    const raw = this.#text.slice(from, end + 1);
    const value = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
    const name = level?.names !== undefined && this.#colonAfter(end);
    if (name) level.at = value;
    if (!value.isWellFormed()) return 'holds half a character (a lone surrogate)';
    if (!name) return undefined;
    if (value === '__proto__') return 'is a name that is never accepted';
    if (level.names?.has(value)) return 'stands twice in one object';
    level.names?.add(value);
    return undefined;
  }

  #colonAfter(end: number): boolean {
    let i = end + 1;
    while (' \t\n\r'.includes(this.#text[i] ?? ':')) i++;
    return this.#text[i] === ':';
  }

  #refuse(why: string): ParsedJson {
    const path = this.#levels.map(({ at }) => String(at)).filter((at) => at !== '');
    return refused(path.join('.').slice(0, 200), why);
  }
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The scan of server/lib/strict-json.ts as it is most easily read, character by character: what the fast one must equal. */
const MAX_NESTING = 12;

interface Fault {
  readonly field: string;
  readonly why: string;
}

/** What is wrong with text that JSON.parse accepts; undefined: nothing. */
export const plainScan = (text: string): Fault | undefined => new PlainScanner(text).fault();

/** An object or array that is open where the scanner is. */
interface Level {
  /** Names found so far in an object; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The name or index that is being read. */
  at: string | number;
}

/** Scans text that JSON.parse accepts, once, for what it lets pass. */
class PlainScanner {
  readonly #text: string;
  readonly #levels: Level[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  fault(): Fault | undefined {
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

  #refuse(why: string): Fault {
    const path = this.#levels.map(({ at }) => String(at)).filter((at) => at !== '');
    return { field: path.join('.').slice(0, 200), why };
  }
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

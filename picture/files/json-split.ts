/**
 * Finds the elements of JSON in a stream, without holding more of it than one: the features of a FeatureCollection, the
 * elements of an array, or values that follow each other, separated by nothing, line ends or U+001E (RFC 8142).
 */
import { joined } from './bytes.ts';

/** A part of the text. */
export type JsonPart =
  /** An element, or a value by itself. `bytes` is undefined if it is longer than allowed. */
  | { readonly kind: 'element' | 'value'; readonly bytes: Uint8Array | undefined }
  /** The value of a member beside the elements, as far as it is short: `crs`. */
  | { readonly kind: 'member'; readonly name: string; readonly bytes: Uint8Array }
  /** What follows is no JSON, or no list of objects; nothing more is found. */
  | { readonly kind: 'broken' };

/** Bytes of an element. The server takes 64 KiB of a command; files may be written with much space. */
const MAX = 4 << 20;
/** Bytes of the name or value of a member that is looked at. */
const SHORT = 4096;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x1e;
/** First bytes of the values that are not objects or arrays: `"`, `-`, digits, `t`, `f`, `n`. */
const isScalar = (byte: number): boolean =>
  byte === QUOTE ||
  byte === 0x2d ||
  (byte >= 0x30 && byte <= 0x39) ||
  [0x74, 0x66, 0x6e].includes(byte);

/** Bytes of one value, which may lie in several chunks. */
class Captured {
  #parts: Uint8Array[] = [];
  #length = 0;
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length <= this.#max) this.#parts.push(bytes);
    else this.#parts = [];
  }

  /** undefined: more than allowed. */
  get bytes(): Uint8Array | undefined {
    return this.#length > this.#max ? undefined : joined(this.#parts);
  }
}

/** What is expected next: a value, an element of a list, a name in the outermost object, its colon, its value. */
type Place = 'top' | 'list' | 'name' | 'colon' | 'member';

/** Takes chunks of a text, and gives the parts that are complete. */
export class JsonSplitter {
  #place: Place = 'top';
  /** The list of elements is a member of the outermost object. */
  #inObject = false;
  /** An element was found. */
  #found = false;
  /** The value that is being read, and how deep in it we are; a text within it, and a backslash before. */
  #value: Captured | undefined;
  #depth = 0;
  #text = false;
  #escaped = false;
  /** The outermost object from its beginning, until a list is found in it. */
  #whole: Captured | undefined;
  #name = '';
  #broken = false;

  /** True where the text may end. */
  get complete(): boolean {
    return this.#place === 'top' && this.#value === undefined;
  }

  /** True within an element of the list, or within what may be a row itself. */
  get inRow(): boolean {
    return this.#place === 'list' ? this.#value !== undefined : this.#whole !== undefined;
  }

  *push(chunk: Uint8Array): Generator<JsonPart> {
    let kept = this.#whole === undefined ? chunk.length : 0;
    for (let i = 0; i < chunk.length && !this.#broken; ) {
      if (this.#value === undefined) {
        const byte = chunk[i] ?? 0;
        if (
          isSpace(byte) ||
          (byte === COMMA && this.#place !== 'colon' && this.#place !== 'member')
        ) {
          i++;
          continue;
        }
        if (this.#place === 'top' && byte === OPEN_OBJECT) {
          this.#whole = new Captured(MAX);
          kept = i;
        }
        const ended = this.#place === 'name' && byte === CLOSE_OBJECT;
        if (this.#begin(byte)) i++;
        if (ended && this.#whole !== undefined) {
          this.#whole.add(chunk.subarray(kept, i));
          yield { kind: 'value', bytes: this.#whole.bytes };
          this.#whole = undefined;
        }
        if (this.#place === 'list') this.#whole = undefined;
        continue;
      }
      const end = this.#endOfValue(chunk, i);
      this.#value.add(chunk.subarray(i, end.at));
      i = end.at;
      if (end.found) yield* this.#take(this.#value);
    }
    if (this.#broken) yield { kind: 'broken' };
    else this.#whole?.add(chunk.subarray(kept));
  }

  /** Goes on at the first byte of something; true if the byte is done with, and is not the first of a value. */
  #begin(byte: number): boolean {
    switch (this.#place) {
      case 'top':
        if (byte === OPEN_OBJECT) this.#place = 'name';
        else if (byte === OPEN_ARRAY) {
          this.#place = 'list';
          this.#inObject = false;
        } else this.#broken = true;
        return true;
      case 'list':
        if (byte === CLOSE_ARRAY) {
          this.#place = this.#inObject ? 'name' : 'top';
          return true;
        }
        if (byte === OPEN_OBJECT || isScalar(byte)) return this.#open(MAX);
        if (byte === OPEN_ARRAY && (this.#inObject || this.#found)) return this.#open(MAX);
        this.#broken = true; // or a list of lists
        return true;
      case 'name':
        if (byte === CLOSE_OBJECT) {
          this.#place = 'top';
          return true;
        }
        if (byte === QUOTE) return this.#open(SHORT);
        this.#broken = true;
        return true;
      case 'colon':
        this.#broken = byte !== COLON;
        this.#place = 'member';
        return true;
      case 'member':
        if (byte === OPEN_ARRAY && this.#name === 'features') {
          this.#place = 'list';
          this.#inObject = true;
          return true;
        }
        if (byte === OPEN_OBJECT || byte === OPEN_ARRAY || isScalar(byte)) return this.#open(SHORT);
        this.#broken = true;
        return true;
      default:
        return this.#place satisfies never;
    }
  }

  #open(max: number): false {
    this.#value = new Captured(max);
    this.#depth = 0;
    this.#text = false;
    return false;
  }

  /** The index after the value, as far as this chunk has it. */
  #endOfValue(chunk: Uint8Array, from: number): { readonly at: number; readonly found: boolean } {
    let at = from;
    let depth = this.#depth;
    let text = this.#text;
    let found = false;
    for (; at < chunk.length && !found; at++) {
      if (text) {
        if (this.#escaped) {
          this.#escaped = false;
          continue;
        }
        while (at < chunk.length && chunk[at] !== QUOTE && chunk[at] !== BACKSLASH) at++;
        if (chunk[at] === BACKSLASH) this.#escaped = true;
        else if (chunk[at] === QUOTE) {
          text = false;
          found = depth === 0;
        }
        continue;
      }
      const byte = chunk[at] ?? 0;
      switch (byte) {
        case QUOTE:
          text = true;
          break;
        case OPEN_ARRAY:
        case OPEN_OBJECT:
          depth++;
          break;
        case CLOSE_ARRAY:
        case CLOSE_OBJECT:
          if (depth === 0) return { at, found: true }; // of what is around it
          found = --depth === 0;
          break;
        default:
          if (depth === 0 && (byte === COMMA || isSpace(byte))) return { at, found: true };
      }
    }
    this.#depth = depth;
    this.#text = text;
    return { at: Math.min(at, chunk.length), found };
  }

  *#take({ bytes }: Captured): Generator<JsonPart> {
    this.#value = undefined;
    if (this.#place === 'list') {
      this.#found = true;
      yield { kind: 'element', bytes };
    } else if (this.#place === 'name') {
      this.#name = bytes === undefined ? '' : nameIn(bytes);
      this.#place = 'colon';
    } else {
      this.#place = 'name';
      if (bytes !== undefined) yield { kind: 'member', name: this.#name, bytes };
    }
  }
}

/** A name as it is quoted; an escaped one is none that is looked for. */
const nameIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(1, -1));

/**
 * Finds elements of XML in a stream, without holding more of it than one. Only as much of XML is read here as that needs:
 * where tags, comments, CDATA and instructions begin and end, and that elements close in order. No entity is ever declared.
 */
import { joined } from './bytes.ts';

/** A part of the text. */
export type XmlPart =
  /** The beginning of an element beside the wanted ones. */
  | { readonly kind: 'start'; readonly name: string }
  /** Its end, the element around it (''), and its text, if it has nothing else and is short. */
  | {
      readonly kind: 'end';
      readonly name: string;
      readonly parent: string;
      readonly text: string | undefined;
    }
  /** An element that is wanted, with its tags. `bytes` is undefined if it is longer than allowed. */
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly bytes: Uint8Array | undefined;
      /** It nests deeper than allowed. */
      readonly deep: boolean;
    }
  | { readonly kind: 'doctype' }
  /** Here it is no XML, or nests deeper than any list; nothing more is found. */
  | { readonly kind: 'broken' };

/** Bytes of an element: twenty times what the server takes of a command. */
const MAX = 1 << 20;
/** Tags of an element: a track of so many points is far more than the server takes. */
const MAX_TAGS = 40_000;
/** Bytes of a tag. */
const TAG = 1 << 16;
/** Bytes of a text by itself. */
const SHORT = 4096;
/** How deep elements nest. Deeper ones in what is wanted are counted, and not read. */
const DEEP = 64;

const LESS = 0x3c;
const MORE = 0x3e;
const decoder = new TextDecoder();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** What is passed over: how it begins, and what stands before the `>` at its end. */
const PASSED = [
  { begin: bytesOf('<!--'), end: bytesOf('--') },
  { begin: bytesOf('<![CDATA['), end: bytesOf(']]') },
  { begin: bytesOf('<?'), end: bytesOf('?') },
] as const;
/** The longest of these beginnings, in bytes. */
const LONGEST = 9;

/** Takes chunks of a text, and gives the parts that are complete. */
export class XmlSplitter {
  readonly #wanted: ReadonlySet<string>;
  #held: Uint8Array = new Uint8Array();
  readonly #open: string[] = [];
  /** Elements deeper than these. */
  #deeper = 0;
  /** How many tags there were. */
  tags = 0;
  #broken = false;
  /** The end of the comment, CDATA or instruction in which the text goes on. */
  #passing: Uint8Array | undefined;
  /** Where in the bytes in hand the wanted element goes on (-1: there is none), and its earlier bytes, if it is not too long. */
  #from = -1;
  #parts: Uint8Array[] | undefined;
  #length = 0;
  /** How many tags there were before it. */
  #before = 0;
  /** How many names were open before it; something in it was too deep. */
  #outside = 0;
  #deep = false;
  /** Where in the bytes in hand the text of an element begins that has had no other content; -1: nowhere. */
  #text = -1;

  /** Names are without their prefix. */
  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
  }

  /** True where the text may end. */
  get complete(): boolean {
    const closed = !this.empty && this.#open.length === 0 && this.#passing === undefined;
    return closed && this.#held.every(isSpace);
  }

  /** True if no tag was found. */
  get empty(): boolean {
    return this.tags === 0;
  }

  /** True within an element that is wanted. */
  get inElement(): boolean {
    return this.#from >= 0;
  }

  *push(chunk: Uint8Array): Generator<XmlPart> {
    const bytes = joined(this.#held.length === 0 ? [chunk] : [this.#held, chunk]);
    let at = 0;
    while (!this.#broken && at < bytes.length) {
      if (this.#passing !== undefined) {
        const end = endOf(bytes, this.#passing, at);
        at = end ?? Math.max(at, bytes.length - this.#passing.length);
        if (end === undefined) break;
        this.#passing = undefined;
        continue;
      }
      const less = bytes.indexOf(LESS, at);
      const end = less < 0 ? bytes.length : less;
      if (this.#open.length === 0 && !bytes.subarray(at, end).every(isSpace)) this.#broken = true;
      if (this.#from >= 0 || end - at > SHORT) this.#text = -1;
      if (this.#text < 0) at = end;
      if (less < 0 || this.#broken) break;
      const rest = bytes.subarray(less, less + LONGEST);
      const passed = PASSED.find(({ begin }) => isAt(rest, begin, 0));
      if (passed !== undefined) {
        this.#passing = passed.end;
        this.#text = -1;
        at = less + passed.begin.length;
        continue;
      }
      if (PASSED.some(({ begin }) => isAt(begin, rest, 0))) break; // it may become one of them
      if (rest[1] === 0x21) {
        yield { kind: 'doctype' };
        return;
      }
      const close = endOfTag(bytes, less);
      if (close === undefined) {
        this.#broken = bytes.length - less > TAG;
        break;
      }
      yield* this.#tag(bytes, less, close);
      at = close;
    }
    if (this.#broken) yield { kind: 'broken' };
    else this.#hold(bytes, at);
  }

  /** Keeps what is not read yet. */
  #hold(bytes: Uint8Array, at: number): void {
    if (this.#from >= 0) {
      const part = bytes.subarray(this.#from, at);
      this.#length += part.length;
      if (this.#length > MAX) this.#parts = undefined;
      this.#parts?.push(part);
      this.#from = 0;
    }
    if (this.#text >= 0) this.#text = 0;
    this.#held = bytes.subarray(at);
  }

  *#tag(bytes: Uint8Array, from: number, end: number): Generator<XmlPart> {
    const tag = decoder.decode(bytes.subarray(from, end));
    const [, close, name = ''] = /^<(\/?)([^\s/>]+)/.exec(tag) ?? [];
    if (name === '') {
      this.#broken = true;
      return;
    }
    this.tags++;
    if (close === '/') {
      yield* this.#close(bytes, name, from, end);
      return;
    }
    if (this.#from < 0 && this.#wanted.has(local(name))) {
      this.#from = from;
      this.#parts = [];
      this.#length = 0;
      this.#before = this.tags;
      this.#deep = false;
      this.#outside = this.#open.length;
    } else if (this.#from < 0) yield { kind: 'start', name: local(name) };
    if (this.#open.length < DEEP) this.#open.push(name);
    else if (this.#from < 0) this.#broken = true;
    else {
      this.#deeper++;
      this.#deep = true;
    }
    this.#text = end;
    if (tag.endsWith('/>')) yield* this.#close(bytes, name, end, end);
  }

  /** The end of an element whose text ends at `from`. */
  *#close(bytes: Uint8Array, name: string, from: number, end: number): Generator<XmlPart> {
    const text = this.#text;
    this.#text = -1;
    if (this.#deeper > 0) {
      this.#deeper--;
      return;
    }
    if (this.#open.pop() !== name) {
      this.#broken = true;
      return;
    }
    if (this.#from < 0) {
      const found = text < 0 ? undefined : decoder.decode(bytes.subarray(text, from));
      yield { kind: 'end', name: local(name), parent: local(this.#open.at(-1) ?? ''), text: found };
    } else if (this.#open.length === this.#outside) {
      const last = bytes.subarray(this.#from, end);
      const few = this.tags - this.#before <= MAX_TAGS;
      const fits = few && this.#length + last.length <= MAX;
      const all = fits && this.#parts !== undefined ? joined([...this.#parts, last]) : undefined;
      this.#from = -1;
      this.#parts = undefined;
      yield { kind: 'element', name: local(name), bytes: all, deep: this.#deep };
    }
  }
}

/** The index after the first `>` that stands after these bytes. */
function endOf(bytes: Uint8Array, before: Uint8Array, from: number): number | undefined {
  const first = from + before.length;
  for (let at = bytes.indexOf(MORE, first); at >= 0; at = bytes.indexOf(MORE, at + 1)) {
    if (isAt(bytes, before, at - before.length)) return at + 1;
  }
  return undefined;
}

/** The index after the tag that begins with the `<` at `from`; a `>` in quotes does not end it. */
function endOfTag(bytes: Uint8Array, from: number): number | undefined {
  let quote = 0;
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) quote = byte === quote ? 0 : quote;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === MORE) return at + 1;
  }
  return undefined;
}

function isAt(bytes: Uint8Array, part: Uint8Array, from: number): boolean {
  for (let i = 0; i < part.length; i++) if (bytes[from + i] !== part[i]) return false;
  return true;
}

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** A name without its prefix. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1);

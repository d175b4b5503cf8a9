/**
 * Finds elements of XML in a stream, without holding more of it than one. Only as much of XML is read here as that needs:
 * where tags, comments, CDATA and instructions begin and end, and that elements close in order. No entity is ever declared.
 */
import { joined } from './bytes.ts';

/** A part of the text. */
export type XmlPart =
  /** The beginning of an element beside the wanted ones. */
  | { readonly kind: 'start'; readonly name: string }
  /** An element that is wanted, with its tags. `bytes` is undefined if it is longer than allowed. */
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly bytes: Uint8Array | undefined;
      /** It nests deeper than allowed. */
      readonly deep: boolean;
    }
  /** Its end, the element around it (''), and its text, if it has nothing else. */
  | {
      readonly kind: 'end';
      readonly name: string;
      readonly parent: string;
      readonly text: string | undefined;
    }
  | { readonly kind: 'doctype' }
  /** Here it is no XML; nothing more is found. */
  | { readonly kind: 'broken' };

/** Bytes of an element, and of a tag, comment or text by itself. */
const MAX = 4 << 20;
/** How deep elements nest; deeper ones are counted, and not read. */
const DEEP = 64;

const LESS = 0x3c;
const MORE = 0x3e;
const decoder = new TextDecoder();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const ENDS = { comment: bytesOf('-->'), cdata: bytesOf(']]>'), instruction: bytesOf('?>') };
const BEGINS = [
  ['comment', bytesOf('<!--')],
  ['cdata', bytesOf('<![CDATA[')],
  ['instruction', bytesOf('<?')],
] as const;

/** A piece of markup: its kind and the index after it; undefined: it goes on beyond these bytes. */
type Markup =
  | { readonly kind: 'comment' | 'cdata' | 'instruction' | 'tag' | 'doctype'; readonly end: number }
  | undefined;

/** Takes chunks of a text, and gives the parts that are complete. */
export class XmlSplitter {
  readonly #wanted: ReadonlySet<string>;
  #held: Uint8Array = new Uint8Array();
  readonly #open: string[] = [];
  /** Elements deeper than these. */
  #deeper = 0;
  #root = false;
  #broken = false;
  /** Where in the bytes in hand the wanted element begins; its earlier bytes; how many names were open before it. */
  #from = -1;
  #parts: Uint8Array[] | undefined;
  #length = 0;
  #outside = 0;
  #deep = false;
  /** Where in the bytes in hand the text of an element begins that has had no other content. */
  #text = -1;

  /** Names are without their prefix. */
  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
  }

  /** True where the text may end. */
  get complete(): boolean {
    return this.#root && this.#open.length === 0 && !this.inElement && this.#held.every(isSpace);
  }

  /** True if no tag was found. */
  get empty(): boolean {
    return !this.#root;
  }

  /** True within an element that is wanted. */
  get inElement(): boolean {
    return this.#from >= 0;
  }

  *push(chunk: Uint8Array): Generator<XmlPart> {
    const bytes = joined(this.#held.length === 0 ? [chunk] : [this.#held, chunk]);
    let at = 0;
    let less = 0;
    while (!this.#broken) {
      less = bytes.indexOf(LESS, at);
      if (
        this.#open.length === 0 &&
        !bytes.subarray(at, less < 0 ? undefined : less).every(isSpace)
      ) {
        this.#broken = true;
        break;
      }
      if (less < 0) break;
      const markup = markupAt(bytes, less);
      if (markup === undefined) break;
      at = markup.end;
      if (markup.kind === 'doctype') {
        yield { kind: 'doctype' };
        return;
      }
      if (markup.kind === 'tag') yield* this.#tag(bytes, less, markup.end);
      else this.#text = -1;
    }
    if (this.#broken) yield { kind: 'broken' };
    else this.#hold(bytes, at, less < 0 ? bytes.length : less);
  }

  /** Keeps what is not read yet: text from `at`, markup from `less`. Of what is too long nothing is kept. */
  #hold(bytes: Uint8Array, at: number, less: number): void {
    if (this.#from >= 0) this.#keep(bytes.subarray(this.#from, at));
    if (bytes.length - less > MAX) this.#broken = true;
    else if (bytes.length - at <= MAX) {
      this.#held = bytes.subarray(at);
      if (this.#text >= 0) this.#text = 0;
    } else {
      if (this.#from >= 0) this.#keep(bytes.subarray(at, less));
      this.#held = bytes.subarray(less);
      this.#text = -1;
    }
    if (this.#from >= 0) this.#from = 0;
  }

  /** Adds to the bytes of the wanted element. */
  #keep(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > MAX) this.#parts = undefined;
    this.#parts?.push(bytes);
  }

  *#tag(bytes: Uint8Array, from: number, end: number): Generator<XmlPart> {
    const tag = decoder.decode(bytes.subarray(from, end));
    const [, close, name = ''] = /^<(\/?)([^\s/>]+)/.exec(tag) ?? [];
    if (name === '') {
      this.#broken = true;
      return;
    }
    if (close === '/') yield* this.#close(bytes, name, from, end);
    else {
      this.#root = true;
      if (this.#from < 0 && this.#wanted.has(local(name))) {
        this.#from = from;
        this.#parts = [];
        this.#length = 0;
        this.#deep = false;
        this.#outside = this.#open.length + this.#deeper;
      } else if (this.#from < 0) yield { kind: 'start', name: local(name) };
      if (this.#open.length < DEEP && this.#deeper === 0) this.#open.push(name);
      else {
        this.#deeper++;
        this.#deep = true;
      }
      this.#text = end;
      if (tag.endsWith('/>')) yield* this.#close(bytes, name, end, end);
    }
  }

  /** The end of an element whose text ends at `from`. */
  *#close(bytes: Uint8Array, name: string, from: number, end: number): Generator<XmlPart> {
    if (this.#deeper > 0) this.#deeper--;
    else if (this.#open.pop() !== name) {
      this.#broken = true;
      return;
    }
    if (this.#from >= 0) {
      if (this.#open.length + this.#deeper > this.#outside) return;
      const parts = this.#parts;
      const last = bytes.subarray(this.#from, end);
      const fits = parts !== undefined && this.#length + last.length <= MAX;
      this.#from = -1;
      yield {
        kind: 'element',
        name: local(name),
        bytes: fits ? joined([...parts, last]) : undefined,
        deep: this.#deep,
      };
    } else {
      const text = this.#text < 0 ? undefined : decoder.decode(bytes.subarray(this.#text, from));
      yield { kind: 'end', name: local(name), parent: local(this.#open.at(-1) ?? ''), text };
    }
    this.#text = -1;
  }
}

/** The markup that begins with the `<` at `from`. */
function markupAt(bytes: Uint8Array, from: number): Markup {
  for (const [kind, begin] of BEGINS) {
    if (!isAt(bytes, begin, from)) continue;
    const end = find(bytes, ENDS[kind], from + begin.length);
    return end < 0 ? undefined : { kind, end: end + ENDS[kind].length };
  }
  const rest = bytes.subarray(from, from + 9);
  if (BEGINS.some(([, begin]) => isAt(begin, rest, 0))) return undefined; // it may become one of them
  if (bytes[from + 1] === 0x21) return { kind: 'doctype', end: from };
  let quote = 0;
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) quote = byte === quote ? 0 : quote;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === MORE) return { kind: 'tag', end: at + 1 };
  }
  return undefined;
}

const isAt = (bytes: Uint8Array, part: Uint8Array, from: number): boolean =>
  part.every((byte, i) => bytes[from + i] === byte);

function find(bytes: Uint8Array, part: Uint8Array, from: number): number {
  const first = part[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (isAt(bytes, part, at)) return at;
  }
  return -1;
}

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** A name without its prefix. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1);

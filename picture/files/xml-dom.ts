/** The part of the DOM that @tmcw/togeojson needs, made by fast-xml-parser: no document types, no entities but those of XML. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { local } from './xml-split.ts';

const CDATA = '#cdata';
const TEXT = '#text';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false, // see `decoded`
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** A text within an element. */
class XmlText {
  readonly nodeType = 3;
  readonly textContent: string;

  constructor(textContent: string) {
    this.textContent = textContent;
  }
}

/** The nodes within an element. */
class XmlNodes extends Array<XmlElement | XmlText> {
  item(index: number): XmlElement | XmlText | undefined {
    return this[index];
  }
}

/** An element. Its name is without its prefix, save Google's `gx:`, by which togeojson knows elements. */
export class XmlElement {
  readonly nodeType = 1;
  readonly tagName: string;
  readonly childNodes = new XmlNodes();
  /** Those of its nodes that are elements. */
  readonly elements: XmlElement[] = [];
  readonly #attributes: ReadonlyMap<string, string>;

  constructor(name: string, attributes: ReadonlyMap<string, string>) {
    this.tagName = name.startsWith('gx:') ? name : local(name);
    this.#attributes = attributes;
  }

  get nodeName(): string {
    return this.tagName;
  }

  get textContent(): string {
    let text = '';
    for (const node of this.childNodes) text += node.textContent;
    return text;
  }

  add(node: XmlElement | XmlText): void {
    this.childNodes.push(node);
    if (node instanceof XmlElement) this.elements.push(node);
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  getElementsByTagName(name: string): XmlElement[] {
    return this.#find([], (tagName) => tagName === name);
  }

  /** Prefixes are not looked up: elements of any namespace are found, of one that is named none. */
  getElementsByTagNameNS(namespace: string, name: string): XmlElement[] {
    return namespace === '*' ? this.#find([], (tagName) => local(tagName) === name) : [];
  }

  normalize(): void {
    // texts are joined where they are read
  }

  #find(found: XmlElement[], fits: (tagName: string) => boolean): XmlElement[] {
    for (const one of this.elements) {
      if (fits(one.tagName)) found.push(one);
      one.#find(found, fits);
    }
    return found;
  }
}

/** The elements of these texts, each of which is one element; undefined for what is no XML. */
export function elementsOf(texts: readonly string[]): (XmlElement | undefined)[] {
  const sound = texts.map((text) => XMLValidator.validate(text) === true);
  const together = parse(texts.filter((_, i) => sound[i]).join(''));
  const all = together.length === sound.filter(Boolean).length;
  return texts.map((text, i) => {
    if (sound[i] !== true) return undefined;
    return all ? together.shift() : parse(text)[0];
  });
}

/** The elements that follow each other in a text; none if the parser refuses it. */
function parse(text: string): XmlElement[] {
  let nodes: unknown;
  try {
    nodes = parser.parse(text);
  } catch {
    return []; // it throws plain errors for all it refuses
  }
  const root = new XmlElement('', new Map());
  addAll(root, nodes);
  return root.elements;
}

function addAll(to: XmlElement, nodes: unknown): void {
  if (!Array.isArray(nodes)) return;
  for (const node of nodes) {
    for (const [name, within] of Object.entries(node)) {
      if (name === ATTRIBUTES) continue;
      if (name === TEXT) to.add(new XmlText(decoded(String(within))));
      else if (name === CDATA) to.add(new XmlText(cdataIn(within)));
      else {
        const element = new XmlElement(name, attributesOf(node[ATTRIBUTES]));
        addAll(element, within);
        to.add(element);
      }
    }
  }
}

const cdataIn = (nodes: unknown): string =>
  Array.isArray(nodes) ? nodes.map((node) => String(node[TEXT] ?? '')).join('') : '';

const attributesOf = (values: unknown): Map<string, string> =>
  new Map(
    Object.entries(values ?? {}).map(([name, value]) => [local(name), decoded(String(value))]),
  );

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text with the five entities of XML and those of code points; others stay as written. */
const decoded = (text: string): string =>
  text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (as, name, dec, hex) => {
      if (name !== undefined) return NAMED[name] ?? as;
      const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : as;
    },
  );

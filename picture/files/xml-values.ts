/** What a reader of XML makes of one element. */
import type { RowFault } from './faults.ts';
import type { XmlElement } from './xml-dom.ts';

/** Columns and geometry, or why there are none. */
export type XmlValues =
  | { readonly values: Readonly<Record<string, string>>; readonly geometry: unknown }
  | { readonly fault: RowFault; readonly said: string };

/** The text of an element directly within another; undefined: there is none. */
export const childText = (parent: XmlElement, name: string): string | undefined =>
  parent.elements.find(({ tagName }) => tagName === name)?.textContent.trim();

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** True for a number as XML Schema writes doubles; togeojson takes the beginning of anything. */
export const isNumber = (text: string): boolean => NUMBER.test(text);

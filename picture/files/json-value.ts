/** Reads the JSON of one row, strictly: nothing in it is lost without a word. */
import type { RowFault } from './faults.ts';
import { scanJson } from './json-scan.ts';

/** A value, or why there is none and the part in question. */
export type JsonValue =
  | { readonly value: unknown }
  | { readonly fault: RowFault; readonly said: string };

/** How deep a row may nest: a geometry takes seven. */
const DEEP = 64;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const wrong = (fault: RowFault, said = ''): JsonValue => ({ fault, said });

/** The value of JSON in UTF-8. Integers that a double does not hold, and numbers without end, are their digits, as text. */
export function readJson(bytes: Uint8Array): JsonValue {
  const { depth, members, long, nul } = scanJson(bytes);
  if (nul) return wrong('nul');
  if (depth > DEEP) return wrong('tooDeep');
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (fault) {
    if (fault instanceof TypeError) return wrong('notUtf8');
    throw fault;
  }
  let value: unknown;
  try {
    value = long ? JSON.parse(text, asWritten) : JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return wrong('notJson');
    throw fault;
  }
  return members === membersOf(value) ? { value } : wrong('nameTwice', nameTwice(text));
}

/** A number as it is written, if its value is another; the third argument has its source. */
function asWritten(...[, value, context]: readonly unknown[]): unknown {
  if (typeof value !== 'number') return value;
  if (typeof context !== 'object' || context === null || !('source' in context)) return value;
  const { source } = context;
  if (typeof source !== 'string' || Number.isSafeInteger(value)) return value;
  return !Number.isFinite(value) || /^-?\d+$/.test(source) ? source : value;
}

/** Members of all objects within a value. */
function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const one of value) if (typeof one === 'object') count += membersOf(one);
    return count;
  }
  for (const one of Object.values(value)) count += 1 + membersOf(one);
  return count;
}

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

/** The first name that stands twice in one object of a JSON text. */
function nameTwice(text: string): string {
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const name = String(JSON.parse(token.slice(0, -colon.length)));
      const names = open.at(-1);
      if (names?.has(name) === true) return name;
      names?.add(name);
    }
  }
  return '';
}

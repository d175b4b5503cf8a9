/** Reads files that tests write as text or bytes. */
import { type Head, type Overrule, readHead } from '../../../picture/files/head.ts';
import type { RefusedRow, Row } from '../../../picture/files/row.ts';
import { readRows } from '../../../picture/files/rows.ts';
import type { Source } from '../../../picture/files/source.ts';
import { heldFile } from '../../support/held-file.ts';

export interface Read {
  /** What the file is; undefined if nothing of it can be read. */
  readonly head: Head | undefined;
  readonly all: readonly (Row | RefusedRow)[];
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedRow[];
}

/** All of a file. */
export async function readSource(source: Source, overrule?: Overrule): Promise<Read> {
  const head = await readHead(source, overrule);
  const all: (Row | RefusedRow)[] = [];
  if ('kind' in head) all.push(head);
  else for await (const row of readRows(source, head)) all.push(row);
  return {
    head: 'kind' in head ? undefined : head,
    all,
    rows: all.filter((row) => row.kind === 'row'),
    refused: all.filter((row) => row.kind === 'refused'),
  };
}

export const read = (
  name: string,
  content: string | Uint8Array,
  overrule?: Overrule,
): Promise<Read> => readSource(heldFile(name, content), overrule);

/** `2 quote 5`, for each refusal; 0 is the file. */
export const faultsOf = ({ refused }: Read): string[] =>
  refused.map(({ number, fault, said }) => `${number} ${fault} ${said}`.trim());

/** A column of all rows, '' where it is empty. */
export const columnOf = ({ rows }: Read, name: string): string[] =>
  rows.map(({ columns }) => columns.get(name) ?? '');

/** A text in an encoding of one byte for a character. */
export function encoded(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${label} has no ${character}`);
    return byte;
  });
}

/** A text in UTF-16. */
export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), order === 'le');
  return new Uint8Array(view.buffer);
}

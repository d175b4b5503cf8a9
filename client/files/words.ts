/** What is said of a file and its rows, in the reader's language. Each code has its words: a missing one is a compile error. */
import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { Field } from '../../picture/files/dialect.ts';
import type { RowNote } from '../../picture/files/faults.ts';
import { grouped } from '../lib/format.ts';
import { lettersOf } from '../lib/letters.ts';
import type { Messages } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import { plural } from '../messages/language.svelte.ts';
import type { Counted } from '../messages/plural.ts';
import type { Group, GroupRow } from './groups.ts';
import type { Refused } from './intake.ts';

type Words = Messages['files'];

const fieldsIn = ({ field }: Words): Readonly<Record<Field, string>> => field;
const faultsIn = ({ fault }: Words): Readonly<Record<Refused, string>> => fault;
const notesIn = ({ note }: Words): Readonly<Record<RowNote, string>> => note;

export const fieldText = (field: Field, words: Words): string => fieldsIn(words)[field];

/** The name of a field, or of a part of one, `title.en`; empty for none; as it is, where it has no words. */
function nameOf(field: string, words: Words): string {
  const known = fieldsIn(words);
  const has = (name: string): name is Field => Object.hasOwn(known, name);
  const flat = field.replace('.', '_');
  const [head = ''] = field.split('.');
  if (has(flat)) return known[flat];
  return has(head) ? known[head] : field;
}

const headed = (field: string, text: string, words: Words): string => {
  const name = nameOf(field, words);
  return name === '' ? text : `${name}: ${text}`;
};

/** `When it occurred: No time zone: choose one above` */
export const refusedText = (
  { field, name }: Pick<Group<Refused>, 'field' | 'name'>,
  words: Words,
): string => headed(field, faultsIn(words)[name], words);
export const notedText = (
  { field, name }: Pick<Group<RowNote>, 'field' | 'name'>,
  words: Words,
): string => headed(field, notesIn(words)[name], words);

/** A reason of the server's for a row that was sent: in words if the rule has some, else its own. */
export function ruledText(
  { field, name, first }: Group<string>,
  words: Words,
  { rule }: Messages['refusals'],
): string {
  const known: Readonly<Record<string, string>> = rule;
  return headed(field, known[name] ?? `${first[0]?.said ?? ''} [${name}]`, words);
}

/** Which row: `Line 7`, `No. 7`, or the whole file. */
export const rowText = (number: number, byLine: boolean, words: Words): string =>
  number === 0 ? words.wholeFile : `${byLine ? words.line : words.feature} ${grouped(number)}`;

/** The number in a counted text in groups of three. */
export const counted = (n: number, forms: Counted): string =>
  plural(n, forms).replace(String(n), grouped(n));

/** A group as lines of text, for pasting: reason, row, what is in question, with tabs between. */
export const listText = (
  reason: string,
  rows: readonly GroupRow[],
  byLine: boolean,
  words: Words,
): string =>
  rows
    .map(({ number, said }) =>
      [rowText(number, byLine, words), reason, saidText(said)].join('\t').trimEnd(),
    )
    .join('\n');

/** The own picture of a desk: `US private`. */
export const privateText = (desk: DeskId, cell: Cell, { privateOf }: Messages['privacy']): string =>
  fill(privateOf, { desk: lettersOf(cell, desk) });

/** What is in question in a row, with moments as they are read: `2062-11-28 22:00Z`. */
export const saidText = (said: string): string =>
  said.replace(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00(?:\.0+)?Z/g, '$1 $2Z');

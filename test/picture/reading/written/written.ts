/** The shape of the tables of written forms, and how one is compared with its reader. */
import type { Reading } from '../../../../picture/reading/reading.ts';

/** A written form and what is made of it: one of `reads`, `asks` (the likeliest first) and `refused`. */
export interface WrittenAs<Value, Fault extends string, Context = never> {
  readonly text: string;
  /** Where it is written, if not in the usual place of its table. */
  readonly at?: Context;
  readonly reads?: Value;
  readonly asks?: readonly Value[];
  readonly refused?: Fault;
}

/** A form of any table: what is wanted of it, and what its reader makes of it. */
export interface Form {
  readonly text: string;
  readonly name: string;
  readonly wanted: object;
  readonly found: () => object;
}

export interface Table {
  readonly name: string;
  readonly forms: readonly Form[];
}

/** A table with its reader. `write` says a value as the table does. */
export function table<Value, Fault extends string, Context, Read>(
  name: string,
  written: readonly WrittenAs<Value, Fault, Context>[],
  reader: (text: string, at: Context | undefined) => Reading<Read, Fault>,
  write: (read: Read) => Value,
): Table {
  const made = (reading: Reading<Read, Fault>): object => {
    switch (reading.kind) {
      case 'read':
        return { reads: write(reading.value) };
      case 'asks':
        return { asks: reading.values.map(write) };
      case 'refused':
        return { refused: reading.fault };
      default:
        return reading satisfies never;
    }
  };
  const forms = written.map(({ text, at, ...wanted }) => {
    const name = `${text}${at === undefined ? '' : ` (${at})`}`;
    return { text, name, wanted, found: () => made(reader(text, at)) };
  });
  return { name, forms };
}

/** For values that stand in the table as they are read. */
export const asRead = <Value>(read: Value): Value => read;

/** Several tables as one; the forms of all but the first say which is theirs. */
export const joined = (name: string, [first, ...others]: readonly Table[]): Table => ({
  name,
  forms: [
    ...(first?.forms ?? []),
    ...others.flatMap((one) =>
      one.forms.map((form) => ({ ...form, name: `${one.name}: ${form.name}` })),
    ),
  ],
});

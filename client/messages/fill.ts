/** Texts with slots, `{desk} asks you to look here`: what they are to the compiler, and how they are filled. */

declare const slots: unique symbol;

/** A text of the messages with these slots. It is no string, so that it cannot be shown unfilled. */
export interface Slotted<Slot extends string> {
  readonly [slots]: Slot;
}

const SLOT = /\{(\w+)\}/;

/** The text with every slot filled. */
export const fill = <Slot extends string>(
  text: Slotted<Slot>,
  values: Readonly<Record<Slot, string | number>>,
): string => filled(String(text), values);

/** The same for a text whose slots the compiler does not know; a slot without a value is a bug. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  cut(text)
    .map((piece) => (typeof piece === 'string' ? piece : String(given(piece.slot, values))))
    .join('');

/** The text in pieces, each slot replaced by its value: for values that are shown in a way of their own. */
export const pieces = <Slot extends string, Value>(
  text: Slotted<Slot>,
  values: Readonly<Record<Slot, Value>>,
): (string | Value)[] =>
  cut(String(text)).map((piece) =>
    typeof piece === 'string' ? piece : given<Value>(piece.slot, values),
  );

/** What stands before and after a text's slot. */
export function aroundSlot<Slot extends string>(text: Slotted<Slot>, slot: Slot): [string, string] {
  const [before = '', after = ''] = String(text).split(`{${slot}}`);
  return [before, after];
}

const cut = (text: string): (string | { readonly slot: string })[] =>
  text
    .split(new RegExp(SLOT, 'g'))
    .map((piece, i) => (i % 2 === 0 ? piece : { slot: piece })) // split() puts the names between
    .filter((piece) => piece !== '');

function given<Value>(slot: string, values: Readonly<Record<string, Value>>): Value {
  const value = values[slot];
  if (value === undefined) throw new Error(`nothing was given for {${slot}}`);
  return value;
}

/** The result of every reader here: a value, several values that the text may mean, or a named fault. */

export type Reading<T, Fault extends string> =
  | { readonly kind: 'read'; readonly value: T }
  /** The text may mean each of these; the first where nobody can be asked. */
  | { readonly kind: 'asks'; readonly values: readonly [T, T, ...T[]] }
  | { readonly kind: 'refused'; readonly fault: Fault };

export const read = <T>(value: T): Reading<T, never> => ({ kind: 'read', value });

export const refused = <Fault extends string>(fault: Fault): Reading<never, Fault> => ({
  kind: 'refused',
  fault,
});

/** Read if there is one value, asks if there are several. */
export function oneOf<T>([first, second, ...others]: readonly [T, ...T[]]): Reading<T, never> {
  return second === undefined ? read(first) : { kind: 'asks', values: [first, second, ...others] };
}

/** The value of what can be read in one way only; undefined otherwise. */
export const onlyValue = <T>(reading: Reading<T, string>): T | undefined =>
  reading.kind === 'read' ? reading.value : undefined;

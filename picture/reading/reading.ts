/** The result of a reader: a value, several values that the text may mean, or a named fault. */

/** A value of type T, or a fault. */
export type Reading<T, Fault extends string> =
  | { readonly kind: 'read'; readonly value: T }
  /** The text may mean each of these. Ask the person, or take the first if nobody can be asked. */
  | { readonly kind: 'asks'; readonly values: readonly [T, T, ...T[]] }
  | { readonly kind: 'refused'; readonly fault: Fault };

/** A reading with this value. */
export const read = <T>(value: T): Reading<T, never> => ({ kind: 'read', value });

/** A reading with this fault. */
export const refused = <Fault extends string>(fault: Fault): Reading<never, Fault> => ({
  kind: 'refused',
  fault,
});

/** A reading with these values: 'read' if there is one, 'asks' if there are several. */
export function oneOf<T>([first, second, ...others]: readonly [T, ...T[]]): Reading<T, never> {
  return second === undefined ? read(first) : { kind: 'asks', values: [first, second, ...others] };
}

/** The value of a reading that has exactly one; undefined otherwise. */
export const onlyValue = <T>(reading: Reading<T, string>): T | undefined =>
  reading.kind === 'read' ? reading.value : undefined;

/** What was drawn before and after, for undo and redo. */
export interface Strokes<Shape> {
  readonly past: readonly Shape[];
  readonly future: readonly Shape[];
}

const MOST = 100;

export const NO_STROKES = { past: [], future: [] } as const;

/** After a stroke that left `before`; what had been undone is gone. */
export const drew = <S>({ past }: Strokes<S>, before: S): Strokes<S> => ({
  past: [...past, before].slice(-MOST),
  future: [],
});

/** One step back from `now`; undefined at the beginning. */
export function undone<S>(
  strokes: Strokes<S>,
  now: S,
): { strokes: Strokes<S>; now: S } | undefined {
  if (strokes.past.length === 0) return undefined;
  const past = strokes.past.slice(0, -1);
  const [before] = strokes.past.slice(-1) as [S]; // it has one
  return { strokes: { past, future: [now, ...strokes.future] }, now: before };
}

/** One step forward again. */
export function redone<S>(
  strokes: Strokes<S>,
  now: S,
): { strokes: Strokes<S>; now: S } | undefined {
  if (strokes.future.length === 0) return undefined;
  const [after] = strokes.future.slice(0, 1) as [S]; // it has one
  return { strokes: { past: [...strokes.past, now], future: strokes.future.slice(1) }, now: after };
}

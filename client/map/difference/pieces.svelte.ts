/** The pieces in which two versions differ, computed once for each pair; what computes them is fetched for it. */
import type { Difference as Pieces } from '../../conflicts/pieces.ts';
import type { Comparison } from '../../kinds/zone/difference.svelte.ts';

interface ComparedPieces {
  /** Undefined until they are computed, where there is one version only, and where they cannot be computed. */
  readonly pieces: Pieces | undefined;
  /** Nothing is to come any more. */
  readonly done: boolean;
  /** Why they cannot be computed: both outlines are drawn all the same. */
  readonly failed: string | undefined;
}

interface Result extends ComparedPieces {
  readonly of: string;
}

/** To be called once, when a part is made. */
export function piecesOf(comparison: () => Comparison | undefined): ComparedPieces {
  let result = $state.raw<Result>();
  const pair = (): string | undefined => {
    const of = comparison();
    return of && `${of.from?.hash} ${of.to.hash}`;
  };
  $effect(() => {
    const [of, name] = [comparison(), pair()];
    if (of === undefined || name === undefined || result?.of === name) return;
    const { from, to } = of;
    if (from === undefined) {
      result = { of: name, pieces: undefined, done: true, failed: undefined };
      return;
    }
    import('../../conflicts/pieces.ts')
      .then(({ differenceOf }) => differenceOf(from.terms.area, to.terms.area))
      .then(
        (pieces) => {
          if (pair() === name) result = { of: name, pieces, done: true, failed: undefined };
        },
        (fault: unknown) => {
          if (pair() !== name) return;
          result = { of: name, pieces: undefined, done: true, failed: String(fault) };
        },
      );
  });
  const now = () => (result?.of === pair() ? result : undefined);
  return {
    get pieces() {
      return now()?.pieces;
    },
    get done() {
      return now()?.done ?? false;
    },
    get failed() {
      return now()?.failed;
    },
  };
}

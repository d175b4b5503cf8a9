/** State that holds only while the page is being printed. */
import { flushSync } from 'svelte';

/** To be called once, when a part is made. `begun` runs when the page stands as it is to be printed. */
export function whilePrinting(begun?: () => (() => void) | undefined): { readonly on: boolean } {
  let on = $state(false);
  $effect(() => {
    let ended: (() => void) | undefined;
    const before = () => {
      on = true;
      flushSync(); // the browser takes its picture of the page as soon as this returns
      ended = begun?.();
    };
    const after = () => {
      on = false;
      ended?.();
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  });
  return {
    get on() {
      return on;
    },
  };
}

/** Unfolds all that is folded in a part, but what is marked as raw; the answer folds it again. */
export function unfold(root: ParentNode | undefined): () => void {
  const folded = [...(root?.querySelectorAll('details:not([open], .raw)') ?? [])];
  for (const one of folded) one.setAttribute('open', '');
  return () => {
    for (const one of folded) one.removeAttribute('open');
  };
}

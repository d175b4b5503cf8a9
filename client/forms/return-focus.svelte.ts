/** Where the keys are after a form is closed: where they were before it was opened. */
import { tick } from 'svelte';

/**
 * To be called once, when the form is made. What had the focus gets it again once the form is gone, unless
 * something else has it by then; if it is gone too, the details get it.
 */
export function returnFocus(): void {
  const before = document.activeElement;
  $effect(() => () => {
    void tick().then(() => {
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus(); // in vain if it is hidden
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>('.details')?.focus();
    });
  });
}

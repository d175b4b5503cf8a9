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
      const to = before !== document.body && before?.isConnected ? before : undefined;
      const target = to ?? document.querySelector('.details');
      if (target instanceof HTMLElement) target.focus();
    });
  });
}

/** Hears the key Esc before the page does, unless something else that is open or written in has it. */

const WRITTEN_IN = 'input:not([type=checkbox], [type=radio]), textarea, select, [role=menu] *';

/** Calls once; the answer ends the listening. */
export function whenEscaped(run: () => void): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.target instanceof Element && event.target.matches(WRITTEN_IN)) return;
    event.preventDefault(); // one press, one step
    run();
  };
  addEventListener('keydown', heard, true);
  return () => removeEventListener('keydown', heard, true);
}

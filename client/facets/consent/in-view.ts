/** Whether something has really been before somebody's eyes: within its scroller, on a page in front. */

const AGAIN = 300; // ms until what was near and hidden is looked at again

/** Calls `seen` once the element is in view; the answer ends the watching. */
export function whenInView(element: Element, seen: () => void): () => void {
  let near = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (!near) return;
    const shown = element.checkVisibility({ visibilityProperty: true }) && !document.hidden;
    if (shown) seen();
    else timer = setTimeout(look, AGAIN); // the part that it is in lies behind another one
  };
  const observer = new IntersectionObserver((entries) => {
    near = entries.at(-1)?.isIntersecting === true;
    look();
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}

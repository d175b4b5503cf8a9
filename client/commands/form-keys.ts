/** The keys of a small form as a whole: Ctrl+Enter sends it, Escape ends it; no other part of the page hears them. */
export const formKeys =
  (send: () => unknown, end: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key === 'Escape') end();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

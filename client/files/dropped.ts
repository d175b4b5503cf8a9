/** What was dropped on the page: one file, or why none is read. */

/** Why nothing is read: what was dropped is none, or none can be taken now. */
export type NoFile = 'several' | 'folder' | 'text' | 'large' | 'open' | 'past' | 'own';

/** Whether what is dragged may be a file; its contents are kept back until it is dropped. */
export const holdsFiles = (dragged: Pick<DataTransfer, 'types'> | null): boolean =>
  dragged?.types.includes('Files') === true;

/** Where text may be dropped, the drop is the field's own. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable]') !== null;

/** The one file that was dropped. */
export function fileIn({ items, files }: Pick<DataTransfer, 'items' | 'files'>): File | NoFile {
  const dropped = [...items].filter(({ kind }) => kind === 'file');
  const [first] = files;
  if (first === undefined) return dropped.length === 0 ? 'text' : 'folder';
  if (files.length > 1) return 'several';
  return dropped[0]?.webkitGetAsEntry()?.isDirectory === true ? 'folder' : first;
}

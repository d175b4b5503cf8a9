/** Notes as every page knows them. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { KindUi } from '../kind.ts';
import { onMap } from './on-map.ts';
import { telling } from './telling.ts';

export const note: KindUi<NoteItem> = {
  ...telling,
  ...onMap,
  page: () => import('./page.ts').then(({ page }) => page),
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};

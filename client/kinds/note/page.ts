/** Notes on the analyst's page. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { KindPage } from '../kind.ts';
import { account } from './account.ts';
import { writing } from './writing.ts';

export const page: KindPage<NoteItem> = { ...account, writing };

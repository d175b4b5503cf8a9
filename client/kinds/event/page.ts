/** Events on the analyst's page. */
import type { EventItem } from '../../../picture/kinds/event.ts';
import type { KindPage } from '../kind.ts';
import { account } from './account.ts';
import { writing } from './writing.ts';

export const page: KindPage<EventItem> = { ...account, writing };

/** Messages on the analyst's page: they are written on a page of their own (traffic). */
import type { MessageItem } from '../../../picture/kinds/message.ts';
import type { KindPage } from '../kind.ts';
import { account } from './account.ts';

export const page: KindPage<MessageItem> = { ...account, writing: undefined };

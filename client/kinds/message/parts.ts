/** What of messages stands in details. */
import type { MessageItem } from '../../../picture/kinds/message.ts';
import type { KindParts } from '../kind-parts.ts';
import Brief from './Brief.svelte';
import Thread from './Thread.svelte';

export const parts: KindParts<MessageItem> = {
  Form: undefined,
  fields: undefined,
  brief: Brief,
  describing: undefined,
  around: { before: [Thread], after: [] },
  onOthers: [],
};

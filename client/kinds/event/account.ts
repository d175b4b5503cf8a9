/** The whole account of an event. */
import type { EventItem } from '../../../picture/kinds/event.ts';
import type { Account } from '../account.ts';

export const account: Account<EventItem> = {
  account: ({ fields: { title, text } }) => ({ title, text }),
};

/** The whole account of a zone. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { Account } from '../account.ts';

export const account: Account<ZoneItem> = {
  account: ({ terms: { name, rules } }) => ({ title: name, text: rules }),
};

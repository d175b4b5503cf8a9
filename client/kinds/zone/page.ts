/** Zones on the analyst's page. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { KindPage } from '../kind.ts';
import { account } from './account.ts';
import { writing } from './writing.ts';

export const page: KindPage<ZoneItem> = { ...account, writing };

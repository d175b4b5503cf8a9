/** The list of staff kinds, and what is common to them. A new one is a file in kinds/ and two lines here. */
import type { z } from 'zod';
import { alarm } from '../kinds/alarm.ts';
import { channel } from '../kinds/channel.ts';
import type { Item } from '../kinds/item.ts';
import { remark } from '../kinds/remark.ts';
import { watch } from '../kinds/watch.ts';
import type { StaffKind } from './kind.ts';

const STAFF_KINDS = [watch, channel, alarm, remark] as const;

/** An item of any staff kind. */
export type StaffItem = ReturnType<(typeof STAFF_KINDS)[number]['fold']>;

/** The schemas of all changes of staff kinds. */
export const STAFF_CHANGES = STAFF_KINDS.flatMap(({ makes, others }) => [...makes, ...others]).map(
  ({ schema }) => schema,
);
export type StaffChange = z.infer<(typeof STAFF_CHANGES)[number]>;

/** A staff kind as the generic rules see it: it is found by the change (registry.ts). */
export type AnyStaffKind = StaffKind<StaffItem, { readonly type: string }>;
export const staffKinds: readonly AnyStaffKind[] = STAFF_KINDS;

const names = new Set(staffKinds.map(({ kind }): string => kind));
/** True for an item of the table of staff items. */
export const isStaff = (item: Pick<Item, 'kind'>): item is StaffItem => names.has(item.kind);

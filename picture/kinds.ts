/** The list of all kinds of items. A new kind is a file in kinds/ and two lines here. */
import { event } from './kinds/event.ts';
import { message } from './kinds/message.ts';
import { note } from './kinds/note.ts';
import { zone } from './kinds/zone.ts';

export const KINDS = [event, zone, note, message] as const;

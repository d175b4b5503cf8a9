/** The messages that were opened on this page, whatever list shows them. */
import { SvelteSet } from 'svelte/reactivity';
import type { PictureId } from '../../picture/basics.ts';
import type { MessageRef } from '../../picture/kinds/message-fields.ts';

const opened = new SvelteSet<string>();

export const isOpened = (picture: PictureId, ref: MessageRef): boolean =>
  opened.has(`${picture} ${ref}`);

export function noteOpened(picture: PictureId, ref: MessageRef): void {
  opened.add(`${picture} ${ref}`);
}

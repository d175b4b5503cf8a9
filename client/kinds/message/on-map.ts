/** Messages are not drawn: what they are about is. */
import type { MessageItem } from '../../../picture/kinds/message.ts';
import type { OnMap } from '../on-map.ts';

export const onMap: OnMap<MessageItem> = {
  draw: () => [],
  layers: [],
  images: () => [],
  staysWithdrawn: () => false,
  snaps: false,
  phase: () => undefined,
  indexed: undefined,
};

/** A worker that judges what drafts meet, so that the page does not wait for it. The first message is the cell. */
import type { Setting } from '../../picture/setting.ts';
import { type Asked, Drafts } from './drafts.ts';

/** What the page sends: the cell once, then questions, each answered in order on the port that came with it. */
export type Message =
  | { readonly cell: Pick<Setting, 'conflicts'> }
  | { readonly asked: Asked; readonly port: MessagePort };

let drafts = new Drafts({});

addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if ('cell' in data) drafts = new Drafts(data.cell);
  else data.port.postMessage(drafts.judge(data.asked));
});

/** The browser's WebSocket as the link's wire, in the name of whose page it is; and why a door stays shut. */
import type { PictureId } from '../../picture/basics.ts';
import * as api from '../api/api.ts';
import { queryInName } from '../api/person.ts';
import { within } from '../lib/base.ts';
import { mark } from '../lib/marks.ts';
import type { Dial } from './link-parts.ts';

export const dial =
  (picture: PictureId): Dial =>
  (query, ears) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const path = within(`/api/pictures/${picture}/live`);
    const asked = queryInName(query);
    const socket = new WebSocket(`${scheme}://${location.host}${path}${asked}`);
    socket.onopen = () => ears.opened();
    socket.onmessage = ({ data }) => {
      mark('received');
      if (typeof data === 'string') ears.frame(data);
    };
    socket.onclose = ({ code, reason }) => ears.closed(code, reason);
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text); // one that closes takes nothing more
      },
      close: () => socket.close(),
    };
  };

/** Asks over HTTP whether this person is let in to this picture. */
export async function knock(picture: PictureId): Promise<'open' | 401 | 403 | 404> {
  const got = await api.pictures();
  if (!api.failed(got)) return got.some(({ id }) => id === picture) ? 'open' : 404;
  return got.failed === 401 || got.failed === 403 || got.failed === 404 ? got.failed : 'open';
}

/** The limit: frames made once, written to every TCP socket. Nothing is kept, checked or compared. */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { frameOf } from '../../../server/pictures/frame.ts';
import { listening, offer } from './serving.ts';

type Raw = WebSocket & { readonly _socket: { write(bytes: Buffer): void } };

const server = createServer();
const sockets = new Set<Raw>();
const accept = new WebSocketServer({ server, perMessageDeflate: false });
accept.on('connection', (socket) => {
  const raw = socket as Raw; // a private field of ws, which its types leave out
  sockets.add(raw);
  socket.on('close', () => sockets.delete(raw));
  socket.on('error', () => socket.terminate());
});
await offer({ url: `ws://${await listening(server)}` }, (lines) => {
  const header = JSON.stringify({ type: 'entries', count: lines.length });
  const frame = frameOf([header, ...lines]);
  for (const socket of sockets) socket._socket.write(frame);
});

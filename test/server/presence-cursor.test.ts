/** A presence frame never waits behind data. */
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Cursor } from '../../server/pictures/cursor.ts';

/** A socket whose buffer the test fills. */
class FakeSocket extends EventEmitter {
  readonly OPEN = WebSocket.OPEN;
  readonly readyState = WebSocket.OPEN;
  bufferedAmount = 0;
  readonly written: string[] = [];
  readonly _socket = { write: (bytes: Buffer) => this.written.push(String(bytes)) };
}

test('[W13] what is worth nothing later is not written behind data that waits; a beat is', () => {
  const socket = new FakeSocket();
  const cursor = new Cursor(socket as unknown as WebSocket, 0);
  cursor.sendIfClear(Buffer.from('presence 1'));
  socket.bufferedAmount = 1;
  cursor.sendIfClear(Buffer.from('presence 2'));
  cursor.send(Buffer.from('beat'));
  socket.bufferedAmount = 0;
  cursor.sendIfClear(Buffer.from('presence 3'));
  expect(socket.written).toEqual(['presence 1', 'beat', 'presence 3']);
});

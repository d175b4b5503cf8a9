/** socket.io: an event to everybody for each line, by WebSocket only, without compression. */
import { createServer, type Server } from 'node:http';
import { installed, listening, offer } from './serving.ts';

interface SocketIo {
  readonly Server: new (
    server: Server,
    options: object,
  ) => {
    emit(name: string, text: string): void;
  };
}

const socketIo: SocketIo = installed('socket.io');
const server = createServer();
const io = new socketIo.Server(server, { transports: ['websocket'], perMessageDeflate: false });
const url = `ws://${await listening(server)}/socket.io/?EIO=4&transport=websocket`;
await offer({ url, hello: ['40'] }, (lines) => {
  for (const line of lines) io.emit('entry', line);
});

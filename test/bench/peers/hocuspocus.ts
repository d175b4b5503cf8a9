/** Hocuspocus: a shared document, in memory, to whose list of lines each request adds its own. */
import { installed, offer } from './serving.ts';

interface Doc {
  getArray(name: string): { push(lines: string[]): void };
}
interface Hocuspocus {
  readonly Server: new (
    options: object,
  ) => {
    readonly address: { readonly port: number };
    readonly hocuspocus: {
      openDirectConnection(name: string): Promise<{
        transact(change: (document: Doc) => void): Promise<void>;
      }>;
    };
    listen(): Promise<unknown>;
  };
}

/** Messages begin with the document's name and their type. */
const NAME = [1, 'd'.charCodeAt(0)];
const [SYNC, AUTH] = [0, 2];

const hocuspocus: Hocuspocus = installed('@hocuspocus/server');
const server = new hocuspocus.Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  timeout: 3_600_000, // subscribers are silent
  websocketOptions: { perMessageDeflate: false },
});
await server.listen();
const direct = await server.hocuspocus.openDirectConnection('d');
const hello = [
  [...NAME, AUTH, 0, 0], // an empty token
  [...NAME, SYNC, 0, 1, 0], // an empty state vector: holds nothing
];
await offer({ url: `ws://127.0.0.1:${server.address.port}`, hello }, (lines) => {
  void direct.transact((document) => document.getArray('entries').push(lines));
});

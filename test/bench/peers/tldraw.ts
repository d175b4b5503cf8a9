/** tldraw sync: a room, in memory, of records with a line each. */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { installed, listening, offer } from './serving.ts';

interface Schema {
  serialize(): unknown;
}
interface Store {
  createRecordType(name: string, config: object): unknown;
  readonly StoreSchema: { create(types: object): Schema };
}
interface Storage {
  transaction(change: (all: { set(id: string, record: object): void }) => void): void;
}
interface SyncCore {
  readonly InMemorySyncStorage: new (options: object) => Storage;
  readonly TLSocketRoom: new (
    options: object,
  ) => {
    handleSocketConnect(options: { sessionId: string; socket: WebSocket }): void;
  };
}

const PROTOCOL = 8; // of sync-core, as its clients say it

const store: Store = installed('@tldraw/store');
const core: SyncCore = installed('@tldraw/sync-core');
const validator = { validate: (record: unknown) => record };
const schema = store.StoreSchema.create({
  entry: store.createRecordType('entry', { scope: 'document', validator }),
});
const snapshot = { documentClock: 0, documents: [], schema: schema.serialize() };
const storage = new core.InMemorySyncStorage({ snapshot });
const room = new core.TLSocketRoom({ schema, storage, clientTimeout: Number.POSITIVE_INFINITY });

const server = createServer();
const accept = new WebSocketServer({ server, perMessageDeflate: false });
let sessions = 0;
accept.on('connection', (socket) =>
  room.handleSocketConnect({ sessionId: `${sessions++}`, socket }),
);
const hello = JSON.stringify({
  type: 'connect',
  connectRequestId: 'c',
  lastServerClock: -1,
  protocolVersion: PROTOCOL,
  schema: schema.serialize(),
});
let entries = 0;
await offer({ url: `ws://${await listening(server)}`, hello: [hello] }, (lines) => {
  storage.transaction((all) => {
    for (const text of lines) {
      const id = `entry:${entries++}`;
      all.set(id, { id, typeName: 'entry', text });
    }
  });
});

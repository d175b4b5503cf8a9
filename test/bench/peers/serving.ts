/**
 * What every peer's server has in common: the publisher's route, and word to the bench of where it is.
 * A peer's packages lie in this folder only, so they are typed here by the little that is used of them.
 */
import './gauge.ts';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const require = createRequire(import.meta.url);

/** A package of this folder, or a part of one. Its type is what the caller takes it for. */
export const installed = (name: string) => require(name);

/** A server for subscribers on a free port of this machine, and its address. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return `127.0.0.1:${port}`;
}

/** What a subscriber opens, and what it says once it is open: text, or bytes as numbers. */
export interface Offer {
  readonly url: string;
  readonly hello?: readonly (string | readonly number[])[];
}

/** Takes lines by POST, as the product does, and hands those of one request to `publish` at once. */
export async function offer(offered: Offer, publish: (lines: string[]) => void): Promise<void> {
  const server = createServer(async (request, response) => {
    publish((await text(request)).split('\n'));
    response.writeHead(201).end();
  });
  const publisher = `http://${await listening(server)}/`;
  process.send?.({ offered: { ...offered, publisher } });
}

/** Reads request bodies, with limits on their length. */
import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { z } from 'zod';
import { faults } from '../../picture/entry.ts';
import { MAX_COMMAND, parseStrictJson } from '../lib/strict-json.ts';
import { type Ctx, type Env, refuse, sessionEnded } from './env.ts';

/**
 * Refuses bodies of more than `max` bytes (413). With a `Content-Length`, bytes are not counted as
 * they arrive, which would be most of the cost of a small request. `limit`: the limit in words.
 */
export function limitBody(max: number, limit: string) {
  const tooLong = async (c: Ctx) => {
    if (c.env.incoming !== undefined) await readAway(c.env.incoming);
    return refuse(c, 413, 'invalid', `over ${limit}`, { rule: 'W9', field: '' });
  };
  const counted = bodyLimit({ maxSize: max, onError: tooLong });
  return createMiddleware<Env>(async (c, next) => {
    const length = c.req.header('Content-Length');
    if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) {
      return counted(c, next);
    }
    return Number(length) > max ? tooLong(c) : next();
  });
}

/** The most (bytes) that is read of a body after it was too long. */
const MAX_READ_AWAY = 16 * 1024 * 1024;

/**
 * Reads and drops the rest of a request, so that its sender hears the answer: a socket that is closed
 * with bytes unread is reset, and the answer is lost with it. Beyond MAX_READ_AWAY it is closed all the same.
 */
function readAway(incoming: IncomingMessage | Http2ServerRequest): Promise<void> {
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_READ_AWAY) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const drop = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_READ_AWAY) done();
    };
    const done = () => {
      incoming.off('data', drop);
      resolve();
    };
    incoming.on('data', drop);
    for (const end of ['end', 'close', 'error']) incoming.once(end, done);
    incoming.resume();
    if (incoming.readableEnded || incoming.destroyed) done();
  });
}

/**
 * A JSON body that fits the schema, or the response to send instead: 400 or 413, or 401 if the
 * session ended while the body arrived. An empty body counts as `{}`.
 */
export async function readBody<T extends z.ZodType>(
  c: Ctx,
  schema: T,
): Promise<z.output<T> | Response> {
  const bytes = await readBytes(c);
  const ended = sessionEnded(c);
  if (ended !== undefined) return ended;
  const parsed = parseStrictJson(bytes.length === 0 ? EMPTY : bytes);
  if (!parsed.ok) {
    const { status, field, why } = parsed;
    return refuse(c, status, 'invalid', why, { rule: 'W9', field });
  }
  const body = schema.safeParse(parsed.value);
  if (body.success) return body.data;
  const [first] = faults(body.error);
  return refuse(c, 400, 'invalid', first?.why ?? 'not valid', { field: first?.field ?? '' });
}

const EMPTY = new TextEncoder().encode('{}');

/** The bytes of a body; stops reading after `MAX_COMMAND` bytes. */
async function readBytes(c: Ctx): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of c.req.raw.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > MAX_COMMAND) break;
  }
  return Buffer.concat(parts);
}

/** Bodies of requests: how long they may be, and how they are read. */
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { z } from 'zod';
import { faults } from '../../picture/entry.ts';
import { MAX_COMMAND, parseStrictJson } from '../lib/strict-json.ts';
import { type Ctx, type Env, refuse, sessionEnded } from './env.ts';

/** Refuses a longer one (413). One whose length is said is not counted as it comes: that costs as much as all the rest. */
export function limitBody(max: number, said: string) {
  const tooLong = (c: Ctx) => refuse(c, 413, 'invalid', `over ${said}`, { rule: 'W9', field: '' });
  const counted = bodyLimit({ maxSize: max, onError: tooLong });
  return createMiddleware<Env>(async (c, next) => {
    const length = c.req.header('Content-Length');
    if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) {
      return counted(c, next);
    }
    return Number(length) > max ? tooLong(c) : next();
  });
}

/**
 * A body of JSON by its schema, or the answer that says what is wrong with it, or that the session has ended
 * before it had come. An empty one is `{}`.
 */
export async function readBody<T extends z.ZodType>(
  c: Ctx,
  schema: T,
): Promise<z.output<T> | Response> {
  const bytes = await readBytes(c);
  const gone = sessionEnded(c);
  if (gone !== undefined) return gone;
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

/** The bytes of a body, up to the first piece that makes it too long. */
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

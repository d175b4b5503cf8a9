import { request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { expect } from 'vitest';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { SHARED_ONLY } from './cell.ts';
import { added } from './examples.ts';
import { figure } from './figure.ts';
import { startMeasured } from './measure.ts';
import { SOAKING } from './scale.ts';
import { asked, type Body, OFFICER, scratch, serve } from './server.ts';
import { cookieOf } from './sessions.ts';

/** The longest that any input may hold up everybody else: so many times JSON.parse of 1 MiB. */
const LONGEST_STALL = 75;
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

export interface Answer extends Body {
  readonly status: number;
}

export class Asking {
  readonly #server: { readonly url: string };
  readonly #headers = { Cookie: cookieOf(OFFICER) };

  constructor(server: { readonly url: string }) {
    this.#server = server;
  }

  async post(body: NonNullable<RequestInit['body']>, headers = {}): Promise<Response> {
    return fetch(`${this.#server.url}/api/pictures/shared/changes`, {
      method: 'POST',
      body,
      headers: { ...this.#headers, ...headers },
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
  }

  /**
   * Sends more than is taken, its length said or not, and reads the answer that comes meanwhile: fetch would
   * give up where the server has closed before all was written.
   */
  pour(bytes: Buffer, said: boolean, headers = {}): Promise<{ status: number; body: unknown }> {
    return new Promise((resolve, reject) => {
      const length = said ? { 'Content-Length': String(bytes.length) } : {};
      const asking = request(`${this.#server.url}/api/pictures/shared/changes`, {
        method: 'POST',
        agent: false,
        headers: { ...this.#headers, ...length, ...headers },
      });
      let answered = false;
      asking.on('response', (answer) => {
        answered = true;
        json(answer).then(
          (body) => resolve({ status: answer.statusCode ?? 0, body }),
          (fault: unknown) => reject(fault),
        );
      });
      asking.on('error', (fault) => (answered ? undefined : reject(fault)));
      asking.end(bytes);
    });
  }

  async one(body: NonNullable<RequestInit['body']>): Promise<Answer> {
    const response = await this.post(body);
    const said: Body = JSON.parse(await response.text());
    return { ...said, status: response.status };
  }

  async many(lines: readonly string[]): Promise<Answer[]> {
    const text = await (await this.post(lines.join('\n'), NDJSON)).text();
    return text
      .trimEnd()
      .split('\n')
      .map((line): Answer => JSON.parse(line));
  }

  async head(): Promise<Record<'seq' | 'hash' | 'code', unknown>> {
    const read = await fetch(`${this.#server.url}/api/pictures/shared`, { headers: this.#headers });
    const { seq, hash, code }: Record<string, unknown> = JSON.parse(await read.text());
    return { seq, hash, code };
  }
}

/** What `work` asks is answered; the server, on a file, still takes what is right after it. */
export async function answered(work: (asking: Asking) => Promise<void>): Promise<void> {
  const path = join(scratch(), 'shared.db');
  if (SOAKING) return measured(path, work);
  const log = () => sqliteLog(path);
  const asking = new Asking(await serve({ cell: SHARED_ONLY, log }));
  await work(asking);
  expect((await asking.one(asked(added()))).status).toBe(201);
}

/** The same on a server in a process of its own, which is never held up for long. */
async function measured(path: string, work: (asking: Asking) => Promise<void>): Promise<void> {
  const server = await startMeasured(path);
  const asking = new Asking(server);
  expect((await asking.one(asked(added()))).status).toBe(201); // warm
  server.measure();
  await work(asking);
  const { stall, reference } = await server.report();
  const ratio = stall / reference;
  figure(`longest stall ${ratio.toFixed(1)} times JSON.parse of 1 MiB (${stall.toFixed(0)} ms)`);
  expect(ratio).toBeLessThan(LONGEST_STALL);
  expect((await asking.one(asked(added()))).status).toBe(201);
}

/** As `answered`, and nothing is taken of it. */
export const untaken = (work: (asking: Asking) => Promise<void>): Promise<void> =>
  answered(async (asking) => {
    const before = await asking.head();
    await work(asking);
    expect(await asking.head()).toEqual(before);
  });

import { join } from 'node:path';
import { expect } from 'vitest';
import { added } from './examples.ts';
import { type Measured, startMeasured } from './measure.ts';
import { asked, type Body, OFFICER, scratch } from './server.ts';
import { cookieOf } from './sessions.ts';

/** The longest that any input may hold up everybody else, ms. */
const LONGEST_STALL = 250;
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

interface Answer extends Body {
  readonly status: number;
}

export class Asking {
  readonly #server: Measured;
  readonly #headers = { Cookie: cookieOf(OFFICER) };

  constructor(server: Measured) {
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

  async head(): Promise<unknown> {
    const read = await fetch(`${this.#server.url}/api/pictures/shared`, { headers: this.#headers });
    const { seq, hash, code }: Record<string, unknown> = JSON.parse(await read.text());
    return { seq, hash, code };
  }
}

/** What `work` asks is answered without a stall; the server, on a file, still takes what is right after it. */
export async function measured(
  what: string,
  work: (asking: Asking) => Promise<void>,
): Promise<void> {
  const server = await startMeasured(join(scratch(), 'shared.db'));
  const asking = new Asking(server);
  expect((await asking.one(asked(added()))).status).toBe(201); // warm
  server.measure();
  await work(asking);
  const { stall, passed } = await server.report();
  const told = `${stall.toFixed(0)} ms (${passed.toFixed(0)} ms by the clock)`;
  console.info(`${what}: longest stall ${told}`);
  expect(stall).toBeLessThan(LONGEST_STALL);
  expect((await asking.one(asked(added()))).status).toBe(201);
}

/** As `measured`, and nothing is taken of it. */
export const untaken = (what: string, work: (asking: Asking) => Promise<void>): Promise<void> =>
  measured(what, async (asking) => {
    const before = await asking.head();
    await work(asking);
    expect(await asking.head()).toEqual(before);
  });

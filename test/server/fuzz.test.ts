import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFailed, test } from 'vitest';
import { figure } from '../support/figure.ts';
import { socket } from '../support/hostile/frames.ts';
import { Prober } from '../support/hostile/prober.ts';
import { posted, rawRequest, request } from '../support/hostile/requests.ts';
import { type Measured, startMeasured } from '../support/measure.ts';
import { sized } from '../support/scale.ts';
import { seed } from '../support/seed.ts';
import { scratch } from '../support/server.ts';

/** So many inputs go out at the same time, so that they meet each other. */
const AT_ONCE = 5;
const INPUTS = sized({ test: 2000, soak: 100_000 });
/** The longest that the event loop may compute for one of them, ms of CPU. */
const LONGEST_STALL = 250;
/** Bytes that the server may hold more after three quarters of the inputs, and for each entry taken. */
const GROWTH = 16e6;
const PER_ENTRY = 12_000;

const bytes = (text: fc.Arbitrary<string>) => text.map((one) => Buffer.from(one, 'utf8'));
const input = fc.oneof(
  { weight: 3, arbitrary: bytes(request) },
  { weight: 3, arbitrary: bytes(posted) },
  { weight: 2, arbitrary: bytes(rawRequest) },
  { weight: 2, arbitrary: socket },
);
const batch = fc.array(input, { minLength: AT_ONCE, maxLength: AT_ONCE });

/** Sends `count` inputs; fails with the smallest that is answered with a fault of the server. */
async function fuzz(prober: Prober, count: number, salt: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(batch, async (inputs) => {
      const answers = await Promise.all(inputs.map((one) => prober.send(one)));
      for (const [i, { status, head }] of answers.entries()) {
        const said = `${head}\n\nto\n\n${inputs[i]?.toString('latin1').slice(0, 4000)}`;
        expect(status < 500 || status === 503, said).toBe(true);
      }
      expect((await prober.ask('/healthz')).text).toBe('ok');
    }),
    { seed: seed + salt, numRuns: Math.ceil(count / AT_ONCE) },
  );
}

/** Statuses of all answers so far, also of those that nobody read, by how often. */
async function statuses(prober: Prober): Promise<Map<number, number>> {
  const { text } = await prober.ask('/metrics');
  const found = new Map<number, number>();
  for (const [, status, count] of text.matchAll(
    /^tripoint_http_answers_total\{.*status="(\d+)".*\} (\d+)/gm,
  ))
    found.set(Number(status), (found.get(Number(status)) ?? 0) + Number(count));
  return found;
}

const headOf = async (prober: Prober): Promise<number> =>
  Number(
    /^tripoint_log_head\{picture="shared"\} (\d+)/m.exec((await prober.ask('/metrics')).text)?.[1],
  );

/** What the server holds, and the last entry of its log. */
async function standing(server: Measured, prober: Prober) {
  const { memory, stall } = await server.report();
  return { memory, stall, head: await headOf(prober) };
}

test('[W5] hostile requests, bodies and frames: no crash, no fault, no stall, no growth', async () => {
  const server = await startMeasured(join(scratch(), 'shared.db'));
  const prober = new Prober(server.port);
  onTestFailed(() =>
    console.error(`the last input, of seed ${seed}:\n${prober.last.slice(0, 4000)}`),
  );
  await fuzz(prober, INPUTS / 4, 0);
  const before = await standing(server, prober);
  server.measure(); // that it collected was asked for
  await fuzz(prober, (3 * INPUTS) / 4, 1);
  const after = await standing(server, prober);
  const answers = await statuses(prober);
  const faults = [...answers].filter(([status]) => status >= 500 && status !== 503);
  prober.close();
  expect(faults).toEqual([]);
  const stall = Math.max(before.stall, after.stall);
  const growth = after.memory - before.memory;
  const entries = after.head - before.head;
  const told = [...answers].sort().map(([status, count]) => `${count} × ${status}`);
  figure(
    `${INPUTS} inputs, ${told.join(', ')}; longest stall ${stall.toFixed(0)} ms of CPU; ` +
      `${(growth / 1e6).toFixed(1)} MB more for ${entries} entries`,
  );
  expect(stall).toBeLessThan(LONGEST_STALL);
  expect(growth).toBeLessThan(GROWTH + entries * PER_ENTRY);
  expect(entries).toBeGreaterThan(0); // some reached the rules and were taken
});

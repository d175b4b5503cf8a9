/** Forged logs, sealed as a careful replica would: each is found, at the entry and by the rule that it breaks. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../server/verify/verify.ts';
import { ACTS } from '../support/forging/acts.ts';
import { CHAIN } from '../support/forging/chain.ts';
import { CONSENT } from '../support/forging/consent.ts';
import type { Forged, Forgery, Pick } from '../support/forging/forging.ts';
import { MESSAGES } from '../support/forging/messages.ts';
import { RECEIPTS } from '../support/forging/receipts.ts';
import { CELLS, RECORDS, RELEASES } from '../support/forging/releases.ts';
import { STAFF } from '../support/forging/staff.ts';
import { log as anyLog, type Log } from '../support/logs.ts';
import { traffic } from '../support/receipting.ts';
import { record } from '../support/records.ts';
import { lived } from '../support/resealed.ts';
import { sized } from '../support/scale.ts';
import { random, seed } from '../support/seed.ts';
import { talk } from '../support/speaking.ts';
import { closingOf, fileOf, verifyBytes } from '../support/verifying.ts';
import { someWorlds } from '../support/worlds.ts';

const MODES = ['exercise', 'live'] as const;
/** With roles, with roles from its middle on, and from before there were any. */
const sinceIn = ({ entries }: Log, i: number): number =>
  [1, entries.length >> 1, entries.length + 1][i % 3] ?? 1;
const one = (log: Log, i: number): Log =>
  lived(new Map([['it', log]]), MODES[i % 2], sinceIn(log, i)).get('it') ?? log;

const shared = fc.sample(anyLog, { seed, numRuns: sized({ test: 30, soak: 200 }) }).map(one);
const records = fc.sample(record, { seed, numRuns: sized({ test: 5, soak: 40 }) }).map(one);
const worlds = someWorlds(sized({ test: 12, soak: 30 }), 120).flatMap(({ logs }, i) => [
  ...lived(logs, MODES[i % 2], [1, 40, 1000][i % 3]).values(),
]);
const talks = [1, 2, 3, 4, 5, 6].map((salt) =>
  one(talk(salt, sized({ test: 20 + 20 * salt, soak: 200 })), salt),
);
/** Of every kind; that of a desk alone has releases. */
const sent = [1, 2, 3, 4].map((salt) => one(traffic(salt, sized({ test: 300, soak: 600 })), salt));
const LOGS = [...shared, ...talks, ...sent, ...worlds, ...records];
const FORGERIES: readonly Forgery[] = [
  ...CHAIN,
  ...ACTS,
  ...RELEASES,
  ...CELLS,
  ...RECORDS,
  ...STAFF,
  ...CONSENT,
  ...RECEIPTS,
  ...MESSAGES,
];

/** What is picked by chance, the same for the same forgery, whatever else is run. */
function picking({ name }: Forgery): Pick {
  const next = random(FORGERIES.findIndex((one) => one.name === name));
  return (list) => list[Math.floor(next() * list.length)];
}

/** The forgery done to some log that it can be done to. */
function forged({ name, forge }: Forgery, pick: Pick): Forged {
  const from = pick([...LOGS.keys()]) ?? 0;
  for (let i = 0; i < LOGS.length; i++) {
    const log = LOGS[(from + i) % LOGS.length];
    const done = log && forge(log, pick);
    if (done !== undefined) return done;
  }
  throw new Error(`no log can be forged so: ${name}`);
}

const verified = ({ log, end, options }: Forged): Promise<Verdict> =>
  verifyBytes(Buffer.concat([fileOf(log.lines), end ?? fileOf([closingOf(log)])]), options);

function expectFound(verdict: Verdict, { expected }: Forged, what: string): void {
  const whys = verdict.findings.map(({ why }) => why);
  if (typeof expected === 'string') {
    expect([verdict.kind, whys], what).toEqual([expected, []]);
    return;
  }
  expect(verdict.kind, what).toBe('faulty');
  expect(verdict.findings[0], `${what}: ${whys.slice(0, 3).join(' | ')}`).toMatchObject(expected);
  expect(whys[0], what).toMatch(
    new RegExp(`^entry ${expected.seq}: \\S.* \\[${expected.rule}\\]$`, 's'),
  );
}

const EACH = Math.ceil(sized({ test: 520, soak: 9000 }) / FORGERIES.length);

let count = 0;
afterAll(() =>
  console.info(`${count} forgeries of ${FORGERIES.length} kinds, done to ${LOGS.length} logs`),
);

describe('[C7] [C8] [C9] [L8] [L10] [P19] [P20] [P21] a log that was forged and sealed again gives itself away', () => {
  test.each(FORGERIES)('$name', async (forgery) => {
    const pick = picking(forgery);
    for (let i = 0; i < EACH; i++) {
      const done = forged(forgery, pick);
      expectFound(await verified(done), done, `${forgery.name} (${i})`);
      count++;
    }
  });
});

test('the logs that are forged are sound, and nothing is asked of them', async () => {
  for (const log of LOGS) {
    const verdict = await verified({ log, expected: 'verified' });
    expectFound(verdict, { log, expected: 'verified' }, 'untouched');
    expect(verdict.remarks).toEqual([]);
  }
});

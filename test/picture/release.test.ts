import { expect, test } from 'vitest';
import { BrokenLog } from '../../picture/broken.ts';
import { digest } from '../../picture/digest.ts';
import { releaseStatus } from '../../picture/facets/release/status.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { EVENT } from '../support/examples.ts';
import { command } from '../support/logs.ts';
import {
  drafts,
  hash,
  IL,
  item,
  judged,
  MINUTE,
  made,
  proposal,
  SECOND,
  SERVER,
  step,
  why,
} from '../support/releasing.ts';

test('[R22] a release is proposed, approved, made: it stands with its item, whose words it leaves', () => {
  const growing = drafts();
  const before = item(growing, 'E-3');
  expect(Object.keys(before)).not.toContain('releases');
  expect(growing.ask(IL, proposal(growing, 'E-3'))).toBeUndefined(); // entry 6
  expect(item(growing, 'E-3')).toMatchObject({
    ...before,
    history: [...before.history, { seq: 6, by: { desk: 'il' }, type: 'release.proposed' }],
    releases: [{ seq: 6, to: 'shared', of: 3, second: true, state: 'proposed' }],
  });
  expect(growing.ask(SECOND, step('approved', 'E-3', 6))).toBeUndefined(); // 7
  expect(growing.ask(SERVER, step('made', 'E-3', 6, made(12)))).toBeUndefined(); // 8
  expect(item(growing, 'E-3')).toMatchObject({
    revision: 1,
    fields: before.kind === 'event' && before.fields,
    releases: [
      {
        state: 'made',
        by: { person: 'officer.il' },
        approvedBy: { seq: 7, by: { person: 'supervisor.il' } },
        made: { item: 'E-12', seq: 12, hash },
      },
    ],
  });
  expect(digest(fold(EMPTY, growing.entries))).toBe(digest(growing.picture));
});

test('[R22] where the cell asks for one person it is approved at once', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-2'));
  expect(item(growing, 'E-2').releases).toMatchObject([{ state: 'approved', second: false }]);
  expect(judged(growing, SECOND, step('approved', 'E-2', 6))).toMatchObject({
    kind: 'impossible',
    rule: 'R22',
    field: 'change.release',
  });
});

test('[R22] nothing more is decided about what is over, on its way, or of older words', () => {
  const growing = drafts();
  const old = proposal(growing, 'E-2');
  growing.ask(IL, proposal(growing, 'E-2', { notBefore: '2026-11-23T00:00:00Z' })); // 6
  expect(judged(growing, IL, old)).toMatchObject({ rule: 'R22', field: 'change.to' });
  expect(judged(growing, IL, { ...old, of: 9 })).toMatchObject({ rule: 'R22', field: 'change.of' });
  growing.ask(SECOND, step('refused', 'E-2', 6, why)); // 7
  for (const late of [step('approved', 'E-2', 6), step('refused', 'E-2', 6, why)])
    expect(judged(growing, SECOND, late)).toMatchObject({ rule: 'R22', field: 'change.release' });
  expect(judged(growing, SECOND, step('refused', 'E-2', 5, why))).toMatchObject({ rule: 'R22' });
  growing.ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  expect(judged(growing, IL, old)).toEqual({
    kind: 'missed',
    rule: 'R12',
    why: 'E-2 has changed since entry 2',
    missed: [6, 7, 8],
  });
  growing.ask(IL, proposal(growing, 'E-3')); // 9
  growing.ask(IL, { type: 'event.amended', item: 'E-3', event: EVENT });
  expect(judged(growing, SECOND, step('approved', 'E-3', 9))).toMatchObject({
    rule: 'R22',
    field: 'change.release',
  });
});

test('[R22] what was made is recorded as made, whatever came between', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-2')); // 6
  growing.ask(SECOND, step('refused', 'E-2', 6, why));
  growing.ask(IL, { type: 'event.withdrawn', item: 'E-2', ...why });
  expect(growing.ask(SERVER, step('made', 'E-2', 6, made(4)))).toBeUndefined();
  expect(item(growing, 'E-2')).toMatchObject({
    state: 'withdrawn',
    releases: [{ state: 'made', refusedBy: { reason: 'not now' } }],
  });
  expect(judged(growing, SERVER, step('made', 'E-2', 6, made(5)))).toMatchObject({ rule: 'R22' });
  for (const change of [proposal(growing, 'E-2'), step('refused', 'E-2', 6, why)])
    expect(judged(growing, IL, change)).toMatchObject({ rule: 'R8' });
});

test('[R22] a log that goes on with a release that was not proposed is broken', () => {
  const growing = drafts();
  const entry = { ...growing.entries[1]!, seq: 6 };
  for (const [ref, rule] of [
    ['E-2', 'R22'],
    ['E-9', 'R6'],
    ['Z-2', 'R6'],
  ] as const) {
    const { change } = command(step('approved', ref, 3));
    expect(() => fold(growing.picture, [{ ...entry, change }])).toThrow(BrokenLog);
    expect(() => fold(growing.picture, [{ ...entry, change }])).toThrow(`[${rule}]`);
  }
});

test('[R22] where a release stands follows from its entries and the clock', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'Z-4')); // 6
  const at = (ref: string, ms: number) =>
    releaseStatus(item(growing, ref).releases![0]!, growing.now + ms);
  expect([at('Z-4', 0), at('Z-4', 10 * MINUTE), at('Z-4', 10 * MINUTE + 1)]).toEqual([
    'waiting',
    'waiting',
    'lapsed',
  ]);
  const notBefore = new Date(growing.now + MINUTE).toISOString();
  growing.ask(IL, proposal(growing, 'E-2', { notBefore }), 0);
  expect([at('E-2', 0), at('E-2', MINUTE)]).toEqual(['delayed', 'going']);
  growing.ask(SECOND, step('refused', 'Z-4', 6, why), 0);
  expect(at('Z-4', 0)).toBe('refused');
});

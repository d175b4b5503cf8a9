import { afterEach, expect, test, vi } from 'vitest';
import { DraftJudge } from '../../client/conflicts/draft-judge.ts';
import { type Asked, Drafts } from '../../client/conflicts/drafts.ts';
import { metStanding } from '../../client/conflicts/meets-text.ts';
import { ZoneTerms } from '../../picture/kinds/zone.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Does in the test what the worker does beside the page; and counts what is sent to it. */
class Beside extends EventTarget {
  static readonly sent: Asked[] = [];
  static begun = 0;
  static ended = 0;
  #drafts = new Drafts({});
  constructor() {
    super();
    Beside.begun++;
  }
  postMessage(message: { cell?: object; asked?: Asked; port?: MessagePort }): void {
    if (message.cell) this.#drafts = new Drafts(message.cell);
    if (!message.asked || !message.port) return;
    Beside.sent.push(message.asked);
    message.port.postMessage(this.#drafts.judge(structuredClone(message.asked)));
    message.port.close();
  }
  terminate(): void {
    Beside.ended++;
  }
}

const circle = (lon: number) => ({ type: 'Circle', centre: [lon, 33], radius: 2000 });
const draft = (over: object) => ZoneTerms.parse({ ...TERMS, area: circle(35), ...over });
const now = Date.parse(TERMS.window.from);

function scene(): Consenting {
  const log = new Consenting();
  log.propose('il', { kind: 'no-fly', area: circle(35.01) }); // Z-2
  log.propose('il', { kind: 'hazard', area: circle(35.02) }); // Z-3
  log.propose('sy', { kind: 'hazard', area: circle(36) }); // Z-4, far away
  return log;
}

test('[R54] a draft meets what it meets, those that conflict first, with what both cover', async () => {
  vi.stubGlobal('Worker', Beside);
  const { picture } = scene();
  const judge = new DraftJudge({});
  const met = await judge.met({ terms: draft({ kind: 'corridor' }), picture, now });
  expect(met?.map(({ ref, meeting }) => [ref, meeting.conflict, meeting.heights])).toEqual([
    ['Z-3', true, 'no-heights'],
    ['Z-2', false, 'no-heights'],
  ]);
  for (const { shared, sharedKm2 } of met ?? []) {
    expect(shared).toHaveLength(1);
    expect(sharedKm2).toBeGreaterThan(1);
    expect(sharedKm2).toBeLessThan(Math.PI * 4);
  }
  judge.end();
});

test('[R54] a zone’s next version does not meet the zone, and only zones that changed are sent again', async () => {
  vi.stubGlobal('Worker', Beside);
  Beside.sent.length = 0;
  const log = scene();
  const terms = draft({ kind: 'no-fly', area: circle(35.01) });
  const judge = new DraftJudge({});
  const refs = async () => {
    const met = await judge.met({ terms, but: log.zone('Z-2').ref, picture: log.picture, now });
    return met?.map(({ ref }) => ref);
  };
  expect(await refs()).toEqual(['Z-3']);
  log.propose('us', { area: circle(35.012) });
  expect(await refs()).toEqual(['Z-3', 'Z-5']);
  expect(Beside.sent.map(({ changed }) => changed.map(([seq]) => seq))).toEqual([[2, 3, 4], [5]]);
  judge.end();
});

test('of two questions the later one is answered; after the end none, and the worker is gone', async () => {
  vi.stubGlobal('Worker', Beside);
  const [begun, ended] = [Beside.begun, Beside.ended];
  const { picture } = scene();
  const judge = new DraftJudge({});
  const ask = () => judge.met({ terms: draft({}), picture, now });
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(first).toBeUndefined();
  expect(second).toHaveLength(2);
  const third = ask();
  judge.end();
  expect(await third).toBeUndefined();
  expect([Beside.begun - begun, Beside.ended - ended]).toEqual([1, 1]);
});

test('a worker that fails or does not answer in 10 s is given up, and the page judges', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  class Mute extends EventTarget {
    postMessage(): void {}
    terminate(): void {}
  }
  vi.stubGlobal('Worker', Mute);
  const { picture } = scene();
  const judge = new DraftJudge({});
  const late = judge.met({ terms: draft({}), picture, now });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await late).toHaveLength(2);
  expect(await judge.met({ terms: draft({}), picture, now })).toHaveLength(2); // no worker any more
});

test('[R54] what meets every day is said with the meeting that is on, or the next one', async () => {
  vi.stubGlobal('Worker', Beside);
  const log = new Consenting();
  const window = {
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-31T00:00:00.000Z',
    daily: { from: '08:00', to: '10:00' },
  };
  log.propose('il', { kind: 'no-fly', area: circle(35.01), window });
  const judge = new DraftJudge({});
  const at = Date.parse('2026-11-22T14:00:00Z');
  const met = await judge.met({ terms: draft({ window }), picture: log.picture, now: at });
  expect(met?.map(({ meeting }) => new Date(meeting.from).toISOString())).toEqual([
    '2026-11-23T08:00:00.000Z',
  ]);
  const over = Date.parse('2027-01-01T00:00:00Z');
  expect(await judge.met({ terms: draft({ window }), picture: log.picture, now: over })).toEqual(
    [],
  );
  judge.end();
});

test('[R54] an open version beside an agreed one is told from it: it is proposed, and has its number', async () => {
  vi.stubGlobal('Worker', Beside);
  const log = new Consenting();
  const ref = log.propose('il', { area: circle(35.01) });
  log.agreeAll(ref);
  log.version('sy', ref, { area: circle(35.02) });
  const judge = new DraftJudge({});
  const met = await judge.met({ terms: draft({}), picture: log.picture, now });
  const told = met?.map(({ terms }) => metStanding(log.zone(ref), terms, now));
  expect(told).toEqual([{ status: 'in-force' }, { status: 'proposed', version: 2 }]);
  judge.end();
});

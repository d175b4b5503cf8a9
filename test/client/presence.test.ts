/** When a page asks whether its session is still there: by the server's clock, and when it is come back to. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Me } from '../../client/api/api.ts';
import { ask } from '../../client/api/http.ts';
import { attend } from '../../client/api/presence.ts';

const MINUTE = 60_000; // ms
const IDLE = 15 * MINUTE;
const page = new EventTarget();
let asked = 0;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('document', Object.assign(page, { visibilityState: 'hidden' }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that has just heard from a server, on a machine whose clock is ahead by so much (ms). */
async function attended(ahead: number): Promise<() => void> {
  const iso = (ms: number) => new Date(Date.now() - ahead + ms).toISOString();
  const me = () => ({
    desk: 'us',
    person: 'duty',
    role: 'officer',
    roles: ['officer'],
    mode: 'live',
    session: {
      id: 'a1b2c3d4',
      way: 'passkey',
      began: iso(0),
      idleUntil: iso(IDLE),
      until: iso(10 * IDLE),
    },
  });
  vi.stubGlobal('fetch', async () => {
    asked++;
    const date = new Date(Date.now() - ahead).toUTCString();
    return Response.json(me(), { headers: { date } });
  });
  await ask('/api/me');
  const off = attend(Me.parse(me()));
  asked = 0;
  return off;
}

test.each([-10 * MINUTE, 0, 66_000, 10 * MINUTE])(
  'with a clock ahead by %i ms, it is asked after the session has ended and not before',
  async (ahead) => {
    const off = await attended(ahead);
    await vi.advanceTimersByTimeAsync(IDLE + MINUTE);
    expect(asked).toBe(0);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked).toBe(1);
    off();
  },
);

test('a page that is come back to asks at once; one that is left does not', async () => {
  const off = await attended(0);
  const turn = (visibilityState: 'visible' | 'hidden') => {
    Object.assign(page, { visibilityState }).dispatchEvent(new Event('visibilitychange'));
  };
  turn('hidden');
  expect(asked).toBe(0);
  turn('visible');
  expect(asked).toBe(1);
  off();
  turn('visible');
  expect(asked).toBe(1);
});

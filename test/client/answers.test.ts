/** What the page makes of an answer that took nothing: the reason is the server's, or that nobody answered. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { entries, send } from '../../client/api/api.ts';
import { answerText } from '../../client/commands/answer-text.ts';
import { PictureId } from '../../picture/basics.ts';
import { Change } from '../../picture/entry.ts';
import { MESSAGES } from './messages.ts';

const SHARED = PictureId.parse('shared');
const change = Change.parse({ type: 'position.taken', item: 'E-2', stance: 'reviewing' });
const words = MESSAGES.en.refusals;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What is said once every try was answered like this. */
async function said(answer: () => Response) {
  vi.stubGlobal('fetch', async () => answer());
  const sent = send(SHARED, change, undefined);
  let answered = false;
  const got = sent.finally(() => {
    answered = true;
  });
  while (!answered) await vi.advanceTimersToNextTimerAsync();
  return textOf(await got);
}

function textOf(got: Awaited<ReturnType<typeof send>>) {
  return got.state === 'taken' ? got : { state: got.state, ...answerText(got, words) };
}
const refusing = (status: number, kind: string) => () =>
  Response.json({ error: { kind, why: 'so it is' } }, { status });

test.each([
  ['closed', refusing(503, 'closed'), words.kind.readonly],
  ['its clock is in doubt', refusing(503, 'clock'), words.kind.clock],
  ['busy', refusing(429, 'busy'), words.kind.busy],
  ['a proxy alone', () => new Response('Bad', { status: 503 }), words.kind.busy],
])('a server that is there and takes nothing is no missing link: %s', async (_, answer, text) => {
  expect(await said(answer)).toMatchObject({ state: 'offline', text });
});

test('[L16] what waits for a person to look at the clock is not tried again by itself', async () => {
  let asked = 0;
  await said(() => {
    asked++;
    return refusing(503, 'clock')();
  });
  expect(asked).toBe(1);
});

test('a line that is down is no link', async () => {
  const down = () => {
    throw new TypeError('no route');
  };
  expect(await said(down)).toMatchObject({ text: words.kind.offline, exact: 'no route' });
});

test('a picture that is not there is not a session that ended', async () => {
  const gone = await said(refusing(404, 'unknown'));
  expect(gone).toMatchObject({ state: 'refused', text: words.kind.unknown });
  expect(await said(refusing(401, 'nobody'))).toMatchObject({ text: words.kind.nobody });
});

test.each([429, 503])(
  '[S21] entries for which there is no room just now (%d) are asked for again when there is',
  async (status) => {
    const headers = { 'Retry-After': '2' };
    const full = Response.json({ error: { kind: 'busy', why: 'full' } }, { status, headers });
    const answers = [full, new Response('{"seq":1}\n{"seq":2}\n')];
    vi.stubGlobal('fetch', async () => answers.shift());
    const asked = entries(SHARED, 0, 2);
    await vi.advanceTimersByTimeAsync(1999);
    expect(answers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toHaveLength(2);
  },
);

test('entries for which there is no room for long are given up, with the reason', async () => {
  const headers = { 'Retry-After': '3' };
  vi.stubGlobal('fetch', async () =>
    Response.json({ error: { kind: 'busy', why: 'full' } }, { status: 503, headers }),
  );
  const asked = entries(SHARED, 0, 2);
  await vi.advanceTimersByTimeAsync(9000);
  expect(await asked).toMatchObject({ failed: 503, why: 'full' });
});

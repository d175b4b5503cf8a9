/** How the rows of a file are sent: insisting, in turn, and no further than somebody wants. */
import { describe, expect, test } from 'vitest';
import { Poster, type Wait } from '../../client/files/poster.ts';
import { PictureId } from '../../picture/basics.ts';

type Answer =
  | { readonly status: number; readonly body?: string; readonly after?: number }
  | 'offline';

const command = (i: number) => JSON.stringify({ id: i });
const lines = (count: number) => Array.from({ length: count }, (_, i) => command(i));
const taken = (sent: string): string =>
  sent
    .trim()
    .split('\n')
    .map(
      (line) =>
        `${JSON.stringify({ status: 201, seq: JSON.parse(line).id + 2, item: `E-${JSON.parse(line).id + 2}` })}\n`,
    )
    .join('');

/** A server that answers as it is told, then takes everything; a clock that only pauses move. */
function scene(...answers: readonly (Answer | ((sent: string) => Answer))[]) {
  const sent: string[] = [];
  const names: (string | undefined)[] = [];
  const waits: (Wait | undefined)[] = [];
  const pauses: number[] = [];
  let now = 0;
  const left = [...answers];
  const poster = new Poster({
    picture: PictureId.parse('us'),
    name: 'us/officer.us/officer',
    ask: async (path, { body = '', name }) => {
      expect(path).toBe('/api/pictures/us/changes');
      sent.push(body);
      names.push(name);
      const next = left.shift();
      const answer =
        typeof next === 'function' ? next(body) : (next ?? { status: 200, body: taken(body) });
      if (answer === 'offline') return { failed: 'offline', why: 'no line' };
      const headers = new Headers();
      if (answer.after !== undefined) headers.set('retry-after', String(answer.after));
      return new Response(answer.body ?? '', { status: answer.status, headers });
    },
    now: () => now,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
    waiting: (wait) => waits.push(wait),
  });
  return { poster, sent, names, waits, pauses, time: () => now };
}

const error = (kind: string) => JSON.stringify({ error: { kind, why: 'no' } });

describe('rows are sent', () => {
  test('[S16] in the name of whose page it is', async () => {
    const { poster, sent, names } = scene('offline');
    expect(await poster.post(lines(3))).toMatchObject([{ seq: 2 }, { seq: 3 }, { seq: 4 }]);
    expect(sent).toHaveLength(2);
    expect(names).toEqual(['us/officer.us/officer', 'us/officer.us/officer']);
  });

  test('so that the person who sends them can still send something by hand', async () => {
    const { poster, time } = scene();
    await poster.post(lines(1000));
    expect(time()).toBe(0);
    await poster.post(lines(1500));
    expect(time()).toBe(10_000); // 150 a second of the 200 that the server takes
  });

  test('again after the pause that the server asks for, and while there is no line', async () => {
    const { poster, sent, waits, pauses } = scene(
      { status: 429, body: error('busy'), after: 7 },
      'offline',
      { status: 503, body: error('busy') },
    );
    expect(await poster.post(lines(1))).toMatchObject([{ kind: 'taken', seq: 2 }]);
    expect(sent).toEqual([sent[0], sent[0], sent[0], sent[0]]);
    expect(pauses[0]).toBe(7000);
    expect(pauses.slice(1).every((ms) => ms > 0)).toBe(true);
    expect(waits.slice(0, 3)).toEqual(['busy', 'offline', 'busy']);
    expect(waits.at(-1)).toBeUndefined();
  });

  test('again if the answer broke off, and only those of which there was no room', async () => {
    const broken = scene((body) => ({ status: 200, body: taken(body).slice(0, 20) }));
    expect(await broken.poster.post(lines(2))).toHaveLength(2);
    expect(broken.sent).toHaveLength(2);

    const busy = JSON.stringify({ status: 503, error: { kind: 'busy', why: 'later' } });
    const partly = scene((body) => {
      const [first = ''] = taken(body).split('\n');
      return { status: 200, body: `${first}\n${busy}\n` };
    });
    expect(await partly.poster.post(lines(2))).toMatchObject([{ seq: 2 }, { seq: 3 }]);
    expect(partly.sent[1]).toBe(`${command(1)}\n`);
  });

  test('in halves, if one of them is the reason to refuse them all', async () => {
    const bad = (body: string): Answer =>
      body.includes(command(2))
        ? { status: 400, body: error('invalid') }
        : { status: 200, body: taken(body) };
    const { poster } = scene(...Array.from({ length: 20 }, () => bad));
    const replies = await poster.post(lines(4));
    expect(replies).toMatchObject([
      { kind: 'taken' },
      { kind: 'taken' },
      { kind: 'refused', status: 400, why: 'no' },
      { kind: 'taken' },
    ]);
  });

  test.each([
    [{ status: 409, body: error('other-person') }, 'other'],
    [{ status: 401, body: error('nobody') }, 'nobody'],
    [{ status: 403, body: error('forbidden') }, 'forbidden'],
  ] as const)('no further once the session is over: %j', async (answer, why) => {
    const { poster, sent } = scene(answer);
    expect(await poster.post(lines(300))).toEqual({ kind: 'stopped', why });
    expect(await poster.post(lines(1))).toEqual({ kind: 'stopped', why });
    expect(sent).toHaveLength(1);
  });

  test('no further once it is called off, also out of a pause', async () => {
    const { poster, sent } = scene((_) => {
      poster.stop('called-off');
      return 'offline';
    });
    expect(await poster.post(lines(300))).toEqual({ kind: 'stopped', why: 'called-off' });
    expect(sent).toHaveLength(1);
  });

  test('when it goes on after it was held', async () => {
    const { poster, sent } = scene();
    poster.pause();
    const posted = poster.post(lines(1));
    await Promise.resolve();
    expect(sent).toEqual([]);
    poster.resume();
    expect(await posted).toHaveLength(1);
  });
});

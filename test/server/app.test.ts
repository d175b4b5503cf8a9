import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../picture/chain.ts';
import { added, NOTE, proposed, reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { asked, OFFICER, OUTSIDER, serve } from '../support/server.ts';
import '../support/seed.ts';

const CHANGES = '/api/pictures/shared/changes';
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

describe('what a command is answered', () => {
  test('[L9] 201 with seq, item and hash of the entry that stands in the log', async () => {
    const server = await serve();
    const { status, body, headers } = await server.ask(reported());
    expect(status).toBe(201);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('cache-control')).toBe('no-store');
    const [line] = await server.served().replica.log.read(1, 1);
    expect(body).toEqual({ seq: 2, item: 'E-2', hash: hashOf(line?.bytes ?? new Uint8Array()) });
    const taken = await server.ask({ type: 'position.taken', item: 'E-2', stance: 'confirms' });
    expect(taken.body).toMatchObject({ seq: 3, item: 'E-2' });
  });

  test('[P7] the author is whom the session names', async () => {
    const server = await serve();
    await server.ask(added(), { who: person('sy', 'analyst') });
    const entry = JSON.parse(
      (await (await server.get('/api/pictures/shared/entries?after=1')).text()).trim(),
    );
    expect(entry.by).toEqual({ desk: 'sy', person: 'analyst.sy', role: 'analyst' });
    const forged = await server.post(asked(reported(), { by: { desk: 'il', person: 'x' } }));
    expect(forged).toMatchObject({
      status: 400,
      body: { error: { field: 'by', why: 'no such field' } },
    });
  });

  test('[W9] 400 for what is not JSON or not the schema: which field and why', async () => {
    const server = await serve();
    for (const [body, field, rule] of [
      ['{', '', 'W9'],
      ['{"a":1,"a":1}', 'a', 'W9'],
      [asked({ type: 'event.invented' }), 'change.type', undefined],
      [asked(reported({ precedence: 'LOUD' })), 'change.event.precedence', undefined],
      [asked(reported({ title: { original: 'en', en: '' } })), 'change.event.title.en', undefined],
      ['{"change":{"type":"event.reported"}}', 'id', undefined],
      ['null', '', undefined],
      ['[]', '', undefined],
    ] as const) {
      const { status, body: answer } = await server.post(body);
      expect(status, body).toBe(400);
      expect(answer.error, body).toMatchObject({ kind: 'invalid', field, ...(rule && { rule }) });
      expect(answer.error?.why).toBeTruthy();
    }
    expect(server.served().replica.head.seq).toBe(1);
  });

  test('[P6] 401 for nobody, whatever is asked under /api', async () => {
    const server = await serve();
    for (const path of [
      '/api/cell',
      '/api/me',
      '/api/pictures',
      '/api/pictures/shared',
      '/api/pictures/shared/entries',
      '/api/pictures/shared/export',
      '/api/none',
    ]) {
      for (const cookie of [
        undefined,
        'tripoint=forged.token',
        `tripoint=${Buffer.alloc(32, 1).toString('base64url')}`,
      ]) {
        const response = await fetch(`${server.url}${path}`, {
          headers: cookie ? { Cookie: cookie } : {},
        });
        expect(response.status, path).toBe(401);
        expect(await response.json()).toEqual({
          error: { kind: 'nobody', why: expect.any(String) },
        });
      }
    }
    expect(
      (await fetch(server.url + CHANGES, { method: 'POST', body: asked(reported()) })).status,
    ).toBe(401);
    expect(server.served().replica.head.seq).toBe(1);
  });

  test('[P3] [P4] 403 with the rule', async () => {
    const server = await serve();
    await server.ask(reported());
    expect(await server.ask(reported(), { who: person('us', 'wall') })).toMatchObject({
      status: 403,
      body: { error: { kind: 'forbidden', rule: 'P3' } },
    });
    const withdrawn = { type: 'event.withdrawn', item: 'E-2', reason: 'x' };
    expect(await server.ask(withdrawn, { who: person('il') })).toMatchObject({
      status: 403,
      body: { error: { rule: 'P4' } },
    });
    const opened = { type: 'picture.opened', picture: 'shared', members: ['us'], mode: 'live' };
    expect(await server.ask(opened)).toMatchObject({
      status: 403,
      body: { error: { rule: 'P2' } },
    });
  });

  test('[P8] 403 for a write from a page of another origin', async () => {
    const server = await serve();
    for (const Origin of ['http://evil.example', 'null'])
      expect(await server.ask(reported(), { headers: { Origin } })).toMatchObject({
        status: 403,
        body: { error: { rule: 'P8' } },
      });
    expect((await server.ask(reported(), { headers: { Origin: server.url } })).status).toBe(201);
  });

  test('[P1] 404 for who is not a member, in every way, as for a picture that there is not', async () => {
    const server = await serve();
    for (const [who, picture] of [
      [OUTSIDER, 'shared'],
      [person('il'), 'us'],
      [OFFICER, 'none'],
      [OFFICER, '__proto__'],
    ] as const) {
      expect(await server.ask(reported(), { who, picture })).toMatchObject({
        status: 404,
        body: { error: { kind: 'unknown', why: 'no such picture' } },
      });
      for (const path of ['', '/entries', '/export', '/changes'])
        expect((await server.get(`/api/pictures/${picture}${path}`, who)).status).toBe(404);
    }
    const mine = async (who = OFFICER): Promise<string[]> => {
      const list: { id: string }[] = JSON.parse(
        await (await server.get('/api/pictures', who)).text(),
      );
      return list.map(({ id }) => id);
    };
    expect(await mine()).toEqual(['shared', 'us', 'access-us']);
    expect(await mine(person('il'))).toEqual(['shared', 'access-il']);
    expect(await mine(OUTSIDER)).toEqual([]);
    expect(server.served('us').replica.head.seq).toBe(1);
  });

  test('[R12] 409 with the entries that were missed', async () => {
    const server = await serve();
    const { body: made } = await server.ask(reported());
    const seen = { seq: made.seq, hash: made.hash };
    await server.ask(
      { type: 'position.taken', item: 'E-2', stance: 'denies' },
      { who: person('il') },
    );
    const amended = { ...reported({ precedence: 'FLASH' }), type: 'event.amended', item: 'E-2' };
    const late = await server.ask(amended, {}, { seen });
    expect(late).toMatchObject({ status: 409, body: { error: { kind: 'missed', rule: 'R12' } } });
    expect(late.body.missed).toEqual([
      expect.objectContaining({
        seq: 3,
        change: { type: 'position.taken', item: 'E-2', stance: 'denies' },
      }),
    ]);
    const { head } = server.served().replica;
    expect(head.seq).toBe(3);
    expect(
      (await server.ask(amended, {}, { seen: { seq: head.seq, hash: head.hash } })).status,
    ).toBe(201);
  });

  test('[L10] 409 for a history that is not this log', async () => {
    const server = await serve();
    const seen = { seq: 1, hash: '0'.repeat(64) };
    expect(await server.ask(reported(), {}, { seen })).toMatchObject({
      status: 409,
      body: { error: { kind: 'history', rule: 'L10' }, missed: [] },
    });
  });

  test('[W9] 413 over 64 KiB, over 1 MiB, over 1,000 lines', async () => {
    const server = await serve();
    const PLAIN = asked({
      type: 'note.added',
      note: { text: { original: 'en', en: 'x' }, mark: NOTE.mark },
    });
    const padded = (bytes: number) => PLAIN.padEnd(bytes, ' ');
    expect((await server.post(padded(64 * 1024))).status).toBe(201);
    const long = await server.post(padded(64 * 1024 + 1));
    expect(long).toMatchObject({
      status: 413,
      body: { error: { kind: 'invalid', rule: 'W9', why: expect.stringMatching(/64 KiB/) } },
    });
    const batch = await server.post(' '.repeat(1024 * 1024 + 1), { headers: NDJSON });
    expect(batch).toMatchObject({
      status: 413,
      body: { error: { rule: 'W9', why: expect.stringMatching(/1 MiB/) } },
    });
    const many = await server.post('{}\n'.repeat(1001), { headers: NDJSON });
    expect(many).toMatchObject({
      status: 413,
      body: { error: { why: expect.stringMatching(/1000 lines/) } },
    });
    expect(server.served().replica.head.seq).toBe(2);
  });

  test('[R6] [R8] [R10] [R11] [L8] 422 with the rule and the field', async () => {
    const server = await serve();
    await server.ask(reported());
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [35, 33],
          [36, 34],
          [36, 33],
          [35, 34],
          [35, 33],
        ],
      ],
    };
    expect(await server.ask(proposed({ area: bow }))).toMatchObject({
      status: 422,
      body: {
        error: { kind: 'impossible', rule: 'R10', field: 'change.terms.area.coordinates.0' },
      },
    });
    expect(
      await server.ask({ type: 'position.taken', item: 'E-9', stance: 'denies' }),
    ).toMatchObject({ status: 422, body: { error: { rule: 'R6', field: 'change.item' } } });
    expect(await server.ask(added({ on: 'E-9' }))).toMatchObject({
      status: 422,
      body: { error: { rule: 'R11', field: 'change.note.on' } },
    });
    const id = randomUUID();
    await server.post(JSON.stringify({ id, change: reported() }));
    expect(await server.post(JSON.stringify({ id, change: added() }))).toMatchObject({
      status: 422,
      body: { error: { kind: 'reused', rule: 'L8' } },
    });
  });
});

import { expect, test } from 'vitest';
import { person } from '../support/people.ts';
import { gone, light, lit, relit, withToy } from '../support/toy.ts';

const { serve, examine, fold, EMPTY, GENESIS, itemAt, readEntry } = await withToy(async () => ({
  ...(await import('../support/server.ts')),
  ...(await import('../support/logs.ts')),
  ...(await import('../../picture/chain.ts')),
  ...(await import('../../picture/entry.ts')),
  ...(await import('../../picture/fold.ts')),
}));
const IL = person('il');

test('[P4] [P6] a kind that the server never heard of is reported, amended, withdrawn, and refused to others', async () => {
  const server = await serve();
  expect(await server.ask(lit)).toMatchObject({ status: 201, body: { item: 'B-2', seq: 2 } });
  expect(await server.ask(gone, { who: IL })).toMatchObject({
    status: 403,
    body: { error: { kind: 'forbidden', rule: 'P4' } },
  });
  expect(await server.ask(relit)).toMatchObject({ status: 201, body: { item: 'B-2', seq: 3 } });
  expect(await server.ask({ type: 'beacon.sunk', item: 'B-2' })).toMatchObject({
    status: 400,
    body: { error: { field: 'change.type' } },
  });
  const taken = { type: 'position.taken', item: 'B-2', stance: 'denies' };
  expect(await server.ask(taken)).toMatchObject({
    status: 422,
    body: { error: { rule: 'R26', field: 'change.item' } },
  });
  expect(await server.ask(gone)).toMatchObject({ status: 201, body: { seq: 4 } });
  expect(await server.ask(relit)).toMatchObject({ status: 422, body: { error: { rule: 'R8' } } });
});

test('[R15] [C6] it is replayed and exported, and its export verifies', async () => {
  const server = await serve();
  for (const change of [lit, relit, gone]) await server.ask(change);
  const at = async (query: string): Promise<{ items: unknown[] }> =>
    JSON.parse(await (await server.get(`/api/pictures/shared${query}`)).text());
  expect((await at('?at=2')).items).toMatchObject([{ ref: 'B-2', revision: 1, light }]);
  expect((await at('?at=4')).items).toMatchObject([{ ref: 'B-2', state: 'withdrawn' }]);
  const exported = await (await server.get('/api/pictures/shared/export')).text();
  const lines = exported.split('\n').slice(0, -2);
  const bytes = lines.map((line) => new TextEncoder().encode(line));
  const head = bytes.reduce((end, line) => examine(end, line).head, GENESIS);
  expect(head).toEqual(server.served().replica.head);
  const picture = fold(
    EMPTY,
    bytes.map((line, i) => readEntry(line, i + 1)),
  );
  expect(itemAt(picture, 'B-2')).toEqual(itemAt(server.served().replica.picture, 'B-2'));
});

import { expect, test } from 'vitest';
import { readEntry } from '../../picture/entry.ts';
import type { Role } from '../../picture/roles.ts';
import { added, reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { serve, type TestServer } from '../support/server.ts';

const authors = async (server: TestServer, picture = 'shared') =>
  (await server.served(picture).replica.log.read(0, 100)).map(
    ({ bytes, seq }) => readEntry(bytes, seq).by,
  );

test('[P18] every entry says in which role its author acted, the server’s own ones too', async () => {
  const server = await serve();
  const asked: readonly (readonly [Role, object])[] = [
    ['officer', reported()],
    ['supervisor', reported()],
    ['analyst', added()],
  ];
  for (const [role, change] of asked) {
    expect((await server.ask(change, { who: person('us', role) })).status).toBe(201);
  }
  expect(await authors(server)).toEqual([
    { desk: 'cell', person: 'server', role: 'server' },
    ...asked.map(([role]) => ({ desk: 'us', person: `${role}.us`, role })),
  ]);
});

test('[P7] [P18] the role comes from the session: a command has no field for it', async () => {
  const server = await serve();
  const forged = JSON.stringify({
    id: crypto.randomUUID(),
    by: { role: 'supervisor' },
    change: reported(),
  });
  expect((await server.post(forged)).status).toBe(400);
});

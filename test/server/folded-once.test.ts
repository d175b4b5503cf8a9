/** Counts what is folded: the picture that a commit was decided on is the one that is kept, shown and checkpointed. */
import { expect, test, vi } from 'vitest';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { asked, OFFICER, serve } from '../support/server.ts';

const folded: number[] = [];
vi.mock('../../picture/fold.ts', async (original) => {
  const real = await original<typeof import('../../picture/fold.ts')>();
  const fold: typeof real.fold = (picture, entries) => {
    const all = [...entries];
    folded.push(...all.map(({ seq }) => seq));
    return real.fold(picture, all);
  };
  return { ...real, fold };
});

test('[L3] an entry is folded once: to decide what follows it, and that picture is kept', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const screen = await server.screen();
  folded.length = 0;
  const body = [reported(), added(), reported()].map((change) => asked(change)).join('\n');
  const headers = { 'Content-Type': 'application/x-ndjson' };
  await server.get('/api/pictures/shared/changes', OFFICER, { method: 'POST', body, headers });
  await server.ask(added());
  await screen.until(() => screen.seqs.at(-1) === 5);
  expect(server.served().keeper.head.seq).toBe(5);
  expect(folded.filter((seq) => seq > 1)).toEqual([2, 3, 4, 5]);
});

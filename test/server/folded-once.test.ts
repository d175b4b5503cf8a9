/** The picture that a commit was decided on is the one that is kept: an entry is not folded a second time. */
import { expect, test, vi } from 'vitest';
import type { Picture } from '../../picture/fold.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { asked, OFFICER, serve } from '../support/server.ts';

test('[L3] an entry is folded once: to decide what follows it, and that picture is kept', async () => {
  const decided: { readonly seq: number; readonly picture: Picture }[] = [];
  const { commit } = PictureReplica.prototype;
  const spied = vi.spyOn(PictureReplica.prototype, 'commit').mockImplementation(async function (
    this: PictureReplica,
    group,
  ) {
    decided.push({ seq: group.head.seq, picture: group.picture });
    return commit.call(this, group);
  });
  try {
    const server = await serve({ cell: SHARED_ONLY });
    const screen = await server.screen();
    const body = [reported(), added(), reported()].map((change) => asked(change)).join('\n');
    const headers = { 'Content-Type': 'application/x-ndjson' };
    await server.get('/api/pictures/shared/changes', OFFICER, { method: 'POST', body, headers });
    await server.ask(added());
    await screen.until(() => screen.seqs.at(-1) === 5);
    const { replica } = server.served();
    expect(replica.head.seq).toBe(5);
    const last = decided.filter(({ seq }) => seq === 5);
    expect(last).toHaveLength(1);
    expect(replica.picture).toBe(last[0]?.picture); // the very object
    expect(replica.stateAt(5)?.picture).toBe(last[0]?.picture);
  } finally {
    spied.mockRestore();
  }
});

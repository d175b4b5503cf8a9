/** What two desks do in a picture between them, beside what one of them has released there. */
import { added, NOTE, reported } from '../../support/examples.ts';
import type { Stage } from '../stage.ts';
import { propose } from './consent.ts';
import type { People } from './people.ts';
import { EVACUATION, point } from './texts.ts';

const PICTURE = 'us-il';

export async function playBetween(stage: Stage, { noa, ruth }: People): Promise<void> {
  const text = { original: 'he', he: 'ראינו', en: 'Seen' };
  const { item } = await stage.take(ruth, PICTURE, reported({ title: EVACUATION }));
  await stage.take(noa, PICTURE, {
    type: 'position.taken',
    item,
    stance: 'disputes',
    said: { original: 'he', he: 'סופה', en: 'A storm' },
  });
  const note = await stage.take(noa, PICTURE, added({ on: item }));
  await stage.take(ruth, PICTURE, { type: 'note.replied', item: note.item, text });
  const mark = { form: 'pin', geometry: point(35.9, 33.2) };
  const amended = { type: 'note.amended', item: note.item, note: { ...NOTE, mark } };
  await stage.take(noa, PICTURE, amended);
  await propose(stage, noa, { kind: 'hazard' }, PICTURE);
}

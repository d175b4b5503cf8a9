/** What the log of a room says was shown: for journeys of what people could read. */
import { z } from 'zod';
import type { Room } from './room.ts';

const Line = z.looseObject({
  by: z.looseObject({ desk: z.string() }),
  change: z.looseObject({ type: z.string(), items: z.array(z.string()).optional() }),
});

/** The desks at which an item was shown, by the entries after one that say so. */
export async function shownAtDesks(room: Room, ref: string, after = 0): Promise<readonly string[]> {
  const { cookie, url } = await room.session('us officer');
  const answer = await fetch(`${url}/api/pictures/shared/entries?after=${after}&limit=10000`, {
    headers: { Cookie: cookie },
  });
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)))
    .filter(({ change }) => change.type === 'receipt.shown' && change.items?.includes(ref) === true)
    .map(({ by }) => by.desk)
    .sort();
}

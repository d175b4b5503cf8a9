/** A page opened over a thin line: it opens, shows how far it is, and is never NOT LIVE without cause. */
import { expect, same, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { keepEvents, noteWords, saidBy, thinTo } from './thin.ts';

const EVENTS = 5000;

test('[W8] [W14] 5,000 events over 2 Mbit/s and 300 ms: drawn, with progress, and what comes then follows', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await keepEvents(room, EVENTS);
  const line = await thinTo(room);
  try {
    const began = performance.now();
    const { page } = await open(room, 'us officer', { through: line.url, before: noteWords });
    await same(room, [page], 120_000);
    const took = (performance.now() - began) / 1000;
    console.log(`${EVENTS} events over a thin line: ${took.toFixed(1)} s, ${line.since()}`);
    await expect(page.getByRole('tab', { name: 'Events' })).toContainText(/5.?000/);
    await room.send('il officer', reported('One more'));
    await same(room, [page]);
    const said = await saidBy(page);
    expect(said.notLive).toEqual([]);
    expect(said.coming.some((text) => /MB/.test(text))).toBe(true);
  } finally {
    line.close();
  }
});

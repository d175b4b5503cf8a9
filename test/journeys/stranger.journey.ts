/** A stranger's first ten minutes, as one journey: by mouse, and by keys alone. */
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { ELSEWHERE, expect, same, strip, test } from '../support/journey.ts';
import { type Room, reported } from '../support/room.ts';
import { DRAFT, TITLE as DRAFTED } from './release.ts';
import { byKeys, byMouse, firstCard, newcomer, sitsByKeys, sitsByMouse } from './stranger.ts';

/** Firing heard at a place five minutes ago. */
const MOST_STROKES = 40;
const TITLE = 'Firing heard near the water tower';
const ZONE = 'Quiet sky over the hospital';
const MINUTE = 60_000; // ms
const Made = z.object({
  fields: z.object({ occurred: z.object({ from: z.string() }) }),
  history: z.array(z.object({ time: z.string() })),
});

/** Of the most urgent, as three desks know it. */
const FIRE = {
  title: 'Brush fire at the fence',
  text: 'Flames a metre high over two hundred metres, wind from the west.',
};

/**
 * An evening of fourteen events, one of them FLASH, of which one desk is not sure; the first is looked for, and
 * has a history. And a draft of one desk. Returns the first and the urgent one.
 */
async function evening(room: Room): Promise<{ readonly item: string; readonly fire: string }> {
  const start = Date.now() - 55 * MINUTE;
  const at = (minutes: number) => ({ from: new Date(start + minutes * MINUTE).toISOString() });
  const { item } = await room.send(
    'sy officer',
    reported(TITLE, {
      title: { original: 'ar', ar: 'سماعُ إطلاقِ نارٍ قرب خزان المياه', en: TITLE },
      geometry: { type: 'Point', coordinates: [35.9, 33.12] },
      occurred: at(0),
    }),
  );
  let fire = '';
  for (let i = 1; i <= 13; i++) {
    const urgent = i === 4;
    const sent = await room.send(
      'il officer',
      reported(urgent ? FIRE.title : `Farmers at gate ${i}`, {
        category: urgent ? 'brush-fire' : 'farming',
        precedence: urgent ? 'FLASH' : 'ROUTINE',
        geometry: { type: 'Point', coordinates: [35.6 + i / 40, 32.9] },
        occurred: at(i * 2),
        ...(urgent ? { text: { original: 'en', en: FIRE.text } } : {}),
      }),
    );
    if (urgent) fire = sent.item ?? '';
  }
  const said = { original: 'en', en: 'Smoke seen, no flames.' };
  await room.send('sy officer', { type: 'position.taken', item: fire, stance: 'partly', said });
  await room.send('us officer', { type: 'position.taken', item, stance: 'reviewing' });
  const draft = { ...DRAFT.event, precedence: 'ROUTINE' };
  await room.send('us analyst', { ...DRAFT, event: draft }, 'us');
  return { item: item ?? '', fire };
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const events = (page: Page, count: number) => page.getByRole('tab', { name: `Events ${count}` });
const listed = async (page: Page): Promise<number> =>
  Number(
    ((await page.getByRole('tab', { name: 'Events' }).textContent()) ?? '').replace(/\D/g, ''),
  );
const query = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

/** What the browser writes of the first page, where nobody is signed in. */
const NOBODY = /status of 401/;

for (const [how, stranger, sits] of [
  ['by mouse', byMouse, sitsByMouse],
  ['by keys alone', byKeys, sitsByKeys],
] as const) {
  test(`a stranger's first minutes, ${how}`, async ({ roomOf, open, browser }) => {
    const room = await roomOf({ plain: true });

    // All that is printed: what this is, and one link.
    expect(room.printed).toBe(`
Tripoint, an exercise: 3 desks that do not trust each other, one map. Nothing here is real.
Open ${room.url}/ and choose a desk. Ctrl+C ends it.

`);
    expect(room.errors).toBe('');

    // A desk is chosen on the first page; it opens in a tab of its own.
    const { item, fire } = await evening(room);
    const { context, first, complaints } = await newcomer(browser, `${room.url}/`);
    await expect(heading(first, 'Three desks that do not trust each other.')).toBeVisible();
    const page = await sits(first, 'Watch officer');
    await expect(page.locator('header a.me')).toContainText('US');
    await same(room, [page]);
    const me = stranger(page);
    const found = async () => {
      await expect(heading(page, TITLE)).toBeVisible();
      expect(query(page, 'item')).toBe(item);
    };

    // What is urgent: the window says so, and the list begins with it: what, where, when, who says what.
    await expect(page).toHaveTitle(/1 FLASH\/IMMEDIATE · /);
    await expect(events(page, 15)).toBeVisible();
    await expect(firstCard(page)).toContainText('FLASH');
    await expect(firstCard(page)).toContainText(FIRE.title);
    await me.firstCard();
    await expect(heading(page, FIRE.title)).toBeVisible();
    expect(query(page, 'item')).toBe(fire);
    const details = page.getByRole('complementary', { name: 'Details' });
    for (const words of ['FLASH', FIRE.text, 'Occurred', /36S Y[A-Z] \d{4,5} \d{4,5}/]) {
      await expect(details).toContainText(words);
    }
    const positions = page.getByRole('region', { name: 'Positions' });
    const saidBy = (desk: string) => positions.getByRole('listitem').filter({ hasText: desk });
    await expect(saidBy('IL')).toContainText('Reported it');
    await expect(saidBy('SY')).toContainText('Confirms in part');
    await expect(saidBy('SY')).toContainText('Smoke seen, no flames.');
    await expect(saidBy('US')).toContainText('Nothing said');

    await me.dispute();
    await expect(saidBy('US')).toContainText('Disputes');
    const recordedAs = async () =>
      (await room.picture()).items.find(({ ref }) => ref === fire)?.positions;
    await expect.poll(recordedAs).toMatchObject({ us: { stance: 'disputes' } });
    await me.unselect();

    // A draft of the desk: one officer proposes it, the second approves it, and the others see it.
    await me.propose();
    const second = await sits(first, 'Second officer');
    await expect(strip(second)).toContainText('SAME PICTURE');
    await stranger(second).approve();
    await expect
      .poll(async () => (await room.picture()).items.map(({ fields }) => fields?.title))
      .toContainEqual(DRAFT.event.title);
    await second.close();
    await expect(events(page, 16)).toBeVisible(); // the draft, and what was released of it
    await expect(page.getByRole('option').filter({ hasText: DRAFTED }).first()).toBeVisible();

    // One event in three ways: by words, by what it is, on the map.
    await me.search('water tower');
    await found();
    await me.unselect();
    await expect(heading(page, TITLE)).toHaveCount(0);
    await me.filterMilitary();
    await expect(events(page, 3)).toBeVisible(); // and the draft with its copy
    await expect(page.getByText('1 urgent hidden by the filter')).toBeVisible();
    await me.firstCard();
    await found();
    await me.clearFilter();
    await expect(events(page, 16)).toBeVisible();
    await me.unselect();
    await expect(heading(page, TITLE)).toHaveCount(0);
    await expect(async () => {
      await me.pickOnMap(); // once the map has come to rest where the search led it
      await expect(heading(page, TITLE)).toBeVisible({ timeout: 2000 });
    }).toPass();
    await found();

    await me.openHistory();
    const history = page.locator('details').filter({ hasText: 'History' });
    for (const words of ['Reported', 'Position taken']) await expect(history).toContainText(words);

    // Firing heard at a place five minutes ago.
    const before = me.keys.count;
    await me.report();
    await expect(heading(page, /^Small-arms fire, /)).toBeVisible();
    const strokes = me.keys.count - before;
    expect(strokes).toBeLessThanOrEqual(MOST_STROKES);
    console.log(`firing heard at a place five minutes ago, ${how}: ${strokes} key strokes`);
    const made = (await room.picture()).items.find(({ ref }) => ref === query(page, 'item'));
    expect(made?.fields).toMatchObject({ category: 'small-arms-fire', precedence: 'PRIORITY' });
    const { fields, history: entries } = Made.parse(made);
    const recorded = Date.parse(entries[0]?.time ?? '');
    const ago = (recorded - Date.parse(fields.occurred.from)) / MINUTE;
    expect(Math.abs(ago - 5)).toBeLessThan(2); // whole minutes, and a while to write the rest

    await me.drawZone(ZONE);
    await expect(heading(page, ZONE)).toBeVisible();
    const zone = (await room.picture()).items.find(({ kind }) => kind === 'zone');
    expect(zone?.terms).toMatchObject({
      kind: 'no-fly',
      area: { type: 'Polygon', coordinates: [{ length: 5 }] },
      altitude: { lower: { metres: 100 }, upper: { metres: 400 } },
    });

    // The evening again from its beginning, sixty times as fast, with the event in view.
    await me.search('water tower');
    await found();
    await me.playEvening();
    await expect(page.locator('.replay-frame')).toBeVisible();
    await page.clock.fastForward(5000); // five minutes of it
    await expect.poll(() => listed(page)).toBeGreaterThanOrEqual(3);
    await me.pause();
    await expect.poll(() => query(page, 'as')).toBe('happened');
    await me.copyLink();
    await expect(page.getByText('Copied').first()).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const at = new URL(link).searchParams.get('at');
    await expect.poll(() => query(page, 'at')).toBe(at); // the address follows a moment that moves
    const shown = await listed(page);
    expect(shown).toBeLessThan(16);
    expect((await room.picture(`?at=${at}&as=happened`)).items.length).toBe(shown);

    // A colleague of another desk opens the link: the same moment, the same event.
    await me.backToLive();
    await expect(page.locator('.replay-frame')).toHaveCount(0);
    await expect(events(page, 17)).toBeVisible();
    await expect(strip(page)).toContainText('SAME PICTURE');
    const { page: colleague } = await open(room, 'il officer', { expected: ELSEWHERE });
    await expect(strip(colleague)).toContainText('SAME PICTURE');
    await colleague.goto(link);
    await expect(heading(colleague, TITLE)).toBeVisible();
    await expect(colleague.locator('.replay-frame')).toBeVisible();
    expect([query(colleague, 'at'), query(colleague, 'item')]).toEqual([at, item]);
    await expect.poll(() => listed(colleague)).toBe(shown);
    expect(complaints.filter((line) => !NOBODY.test(line))).toEqual([]);
    await context.close();
  });
}

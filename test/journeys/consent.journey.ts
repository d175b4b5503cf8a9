/**
 * Zones that three desks agree to: agreed by all and in force on the second, another version beside it, its
 * difference seen and agreed; denounced, and taken back by agreeing again; each state in the past.
 */
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, same, seconds, test, within } from '../support/journey.ts';
import type { Room, Who } from '../support/room.ts';
import { act, at, CELL, proposed, stance, terms, tick, WHO, WIDER } from './agreeing.ts';
import { expectLaidOut, expectUsable, settled, shoot, speak, TAGS } from './look.ts';
import { LARGE, MAP, USUAL } from './looks.ts';

const detail = (page: Page) => page.locator('article.detail');
const version = (page: Page, n: number) => page.locator(`[data-version="${n}"]`);

/** A screen of each desk, with the zone selected. */
async function screens(
  room: Room,
  open: (room: Room, who: Who) => Promise<{ page: Page }>,
  ref: string | null,
): Promise<readonly [Page, Page, Page]> {
  const pages: Page[] = [];
  for (const who of WHO) pages.push((await open(room, who)).page);
  for (const page of pages) await page.goto(within(page, `/?item=${ref}`));
  await same(room, pages);
  const [us, il, sy] = pages;
  if (us === undefined || il === undefined || sy === undefined) throw new Error('three desks');
  return [us, il, sy];
}

/** Sees all that differs, ticks, and agrees. */
async function agree(page: Page): Promise<void> {
  await page.locator('[data-term=terms]').scrollIntoViewIfNeeded();
  await expect(tick(page)).toBeEnabled();
  await tick(page).check();
  await act(page, 'agree').click();
}

/** When (ms) the details of each page came to say something, and something else no longer. */
const timesOf = (
  pages: readonly Page[],
  words: string,
  but = 'no such words',
): Promise<readonly number[]> =>
  Promise.all(
    pages.map(async (page) => {
      const handle = await page.waitForFunction(
        ([wanted, unwanted]) => {
          const text = document.querySelector('article.detail')?.textContent ?? '';
          return text.includes(wanted) && !text.includes(unwanted) && Date.now();
        },
        [words, but] as const,
        { polling: 50, timeout: 90_000 },
      );
      return Number(await handle.jsonValue());
    }),
  );
const apart = (times: readonly number[]): number => Math.max(...times) - Math.min(...times);

/** The entries that made and changed an item. */
const Steps = z.looseObject({ history: z.array(z.looseObject({ seq: z.int() })) });

test('[R46] [R48] [R51] agreed by three, in force on its second; another version beside it, seen, agreed, and the first ends', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const from = at(60_000);
  const window = { from, to: at(86_400_000) };
  const { item: ref } = await room.send('us officer', proposed({ window }));
  const pages = await screens(room, open, ref);
  const [us, il, sy] = pages;

  // A first version: all of it is new, and all of it is read.
  await expect(il.getByText('I have read all terms')).toBeVisible();
  await expect(act(us, 'agree'), 'who proposes has agreed').toHaveCount(0);
  await expect(stance(us, 'us')).toContainText('proposed it');
  await expect(us.getByText('Nothing holds until all have agreed.')).toBeVisible();
  await agree(il);
  await expect(stance(us, 'il')).toContainText('Agrees');
  await agree(sy);
  const times = await timesOf(pages, 'in force', 'not yet in force');
  for (const time of times) {
    const late = time - Date.parse(from);
    expect(late, `in force ${seconds(late)} after its second`).toBeGreaterThan(-200);
  }
  expect(apart(times)).toBeLessThan(1500);

  // The third desk proposes another one; what stands goes on.
  await room.send('sy officer', {
    type: 'zone.versioned',
    item: ref,
    terms: terms({
      window: { from, to: at(86_400_000 * 7) },
      area: { type: 'Polygon', coordinates: [WIDER] },
    }),
  });
  for (const page of pages) {
    await expect(page.getByText('Version 1 stays in force until all have agreed.')).toBeVisible();
    await expect(page.locator('th.before')).toHaveText('Version 1 · in force');
    await expect(page.locator('th.after')).toHaveText('Version 2 · proposed');
    await expect(page.locator('tr.differs[data-term=window]')).toContainText('6 days longer');
    await expect(page.locator('tr.differs[data-term=area]')).toContainText('− 0 km²');
    await expect(page.locator('[data-term=height]')).not.toContainText('≠');
  }
  await expect(stance(us, 'il'), 'no tick for an earlier version').toContainText(
    'last agreed to version 1',
  );
  await agree(us);
  await expect(us.getByText('Your desk has agreed to these terms.')).toBeVisible();
  await expect(version(us, 1)).not.toContainText('replaced');
  await agree(il);
  for (const page of pages) {
    await expect(version(page, 1)).toContainText('replaced');
    await expect(version(page, 2)).toContainText('agreed by all');
  }
  await same(room, pages);

  // Each state in the past, and nothing can be said there.
  const { items } = await room.picture();
  const { history } = Steps.parse(items.find((item) => item.ref === ref));
  const [made = 0, , , versioned = 0, agreed = 0] = history.map(({ seq }) => seq);
  for (const [seq, words] of [
    [made, ['Nothing holds until all have agreed.', 'Nothing can be said in the past.']],
    [versioned, ['Version 1 stays in force', 'Version 2 · proposed', 'last agreed to version 1']],
    [agreed, ['Nothing can be said in the past.', 'Version 2 · proposed']],
  ] as const) {
    await us.goto(within(us, `/?item=${ref}&at=${seq}`));
    for (const word of words) await expect(detail(us)).toContainText(word);
    await expect(us.locator('[data-act]')).toHaveCount(0);
  }
});

test('[R47] terms that change meanwhile are looked at again, and nothing that was typed is lost', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const { item: ref } = await room.send('il officer', proposed());
  const { page } = await open(room, 'us officer');
  await page.goto(within(page, `/?item=${ref}`));
  await same(room, [page]);
  await page.locator('[data-term=terms]').scrollIntoViewIfNeeded();
  await tick(page).check();
  await expect(act(page, 'agree')).toBeEnabled();
  await act(page, 'object').click();
  const reason = page.getByRole('dialog').getByLabel('Reason');
  await reason.fill('The road is needed');
  await page.keyboard.press('Escape');
  await room.send('il officer', {
    type: 'zone.amended',
    item: ref,
    terms: terms({ basis: 'Other talks' }),
  });
  await expect(act(page, 'look-again')).toHaveText('Terms have changed: look again');
  await expect(act(page, 'agree')).toHaveCount(0);
  await expect(tick(page)).not.toBeChecked();
  await act(page, 'look-again').click();
  await expect(act(page, 'agree')).toBeDisabled();
  await act(page, 'object').click();
  await expect(reason).toHaveValue('The road is needed');
  await page.getByRole('dialog').getByRole('button', { name: 'Object, for this reason' }).click();
  await expect(stance(page, 'us')).toContainText('The road is needed');
});

test('[R49] denounced: word and time on all screens within a second; taken back in time; then it takes effect', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const { item: ref } = await room.send('us officer', proposed());
  const { hash } = await termsOf(room, ref);
  for (const who of ['il officer', 'sy officer'] as const) {
    await room.send(who, { type: 'consent.agreed', item: ref, version: 1, termsHash: hash });
  }
  const pages = await screens(room, open, ref);
  const [us, , sy] = pages;
  for (let time = 0; time < 2; time++) {
    await act(sy, 'denounce').click();
    const dialog = sy.getByRole('dialog');
    await expect(dialog.locator('[data-effect]')).toContainText(/\d{6}Z/);
    await dialog.getByLabel('Reason').fill('The road is needed');
    const told = timesOf(pages, 'SY leaves');
    await dialog.getByRole('button', { name: 'Denounce it, for this reason' }).click();
    const gap = apart(await told);
    expect(gap, `all screens say so within ${seconds(gap)}`).toBeLessThan(1000);
    for (const page of pages) {
      await expect(stance(page, 'sy')).toContainText(/Denounces.*takes effect \d{6}Z/s);
      await expect(version(page, 1)).toContainText('denounced by SY');
      await expect(detail(page)).not.toContainText(/lifted|expired/);
    }
    if (time > 0) break;
    await act(sy, 'again').click();
    for (const page of pages) {
      await expect(stance(page, 'sy')).toContainText('Agrees');
      await expect(detail(page)).not.toContainText('SY leaves');
    }
  }
  const { seq } = await room.standing();
  const ended = await timesOf(pages, 'denounced by SY '); // and no longer `, takes effect`
  expect(apart(ended)).toBeLessThan(1500);
  await expect(act(us, 'denounce')).toHaveCount(0);
  await us.goto(within(us, `/?item=${ref}&at=${seq}`));
  await expect(detail(us)).toContainText('SY leaves');
  await expect(us.locator('[data-act]')).toHaveCount(0);
});

/** The hash of the newest version, by the server. */
async function termsOf(room: Room, ref: string | null): Promise<{ hash: unknown }> {
  const { items } = await room.picture();
  const versions = items.find((item) => item.ref === ref)?.versions;
  const newest: unknown = Array.isArray(versions) ? versions.at(-1) : undefined;
  if (typeof newest !== 'object' || newest === null || !('hash' in newest)) {
    throw new Error(`${ref} has no version`);
  }
  return { hash: newest.hash };
}

test('@looks the page on which desks agree, in three languages and sizes, for everybody', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const { item: ref } = await room.send('us officer', proposed());
  const { hash } = await termsOf(room, ref);
  for (const who of ['il officer', 'sy officer'] as const) {
    await room.send(who, { type: 'consent.agreed', item: ref, version: 1, termsHash: hash });
  }
  await room.send('il officer', {
    type: 'zone.versioned',
    item: ref,
    terms: terms({ area: { type: 'Polygon', coordinates: [WIDER] }, altitude: undefined }),
  });
  const { page } = await open(room, 'us officer', { map: MAP });
  await page.goto(within(page, `/?item=${ref}`));
  await expect(act(page, 'agree')).toBeVisible();
  for (const size of [USUAL, LARGE, { width: 1024, height: 768 }]) {
    await page.setViewportSize(size);
    for (const tag of TAGS) {
      await speak(page, tag);
      await settled(page);
      await expect(act(page, 'agree')).toBeInViewport();
      await expectUsable(page, `consent ${tag} ${size.width}`);
      await expectLaidOut(page, `consent ${tag} ${size.width}`);
      await shoot(page, `consent-${tag}-${size.width}`, false);
    }
  }
});

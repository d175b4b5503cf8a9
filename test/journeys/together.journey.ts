/** The shared picture and the desk's own drafts on one page: two items of one reference, and none is taken for the other. */
import type { Page } from '@playwright/test';
import { expect, same, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';

const SHARED = 'Smoke by the road';
const DRAFT = 'Radio of a post is weak';
const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const drafts = (page: Page) => page.getByRole('region', { name: 'Drafts of our desk' });
const card = (page: Page, title: string) => page.getByRole('option').filter({ hasText: title });
const query = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test('drafts and shared items of one reference stand side by side, by mouse, keys, search and links', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('sy officer', reported(SHARED, { precedence: 'FLASH' }));
  await room.send('us officer', reported(DRAFT), 'us');
  const { page } = await open(room, 'us officer');
  await same(room, [page]);

  // Both are E-2. The lists count both, and the draft stands above the cards.
  await expect(page.getByRole('tab', { name: 'Events 2' })).toBeVisible();
  await drafts(page).getByRole('button', { name: DRAFT }).click();
  await expect(heading(page, DRAFT)).toBeVisible();
  await expect(page.getByText('PRIVATE · only the US desk sees this')).toBeVisible();
  expect([query(page, 'item'), query(page, 'in')]).toEqual(['E-2', 'us']);
  await page.keyboard.press('j'); // the next below it
  await expect(heading(page, SHARED)).toBeVisible();
  expect([query(page, 'item'), query(page, 'in')]).toEqual(['E-2', null]);
  await page.keyboard.press('k');
  await expect(heading(page, DRAFT)).toBeVisible();

  // Search finds either, and so does a filter by picture.
  await page.keyboard.press('/');
  await page.keyboard.type('E-2');
  await expect(page.locator('#hits [role=option]')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  const pane = page.getByRole('region', { name: 'Filter lists and map' });
  await pane.getByRole('button', { name: /^Drafts/ }).click();
  await expect(page.getByRole('tab', { name: 'Events 1' })).toBeVisible();
  await expect(card(page, DRAFT)).toBeVisible();
  await pane.getByRole('button', { name: 'Shown' }).click();
  await expect(card(page, SHARED)).toBeVisible();
  await expect(card(page, DRAFT)).toHaveCount(0);

  // A link as it was written before opens the draft beside the shared picture; a colleague sees the same.
  const { page: second } = await open(room, 'us supervisor');
  await second.goto(within(second, '/?picture=us&item=E-2'));
  await expect(heading(second, DRAFT)).toBeVisible();
  await expect(card(second, SHARED)).toBeVisible();
  await expect.poll(() => query(second, 'in')).toBe('us');
  expect(query(second, 'picture')).toBeNull();

  // Another desk finds only what is its to see.
  const { page: il } = await open(room, 'il officer');
  await il.goto(within(il, '/?item=E-2&in=us'));
  await expect(il.getByRole('tab', { name: 'Events 1' })).toBeVisible();
  await expect(heading(il, DRAFT)).toHaveCount(0);
  await expect(heading(il, SHARED)).toHaveCount(0); // E-2 of another picture is not this one
});

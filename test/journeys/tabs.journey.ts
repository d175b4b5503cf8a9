/** Who is signed in: each tab of the exercise for itself, and a page under which the session becomes another's. */
import type { BrowserContext, Page } from '@playwright/test';
import { splitTab } from '../../picture/tab.ts';
import { button, clickMap, field } from '../support/hands.ts';
import { expect, same, strip, test, within } from '../support/journey.ts';
import { type Room, reported, type Who } from '../support/room.ts';
import { expectUsable, LANGUAGES, speak, TAGS } from './look.ts';

/** What a page says of an address at which nobody is signed in. */
const SIGNED_OUT = /status of 401/;

const tabOf = (page: Page) => splitTab(new URL(page.url()).pathname).base;
const meOn = (page: Page) => page.locator('header a.me');

/** Another tab of a browser, at an address. */
async function tabAt(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Reports an event on the page, as whoever it is of. */
async function report(page: Page, title: string): Promise<void> {
  await write(page, title);
  await button(page, 'Report').click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

/** Begins a report, and does not send it. */
async function write(page: Page, title: string): Promise<void> {
  await button(page, 'Event').click();
  await clickMap(page, 0.5, 0.5);
  await field(page, 'category').selectOption('small-arms-fire');
  await field(page, 'title.en').fill(title);
}

test('[S15] two printed links in one browser stay two desks: both live, both report, one signs out', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: us, context } = await open(room, 'us officer', { expected: SIGNED_OUT });
  const il = await tabAt(context, `${room.link('il officer')}?lang=he`);
  await expect(il.locator('html')).toHaveAttribute('dir', 'rtl');
  await speak(il, 'en');
  expect(tabOf(us)).toMatch(/^\/t\/[0-9a-f]{16}$/);
  expect(tabOf(il)).not.toBe(tabOf(us));
  await same(room, [us, il]);
  await report(us, 'Seen by one');
  await report(il, 'Seen by the other');
  const { items } = await room.picture();
  expect(items).toMatchObject([{ by: { desk: 'us' } }, { by: { desk: 'il' } }]);

  // No script of either page gets hold of a session; the browser has one for each tab.
  for (const page of [us, il]) expect(await page.evaluate(() => document.cookie)).toBe('');
  const kept = (await context.cookies([us.url(), il.url()])).map((one) => one.path);
  expect(kept.sort()).toEqual([`${tabOf(us)}/`, `${tabOf(il)}/`].sort());

  // A reload, the way back and a copied address keep the desk; so do the pages beside the picture.
  await us.reload();
  await meOn(us).click();
  await expect(us.getByText('us-officer').first()).toBeVisible();
  expect(us.url()).toContain(`${tabOf(us)}/account`);
  await us.goBack();
  await expect(meOn(us)).toContainText('US');
  const copied = await tabAt(context, il.url());
  await expect(meOn(copied)).toContainText('IL');
  await copied.close();

  await meOn(us).click();
  await button(us, 'Sign out').click();
  await expect(us.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect((await context.cookies([us.url(), il.url()])).map((one) => one.path)).toEqual([
    `${tabOf(il)}/`,
  ]);
  await expect(us.getByRole('link', { name: /il-officer/ })).toBeVisible(); // and does not become it
  await il.reload();
  await same(room, [il]);
  await report(il, 'Still there');
});

test('[S15] an address without a tab leads its reader to their own desk; one of another tab makes nobody anybody', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { item } = await room.send('sy officer', reported('Smoke at the fence'));
  const { page: us, context } = await open(room, 'us officer');
  const at = `/?item=${item}&lang=en`;
  const shared = `${room.url}${at}`;
  const seen = (page: Page) => expect(page.getByRole('heading', { name: 'Smoke at the fence' }));

  const reader = await tabAt(context, shared);
  await seen(reader).toBeVisible();
  expect(tabOf(reader), 'signed in once: it goes there').toBe(tabOf(us));

  const sy = await tabAt(context, room.link('sy analyst'));
  await expect(strip(sy)).toContainText('SAME PICTURE');
  await reader.goto(shared);
  await expect(reader.getByRole('heading', { name: 'Signed in in this browser' })).toBeVisible();
  await expectUsable(reader, 'a choice of desks');
  await reader.getByRole('link', { name: /sy-analyst/ }).click();
  await seen(reader).toBeVisible();
  expect(tabOf(reader)).toBe(tabOf(sy));

  // An address copied out of one tab and opened by somebody of another desk.
  const { page: il } = await open(room, 'il officer', { expected: SIGNED_OUT });
  await expect(strip(il)).toContainText('SAME PICTURE');
  const own = tabOf(il);
  await il.goto(within(us, at));
  await expect(il.getByText('Nobody is signed in at this address in your browser')).toBeVisible();
  await expect(il.locator('canvas')).toHaveCount(0);
  await il.getByRole('link', { name: /il-officer/ }).click();
  await seen(il).toBeVisible();
  expect(tabOf(il)).toBe(own);
});

/** The session of a browser becomes another person's, as by signing in in another of its windows. */
async function becomes(context: BrowserContext, room: Room, who: Who): Promise<void> {
  const [name = '', value = ''] = (await room.session(who)).cookie.split('=');
  await context.addCookies([{ name, value, url: room.url, httpOnly: true, sameSite: 'Strict' }]);
}

test('[S17] [S16] a page whose session becomes another’s says who it is now, and sends nothing of what was written', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ live: true });
  const { page, context } = await open(room, 'us officer', { expected: /status of (401|409)/ });
  await expect(strip(page)).toContainText('SAME PICTURE');
  await write(page, 'Shots at the bridge');

  await becomes(context, room, 'us supervisor');
  await button(page, 'Report').click();
  await expect(
    page.getByRole('heading', { name: 'Somebody else is signed in here now' }),
  ).toBeVisible();
  await expect(page.locator('canvas, header a.me')).toHaveCount(0);
  const said = page.locator('main');
  await expect(said).toContainText('You are signed in now as US Second officer · us-supervisor');
  await expect(said).toContainText('Before, this page belonged to US Watch officer · us-officer');
  await expect(said).toContainText('was not sent. It is kept in this browser tab');
  for (const tag of TAGS) {
    await page.goto(`${room.url}/?lang=${tag}`);
    await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
    await expect(said.getByRole('heading', { level: 1 })).toBeVisible();
    await expectUsable(page, `${tag} another is signed in`);
  }
  await page.goto(`${room.url}/?lang=en`);
  expect((await room.picture()).items).toEqual([]);

  // The other goes on, and finds nothing of it.
  await button(page, /^Go on as/).click();
  await expect(meOn(page)).toContainText('Second officer');
  await expect(page.getByText('Taken up again where you left off.')).toHaveCount(0);
  await button(page, 'Event').click();
  await expect(field(page, 'title.en')).toHaveValue('');

  // Whoever wrote it comes back, and finds it as it was. An open page is told by any answer.
  await becomes(context, room, 'us officer');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByText('Before, this page belonged to')).toBeVisible();
  await button(page, /^Go on as/).click();
  await expect(page.getByText('Taken up again where you left off.')).toBeVisible();
  await expect(field(page, 'title.en')).toHaveValue('Shots at the bridge');
  await button(page, 'Report').click();
  await expect(page.getByRole('heading', { name: 'Shots at the bridge' })).toBeVisible();
  expect((await room.picture()).items).toMatchObject([{ by: { person: 'us-officer' } }]);
});

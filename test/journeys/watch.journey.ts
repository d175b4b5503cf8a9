/**
 * The watch: a brief that is read and a watch that is relieved by keys alone; two who relieve at once; the three
 * silences of a channel, each with its word on the screens of the others, live and in the past.
 */
import type { Page } from '@playwright/test';
import { expect, same, test, within } from '../support/journey.ts';
import { NOTHING_RINGS } from '../support/nothing-rings.ts';
import { type Room, type Rooming, reported } from '../support/room.ts';
import { takeWatch } from '../support/taking.ts';
import { expectLaidOut, expectUsable, settled, shoot, speak, TAGS } from './look.ts';
import { LARGE, USUAL } from './looks.ts';

/** Channels are watched as they are by default; alarms, which would stand in each brief, are left out. */
const WATCHED: Rooming = {
  cell: { escalation: NOTHING_RINGS },
};
const head = (page: Page) => page.locator('header .channels');
const takes = (page: Page) => page.locator('[data-take]');
const reads = (page: Page) => page.locator('[data-read-next]');
const unread = (page: Page) => page.locator('.brief [data-read="false"]');
/** One of two is answered that somebody was first, which browsers note. */
const OUTPACED = { expected: /status of 409/ };
/** Within this time (ms) the others have the word for a silence. */
const TOLD = { timeout: 20_000 };

/** Goes on with Tab to an element, as somebody without a pointer does. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((one) => document.activeElement?.matches(one), wanted)) return;
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

/** Reads the whole brief with Enter, which goes on to what is unread. */
async function readAll(page: Page): Promise<void> {
  const open = page.locator('.brief [aria-current]');
  const stands = async () => `${await open.getAttribute('data-row')} ${await unread(page).count()}`;
  while ((await unread(page).count()) > 0) {
    const before = await stands();
    await expect(reads(page)).toBeEnabled();
    await open.focus();
    await page.keyboard.press('Enter');
    await expect.poll(stands).not.toBe(before);
  }
}

/** Something for every watch to read, and somebody on watch at us and il. */
async function begun(room: Room): Promise<{ us: string; il: string }> {
  await room.send('il officer', reported('Shots at the water tower', { precedence: 'IMMEDIATE' }));
  await room.send('sy officer', reported('Vehicle past the fence', { precedence: 'IMMEDIATE' }));
  await room.send('il officer', { type: 'position.taken', item: 'E-3', stance: 'denies' });
  return { us: await takeWatch(room, 'us officer'), il: await takeWatch(room, 'il officer') };
}

test('[R32] [R34] by keys alone, the brief is read, both desks are asked, and who offered is relieved', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(WATCHED);
  const { us: offered } = await begun(room);
  await room.send(
    'us officer',
    { type: 'watch.remarked', about: 'E-3', text: { original: 'en', en: 'Call before 1100Z.' } },
    'us',
  );
  const { page: us } = await open(room, 'us second');
  const { page: il } = await open(room, 'il officer');
  await same(room, [us, il]);
  await expect(head(us)).toContainText('us-officer');
  await expect(head(us)).toContainText('SY unmanned');

  await us.keyboard.press('w');
  await expect(us.getByRole('heading', { name: 'Brief for the watch of US' })).toBeVisible();
  await expect(takes(us)).toContainText('2 items, 1 remark');
  await readAll(us);
  await expect(us.getByText('3 of 3 read')).toBeVisible();
  await expect(takes(us)).toContainText('2 channels to go');

  // What moves is unread again, and nothing else.
  await room.send('sy officer', { type: 'position.taken', item: 'E-2', stance: 'reviewing' });
  await expect(unread(us).first()).toContainText('Shots at the water tower');
  await expect(takes(us)).toContainText('1 item');
  await readAll(us);

  await tabTo(us, '[data-check="open"]');
  await us.keyboard.press('Enter');
  await expect(il.getByText('US asks whether you hear')).toBeVisible();
  await il.keyboard.press('0');
  await expect(il.getByText('US asks whether you hear')).toHaveCount(0);
  await expect(us.locator('.checks [data-desk=il]')).toContainText(/answered after \d+ s/);
  await expect(takes(us)).toContainText('1 channel');
  await tabTo(us, '[data-check="open"]');
  await us.keyboard.press('Enter');
  await same(room, [us, il]);

  // The holder has not offered it: that would be to say that they are absent.
  await expect(takes(us)).toContainText('Take over from us-officer, who is absent');
  await room.send('us officer', { type: 'watch.offered', item: offered });
  await expect(takes(us)).toHaveText('Take the watch');
  await tabTo(us, '[data-take]');
  await us.keyboard.press('Enter');
  await expect(us.getByRole('heading', { name: 'You hold the watch' })).toBeVisible();
  for (const page of [us, il]) {
    await expect(head(page)).toContainText('us-second');
    await expect(head(page)).toContainText('us-officer'); // for two minutes
  }

  // Signing out asks to hand it over first.
  await us.goto(within(us, '/account'));
  await us.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  const asked = us.getByRole('dialog', { name: 'You hold the watch' });
  await expectUsable(us, 'signing out of a watch');
  await asked.getByRole('button', { name: 'Offer the watch' }).click();
  await expect(asked).toHaveCount(0);
  await us.goto(within(us, '/?watch=1'));
  await expect(us.getByText('Offered. You hold it until somebody takes it.')).toBeVisible();
});

test('[R32] of two who relieve at once one does, and the other is told who, and keeps what was read', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(WATCHED);
  const { us: offered } = await begun(room);
  await room.send('us officer', { type: 'watch.offered', item: offered });
  const pages = [
    (await open(room, 'us second', OUTPACED)).page,
    (await open(room, 'us supervisor', OUTPACED)).page,
  ] as const;
  for (const who of ['us second', 'us supervisor'] as const) {
    for (const desk of ['il', 'sy']) await room.send(who, { type: 'channel.checked', desk });
  }
  await same(room, pages);
  for (const page of pages) {
    await page.keyboard.press('w');
    await expect(takes(page)).toBeVisible();
    await readAll(page);
  }
  for (const page of pages) await expect(takes(page)).toHaveText('Take the watch');
  const both = Promise.withResolvers<void>();
  let sent = 0; // neither is taken before the other one was sent
  for (const page of pages) {
    await page.route('**/changes', async (route) => {
      if (++sent === pages.length) both.resolve();
      await both.promise;
      await route.continue();
    });
  }
  await Promise.all(pages.map((page) => takes(page).click()));
  const ends = async (page: Page) => [
    await page.getByRole('heading', { name: 'You hold the watch' }).count(),
    await page.getByText(/Somebody was first: us-(second|supervisor) holds/).count(),
  ];
  await expect
    .poll(async () => (await Promise.all(pages.map(ends))).sort(([a = 0], [b = 0]) => a - b))
    .toEqual([
      [0, 1],
      [1, 0],
    ]);
  for (const page of pages) await expect(page.getByText('2 of 2 read')).toBeVisible();
});

test('[R35] [R36] the three silences have three words on the screens of others, also in the past', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(WATCHED);
  const { us: held } = await begun(room);
  await takeWatch(room, 'sy officer');
  const { page: il, context } = await open(room, 'il officer', {
    expected: /ERR_INTERNET_DISCONNECTED|WebSocket/,
  });
  const { page: sy } = await open(room, 'sy officer');
  const { page: us } = await open(room, 'us officer');
  await same(room, [sy, us, il]);
  await expect(head(sy)).toContainText('US us-officer');
  await expect(head(sy)).toContainText('IL il-officer');

  await us.keyboard.press('w');
  await us.getByRole('button', { name: 'Suspend the channel' }).click();
  await us.getByLabel('Why (may stay empty)').fill('Moving to the other site');
  await us.getByLabel('Why (may stay empty)').press('Enter');
  await expect(head(sy)).toContainText(/US suspended since \d{4}Z/, TOLD);
  const { seq: suspended } = await room.standing();
  await us.getByRole('button', { name: 'Resume the channel' }).click();
  await expect(head(sy)).toContainText('US us-officer', TOLD);

  await room.send('us officer', { type: 'watch.left', item: held, reason: 'Called away' });
  await expect(head(sy)).toContainText('US unmanned', TOLD);
  const { seq: unmanned } = await room.standing();

  await context.setOffline(true); // the only screen of il
  await expect(head(sy)).toContainText(/IL lost, not heard since \d\d:\d\d:\d\dZ/, {
    timeout: 15_000 + TOLD.timeout,
  });
  const { seq: lost } = await room.standing();
  await context.setOffline(false);
  await expect(head(sy)).toContainText('IL il-officer', TOLD);

  for (const [seq, word] of [
    [suspended, /US suspended since/],
    [unmanned, /US unmanned/],
    [lost, /IL lost, not heard since/],
  ] as const) {
    await sy.goto(within(sy, `/?at=${seq}`));
    await expect(head(sy)).toContainText(word);
  }
  await expect(sy.locator('header .replay')).toBeVisible();
});

test('@looks the page of the watch in three languages and sizes, for everybody', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(WATCHED);
  await begun(room);
  const { page } = await open(room, 'us second');
  await same(room, [page]);
  await page.keyboard.press('w');
  await expect(takes(page)).toBeVisible();
  for (const size of [USUAL, LARGE, { width: 1024, height: 768 }]) {
    await page.setViewportSize(size);
    for (const tag of TAGS) {
      await speak(page, tag);
      await settled(page);
      await expect(takes(page)).toBeInViewport();
      await expectUsable(page, `watch ${tag} ${size.width}`);
      await expectLaidOut(page, `watch ${tag} ${size.width}`);
      await shoot(page, `watch-${tag}-${size.width}`, false);
    }
  }
});

/**
 * A message to two desks, followed to the last mile by three pages in three languages: shown, acknowledged with
 * the digits, answered, passed to a unit, confirmed by it, told by voice; and what stood there at any moment.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, same, test, within } from '../support/journey.ts';
import { phrase } from '../support/messaging.ts';
import { NOTHING_RINGS } from '../support/nothing-rings.ts';
import { type Rooming, reported, type Who } from '../support/room.ts';
import { expectUsable, settled } from './look.ts';

const QUIET = { shown: 'off', acknowledged: 3600 } as const;
const CELL: Rooming = {
  cell: {
    channel: 'off',
    escalation: {
      ...NOTHING_RINGS,
      FLASH: { ...QUIET, unit: 'off' },
      IMMEDIATE: { ...QUIET, unit: 3600 },
    },
  },
};
const SCREENS = [
  ['us officer', 'en'],
  ['il officer', 'he'],
  ['sy officer', 'ar'],
] as const satisfies readonly (readonly [Who, 'en' | 'he' | 'ar'])[];

/** That a convoy waits: a request, and for units. */
const CONVOY = phrase('264', { place: '36SYB65916820', unit: 'ambulances' });

/** A step of a desk in the ladder. */
const rung = (page: Page, step: string, desk: string): Locator =>
  page.locator(`.detail .ladder tr[data-step=${step}] td[data-desk=${desk}] [data-rung]`);
const is = (page: Page, step: string, desk: string) => rung(page, step, desk).first();
const act = (page: Page, name: string) => page.locator(`.detail [data-receipt=${name}]`);

/** The values in the words of the item that is open: each isolated, on one line. */
const valuesIn = (page: Page) =>
  page.locator('.detail h2 bdi.value').evaluateAll((all) =>
    all.map((one) => {
      const { direction, unicodeBidi, whiteSpace } = getComputedStyle(one);
      return { text: one.textContent, direction, apart: unicodeBidi, whiteSpace };
    }),
  );

test('[R57] [R60] [R61] [R64] [P21] one message, three pages: every desk’s steps, made by itself alone, and in the past as they were', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const { item: M } = await room.send('us officer', {
    type: 'message.sent',
    message: { to: ['il', 'sy'], precedence: 'IMMEDIATE', phrase: CONVOY },
  });
  if (M === null) throw new Error('a message has a reference');
  const entry = Number(M.slice(2));
  const pages: Page[] = [];
  for (const [who, language] of SCREENS) {
    const { page } = await open(room, who, { language });
    await page.goto(within(page, `/?item=${M}`));
    await expect(page.locator('.detail .ladder')).toBeVisible();
    pages.push(page);
  }
  const [us, il, sy] = pages;
  if (us === undefined || il === undefined || sy === undefined) throw new Error('three desks');

  // The same values in three languages, byte for byte, apart from the words around them.
  for (const page of pages) {
    const [place] = await valuesIn(page);
    expect(place).toEqual({
      text: '36S YB 6591 6820',
      direction: 'ltr',
      apart: 'isolate',
      whiteSpace: 'nowrap',
    });
    await expect(is(page, 'acknowledged', 'sy')).toHaveAttribute('data-rung', 'awaited');
  }
  await expect(act(us, 'acknowledge'), 'who sent it has nothing to acknowledge').toHaveCount(0);

  // SY acknowledges by a key, and everybody sees who, and that nobody held the watch.
  await expect(sy.locator('.detail .acknowledge')).toContainText('لا أحد يتولى مناوبة SY');
  await sy.locator('body').press('a');
  for (const page of pages) {
    await expect(is(page, 'acknowledged', 'sy')).toHaveAttribute('data-rung', 'made');
    await expect(is(page, 'acknowledged', 'sy')).toContainText('sy-officer');
    await expect(is(page, 'acknowledged', 'il')).toHaveAttribute('data-rung', 'awaited');
  }
  await expect(us.locator('.detail .ladder')).toContainText('nobody held the watch');
  await expect(sy.locator('.detail .receipts [role=status]')).toContainText(M);
  const then = (await room.standing()).seq;

  // Nobody moves a step of another desk: not by the page, nor past it.
  await expect(
    room.send('us officer', { type: 'receipt.acknowledged', item: M, entry, held: false }),
  ).rejects.toThrow(/403 .*P21/);
  await expect(
    room.send('sy officer', {
      type: 'receipt.told',
      items: [M],
      desk: 'sy',
      person: 'me',
      digits: '01190',
    }),
  ).rejects.toThrow(/R64/);

  // Passed to a unit of the cell by keys alone, named in the reader's language; then confirmed.
  await act(sy, 'pass').focus();
  await sy.keyboard.press('Enter');
  await expect(sy.locator('.detail form.pass select')).toBeFocused();
  await sy.keyboard.press('Control+Enter');
  await expect(is(sy, 'passed', 'sy')).toContainText('شرطة المرور، خان أرنبة');
  await expect(is(il, 'passed', 'sy')).toContainText('משטרת התנועה');
  await expect(is(us, 'passed', 'sy')).toContainText('Traffic police, Khan Arnabah');
  await expect(is(us, 'confirmed', 'sy')).toHaveAttribute('data-rung', 'awaited');
  await act(sy, 'confirm').press('Enter');
  for (const page of pages) {
    await expect(is(page, 'confirmed', 'sy')).toHaveAttribute('data-rung', 'made');
  }

  // Answered: the phrase's own name in each language, and the message in the thread.
  await room.send('sy officer', {
    type: 'message.sent',
    message: {
      to: ['us'],
      precedence: 'IMMEDIATE',
      phrase: phrase('319', { message: M }),
      answers: M,
    },
  });
  await expect(is(us, 'answered', 'sy')).toContainText('Will comply');
  await expect(is(il, 'answered', 'sy')).toContainText('נפעל לפיה');
  await expect(us.locator('.thread li[data-is=answers]')).toContainText(
    `We will do as message ${M}`,
  );

  // IL is told by telephone: the digits are read back, and a wrong one is heard at once.
  await act(us, 'tell').click();
  const form = us.locator('.detail form.tell');
  await form.locator('select').selectOption('il');
  const said = (await form.locator('.out bdi').textContent())?.split(' · ') ?? [];
  expect(said[0]).toBe('264');
  await form.locator('input').first().fill('Capt. Levi');
  await form.locator('input').last().fill('00000');
  await form.locator('button[type=submit]').click();
  await expect(form).toContainText('read it back again');
  await form.locator('input').last().fill(said.slice(-2).join(' '));
  await form.locator('button[type=submit]').click();
  for (const page of pages) {
    await expect(is(page, 'told', 'il')).toContainText('Capt. Levi');
    await expect(is(page, 'told', 'il')).toContainText(said.slice(-2).join(''));
    await expect(is(page, 'acknowledged', 'il')).toHaveAttribute('data-rung', 'awaited');
  }

  // Who knew, with the entries and their hashes.
  await us.locator('.who-knew > summary').click();
  const row = us.locator('.who-knew tbody[data-desk=sy] tr[data-step=acknowledged]');
  await expect(row).toContainText(`#${then}`);
  await expect(row.locator('.hash')).toHaveText(/^[0-9a-f]{64}$/);
  for (const [i, page] of pages.entries()) {
    await settled(page);
    await expectUsable(page, `the ladder in ${SCREENS[i]?.[1]}`);
  }

  // As it was when SY had acknowledged, and nothing else.
  await us.goto(within(us, `/?item=${M}&at=${then}`));
  await expect(is(us, 'acknowledged', 'sy')).toHaveAttribute('data-rung', 'made');
  await expect(is(us, 'answered', 'sy')).toHaveAttribute('data-rung', 'awaited');
  await expect(rung(us, 'told', 'il')).toHaveCount(0);
  await expect(act(us, 'tell'), 'nothing is done in the past').toHaveCount(0);
});

test('[R61] a FLASH asks for its last three digits; a position acknowledges, and the page says so', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const { item: E } = await room.send('us officer', reported('Shots', { precedence: 'FLASH' }));
  const { page } = await open(room, 'sy officer');
  await page.goto(within(page, `/?item=${E}`));
  const digits = page.locator('.detail .acknowledge input');
  await expect(page.locator('.detail .counts')).toContainText('Acknowledging is not agreeing');
  await digits.fill('999');
  await expect(page.locator('.detail .acknowledge')).toContainText('not the last three digits');
  await act(page, 'acknowledge').click();
  await expect(digits, 'what is wrong has the keys').toBeFocused();
  await digits.fill('٠٠٢'); // as an Arabic board writes 002
  await digits.press('Enter');
  const row = page.locator('.detail .receipts li[data-desk=sy]');
  await expect(row).toContainText('sy-officer');
  await room.send('il officer', { type: 'position.taken', item: E, stance: 'reviewing' });
  await page.locator('.detail .receipts details:not(.who-knew) > summary').click();
  await expect(is(page, 'acknowledged', 'il')).toContainText('by its position');
});

test('[R60] the list of messages: what waits for this desk, found by words, opened by keys', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const text = (en: string) => ({ text: { original: 'en', en } });
  const send = (who: Who, to: readonly string[], precedence: string, said: object) =>
    room.send(who, { type: 'message.sent', message: { to, precedence, ...said } });
  await send('us officer', ['sy'], 'ROUTINE', text('The gate at Quneitra'));
  const { item: M } = await send('us officer', ['sy'], 'IMMEDIATE', { phrase: CONVOY });
  const { page } = await open(room, 'sy officer');
  await same(room, [page]);
  await page.keyboard.press('s');
  const options = page.locator('.traffic-list [role=option]');
  await expect(options).toHaveCount(2);
  await expect(options.first()).toContainText(M ?? '');
  await expect(options.first()).toContainText('acknowledge');
  await page.locator('.traffic-list [type=search]').fill('quneitra');
  await expect(options).toHaveCount(1);
  await page.locator('.traffic-list [type=search]').fill('يُرجى');
  await expect(options).toHaveCount(1);
  await page.locator('.traffic-list [role=listbox]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.message h2')).toContainText('36S YB 6591 6820');
  await expect(page.locator('.traffic-list .unread')).toHaveCount(0);
  await expectUsable(page, 'the page of messages');
});

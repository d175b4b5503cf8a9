/** Messages are written, answered, read out and heard: by keys alone, in three languages, and nothing is lost. */
import type { Page } from '@playwright/test';
import { button, field } from '../support/hands.ts';
import { expect, same, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { newest, noon, zone } from './composing.ts';
import { speak as language, TAGS } from './look.ts';
import { judge, LARGE, MAP, type Size, USUAL } from './looks.ts';

const NARROW: Size = { width: 1024, height: 768 };
/** The words of the three wordings, by language, and the values in them. */
const wordings = (page: Page) =>
  page.locator('.wordings article').evaluateAll((all) =>
    Object.fromEntries(
      all.map((one) => [
        one.getAttribute('data-language') ?? '',
        [...one.querySelectorAll('.words bdi[data-value]')].map((value) => ({
          name: value.getAttribute('data-value'),
          text: value.textContent,
          dir: value.getAttribute('dir'),
          direction: getComputedStyle(value).direction,
          isolated: getComputedStyle(value).unicodeBidi,
          wraps: getComputedStyle(value).whiteSpace,
        })),
      ]),
    ),
  );
const digits = (page: Page) => page.locator('footer [data-digits]');

/** A hand that counts: what is held down with a key counts too. */
class Counted {
  strokes = 0;
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.strokes += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
  }
  type = (text: string): Promise<void> => this.press(...text);
}

test('[R57] a trained hand sends phrase 229 with at most 25 strokes, from S to sent', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const ref = await zone(room);
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  const number = ref.slice(2);
  const hand = new Counted(page);
  await hand.press('s');
  await expect(field(page, 'phrase')).toBeFocused();
  await hand.type('229');
  await hand.press('Enter');
  await hand.type(number);
  await hand.press('Enter');
  await hand.type(noon());
  await hand.press('Enter');
  await hand.type('fi');
  await hand.press('Enter');
  await hand.press('Control+Enter');
  await expect
    .poll(async () => (await newest(room)).fields)
    .toMatchObject({
      to: ['il', 'sy'],
      precedence: 'FLASH',
      phrase: {
        number: '229',
        slots: [
          { value: ref },
          { value: expect.stringContaining('T12:00:00.000Z') },
          { value: 'firing' },
        ],
      },
    });
  const missing = 'Z-4107'.length - ref.length; // as many digits as that zone has
  test.info().annotations.push({ type: 'strokes', description: `${hand.strokes + missing}` });
  expect(hand.strokes + missing).toBeLessThanOrEqual(25);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/traffic=1/);
});

test('[R57] [R58] values and digits are the same signs in three languages, left to right', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const ref = await zone(room);
  const seen: { values: unknown; digits: string | null }[] = [];
  for (const [who, tag] of [
    ['us officer', 'en'],
    ['sy officer', 'ar'],
    ['il officer', 'he'],
  ] as const) {
    const { page } = await open(room, who);
    await same(room, [page]);
    await page.goto(within(page, `/?lang=${tag}&traffic=1`));
    await field(page, 'phrase').fill('229');
    await page.keyboard.press('Enter');
    await field(page, 'slot.zone').fill(ref);
    await field(page, 'slot.time').fill(noon());
    await field(page, 'slot.activity').fill('01');
    await page.keyboard.press('Enter');
    await expect(digits(page)).toBeVisible();
    const said = await wordings(page);
    expect(Object.keys(said)[0]).toBe(tag); // one's own first
    expect(Object.keys(said).sort()).toEqual(['ar', 'en', 'he']);
    const values = Object.values(said).map((all) => all.filter(({ dir }) => dir === 'ltr'));
    for (const value of values.flat().filter(({ name }) => name !== 'activity')) {
      expect(value).toMatchObject({ direction: 'ltr', isolated: 'isolate', wraps: 'nowrap' });
    }
    const signs = values.map((all) =>
      all.filter(({ name }) => name !== 'activity').map(({ name, text }) => `${name} ${text}`),
    );
    expect(signs[1]).toEqual(signs[0]);
    expect(signs[2]).toEqual(signs[0]);
    expect(signs[0]).toHaveLength(2);
    expect(await digits(page).evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
    seen.push({ values: signs[0], digits: await digits(page).textContent() });
    await button(page, /Discard|حذف المسودة|מחיקת הטיוטה/).click();
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(seen[0]?.digits).toMatch(/^229 · \d+ · \d{7} · 010 · \d\d$/);
});

test('[R57] what is written stays through a reload and others’ entries; faults stand at their fields', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: { channel: 'off' } });
  const ref = await zone(room);
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await page.keyboard.press('s');
  await expect(field(page, 'phrase')).toBeFocused();
  await page.keyboard.type('cease at once');
  await page.keyboard.press('Enter');
  await expect(field(page, 'slot.zone')).toBeFocused();
  await page.keyboard.type('99999');
  await page.keyboard.press('Enter');
  await page.keyboard.type('soon');
  await page.keyboard.press('Enter');
  await expect(page.locator('#field-slot-time-said')).toHaveText(/Not a time/);
  await room.send('sy officer', reported('Something else meanwhile'));
  await expect(field(page, 'slot.time')).toHaveValue('soon');
  await page.reload();
  await expect(field(page, 'slot.zone')).toHaveValue('99999');
  await page.keyboard.press('Control+Enter'); // the first that is wrong is shown
  await expect(field(page, 'slot.time')).toBeFocused();
  await field(page, 'slot.time').fill('+45');
  await page.keyboard.press('Enter');
  await expect(field(page, 'slot.time')).toHaveValue(/^\d{6}Z [A-Z]{3} \d\d$/);
  await expect(page.locator('#field-slot-time-said')).toHaveText(/in 4[45] min/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#field-slot-zone-said')).toHaveText(/not in this picture/);
  await expect(field(page, 'slot.zone')).toBeFocused();
  await expect(page.getByRole('radio', { name: 'ROUTINE' })).toBeDisabled();
  await expect(page.locator('#precedence-said')).toHaveText(/Safety of life: not below Flash/);
  await expect(page.locator('#precedence-clocks')).toHaveText(/acknowledge in 1 min/);
  await field(page, 'slot.zone').fill(ref);
  await page.keyboard.press('Enter');
  await button(page, /IL/).first().click();
  await expect(button(page, /^Send to SY/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await newest(room)).fields).toMatchObject({ to: ['sy'] });
  await expect(field(page, 'phrase')).toHaveValue('');
});

test('[R57] free text says that it can only be acknowledged; a suspended channel is named before', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('sy officer', { type: 'channel.suspended' });
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await page.keyboard.press('s');
  await expect(page.locator('.waits')).toHaveText(/channel of SY is suspended: this waits/);
  await expect(page.locator('.free')).toHaveText(/can only be acknowledged/);
  await button(page, 'Free text').click();
  await expect(field(page, 'text')).toBeFocused();
  await page.keyboard.type('The gate keys are with the night shift.');
  await button(page, /עברית/).click();
  await page.keyboard.type('המפתחות אצל משמרת הלילה.');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await newest(room)).fields)
    .toMatchObject({
      text: { original: 'en', he: 'המפתחות אצל משמרת הלילה.' },
      precedence: 'ROUTINE',
    });
  await field(page, 'phrase').fill('705');
  await page.keyboard.press('Enter');
  await expect(page.locator('.waits')).toHaveText(/reaches it at once/);
});

test('[R58] what is heard is checked group by group, without a connection, and taken over', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await zone(room);
  const { page } = await open(room, 'sy officer', { expected: /net::ERR_|Failed to fetch/ });
  await same(room, [page]);
  await page.goto(within(page, '/?lang=ar&traffic=1'));
  await expect(field(page, 'phrase')).toBeFocused();
  await page.context().setOffline(true);
  await button(page, 'تلقي رسالة هاتفيًا').click();
  const group = (name: string) => page.locator(`[data-group="${name}"]`);
  await page.keyboard.type('229 4410');
  await expect(group('number')).toHaveAttribute('data-is', 'right');
  await expect(group('zone')).toHaveAttribute('data-is', 'begun');
  await page.keyboard.type('67'); // 76
  await expect(group('zone')).toHaveAttribute('data-is', 'wrong');
  await expect(page.locator('#heard-wrong')).toHaveText(/المنطقة/);
  for (let i = 0; i < 2; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type('76 2912000 010 15');
  await expect(group('closing')).toHaveAttribute('data-is', 'right');
  await expect(page.locator('.hearing .words')).toContainText('إطلاق نار');
  await expect(page.locator('.hearing .words bdi[data-value="zone"]')).toHaveText('Z-4107');
  await page.context().setOffline(false);
  await button(page, 'كتابتها رسالة').click();
  await expect(field(page, 'slot.zone')).toHaveValue('Z-4107');
  await expect(digits(page)).toHaveText('229 · 441076 · 2912000 · 010 · 15');
});

test('[R51] composing is laid out whole and used by everybody, in three languages', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  const room = await roomOf();
  const ref = await zone(room);
  const { page } = await open(room, 'us officer', { map: MAP });
  await same(room, [page]);
  for (const tag of TAGS) {
    await page.goto(within(page, `/?lang=${tag}&traffic=1`));
    await field(page, 'phrase').fill('502');
    await page.keyboard.press('Enter');
    await judge(page, `${tag}-compose-begun`);
    await field(page, 'phrase').fill('229');
    await page.keyboard.press('Enter');
    await field(page, 'slot.zone').fill(ref);
    await field(page, 'slot.time').fill(noon());
    await field(page, 'slot.activity').fill('01');
    await page.keyboard.press('Enter');
    await expect(digits(page)).toBeVisible();
    for (const size of [USUAL, LARGE, NARROW]) {
      await page.setViewportSize(size);
      await judge(page, `${tag}-compose-${size.width}`, { usable: size === USUAL });
    }
    await page.setViewportSize(USUAL);
    await page.locator('.begin button').nth(1).click();
    await page.keyboard.type('229 441067');
    await judge(page, `${tag}-hearing`);
    await page.locator('.begin button').first().click();
    await language(page, tag);
  }
});

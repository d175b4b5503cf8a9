/** What a form does around its fields: Escape, a place from the map, its tab; and links that lead to nothing. */
import { button, canvas, clickMap, field, penTaken } from '../support/hands.ts';
import { expect, same, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';

test('Escape closes a form from any field, after what the field has open; what was written is kept', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  const words = {
    'title.en': 'Shots heard',
    uncertainty: '500 m',
    'text.en': 'Two shots, then none',
  };
  for (const [name, text] of Object.entries(words)) {
    await canvas(page).focus();
    await page.keyboard.press('e');
    await field(page, name).fill(text);
    await expect(field(page, name)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field(page, name)).toHaveCount(0);
    await expect(canvas(page)).toBeFocused();
  }
  await page.keyboard.press('e');
  for (const [name, text] of Object.entries(words)) {
    await expect(field(page, name)).toHaveValue(text);
  }
  const place = field(page, 'geometry');
  await place.pressSequentially('Qu');
  await expect(page.getByRole('listbox', { name: 'Places' })).toBeVisible();
  await page.keyboard.press('Escape'); // the list
  await expect(page.getByRole('listbox', { name: 'Places' })).toBeHidden();
  await expect(place).toBeFocused();
  await page.keyboard.press('Escape'); // the form
  await expect(place).toHaveCount(0);
});

test('a place taken by the map stands in its field as text, and no field is red before it was left', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await page.keyboard.press('e');
  const category = field(page, 'category');
  await expect(category).toBeFocused();
  await penTaken(page);
  await clickMap(page, 0.5, 0.5);
  await expect(field(page, 'geometry')).toHaveValue(/^3\d[A-Z] [A-Z]{2} \d+ \d+$/);
  await expect(category).not.toHaveAttribute('aria-invalid', 'true');
  await category.focus();
  await page.keyboard.press('Tab'); // left
  await expect(category).toHaveAttribute('aria-invalid', 'true');
});

test('a link to an item that is not there, or not one’s own, says so', async ({ roomOf, open }) => {
  const room = await roomOf();
  await room.send('il officer', reported('Smoke by the road'));
  await room.send('il officer', reported('Known to us alone'), 'il');
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  const details = page.getByRole('complementary').last();
  await page.goto(within(page, '/?item=E-999'));
  await expect(details).toContainText('E-999 is not in this picture');
  await page.goto(within(page, '/?item=E-2&in=il'));
  await expect(details).toContainText('E-2 is not yours to read');
  await page.goto(within(page, '/?item=E-2'));
  await expect(page.getByRole('heading', { name: 'Smoke by the road' })).toBeVisible();
});

test('on a small screen the tab of an open form is one word, and no tab breaks', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us officer', { viewport: { width: 320, height: 640 } });
  await button(page, 'Event').click();
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await expect(field(page, 'category')).toBeVisible();
  for (const tab of await page.getByRole('tab').all()) {
    const [inside, shown, lines] = await tab.evaluate((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const tops = [...range.getClientRects()].map(({ top }) => Math.round(top / 8));
      return [one.scrollWidth, one.clientWidth, new Set(tops).size];
    });
    expect(inside).toBeLessThanOrEqual(shown ?? 0);
    expect(lines).toBe(1);
  }
});

test('where a session ended under an open form, the keys are at the title of the page that says so', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page, context } = await open(room, 'us officer', { expected: /401/ });
  await same(room, [page]);
  await page.keyboard.press('e');
  await field(page, 'title.en').fill('Smoke at the fence');
  const other = await context.newPage();
  await other.goto(within(page, '/account'));
  await button(other, 'Sign out').click();
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeFocused();
  await other.close();
});

/** A zone by the clock of a city, on some days, with an end that is only expected: written, sent and read again. */
import { button, canvas, field } from '../support/hands.ts';
import { expect, same, test } from '../support/journey.ts';

test('[R52] [R53] hours in Damascus, days and an estimated end are proposed by the form and read by another desk', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await canvas(page).focus();
  await page.keyboard.press('z');
  await field(page, 'kind').selectOption('no-fire');
  await field(page, 'corners').fill('33.00 N 35.80 E\n33.00 N 35.90 E\n33.10 N 35.90 E');
  await field(page, 'name.en').fill('Harvest');
  await field(page, 'window.to').fill('+2d');
  await field(page, 'window.estimated').check();
  await field(page, 'window.daily.from').fill('0500');
  await field(page, 'window.daily.to').fill('1600');
  const said = page.waitForResponse(/\/api\/zone-offsets\?zone=Asia/);
  await field(page, 'window.zone').selectOption('Asia/Damascus');
  expect((await said).status()).toBe(200);
  for (const day of ['Sun', 'Mon', 'Tue', 'Wed', 'Thu']) await button(page, day).click();
  await expect(button(page, 'Wed')).toHaveAttribute('aria-pressed', 'true');
  await field(page, 'basis').fill('Talks of 12 NOV, point 4');
  await page.keyboard.press('Control+Enter');

  const details = page.getByRole('article', { name: 'Harvest' });
  await expect(details).toContainText('0500 – 1600 Damascus');
  await expect(details).toContainText('Sun – Thu');
  await expect(details).toContainText(/ends about \d{6}Z.*, to be confirmed/);
  const { page: theirs } = await open(room, 'il officer', { language: 'he' });
  await theirs.getByRole('tab', { name: /אזורים/ }).click();
  await theirs.getByText('Harvest').first().click();
  const read = theirs.getByRole('article', { name: 'Harvest' });
  await expect(read).toContainText('שעון דמשק');
  await expect(read).toContainText('א׳ – ה׳');
  await expect(read).toContainText('טעון אישור');
});

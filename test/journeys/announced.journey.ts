/** What a screen reader is told: what is urgent at once and in the page's language, all else in one. */
import type { Page } from '@playwright/test';
import { expect, same, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { speak, type Tag } from './look.ts';

const urgent = (page: Page) => page.locator('[aria-live=assertive][data-told=urgent]');
const others = (page: Page) => page.locator('[aria-live=polite][data-told=others]');

const title = (nth: string) => ({
  original: 'en',
  en: `Rockets at gate ${nth}`,
  ar: `صواريخ عند البوابة ${nth}`,
  he: `רקטות בשער ${nth}`,
});
const SAID = [
  ['en', 'IMMEDIATE', 'Immediate, Syria, {ref}: Rockets at gate 1.'],
  ['ar', 'IMMEDIATE', 'فوري، سوريا، {ref}: صواريخ عند البوابة 2.'],
  ['he', 'IMMEDIATE', 'מיידי, סוריה, {ref}: רקטות בשער 3.'],
] as const satisfies readonly (readonly [Tag, string, string])[];

test('[F31] an urgent event of another desk is told at once in the page’s language, others together', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us officer', { clock: true });
  await same(room, [page]);
  await expect(urgent(page)).toHaveText('');

  for (const [i, [tag, precedence, said]] of SAID.entries()) {
    await speak(page, tag);
    const one = reported('', { precedence, title: title(`${i + 1}`) });
    const { item } = await room.send('sy officer', one);
    await expect(urgent(page)).toHaveText(said.replace('{ref}', `${item}`));
  }
  // The same words again are told again: another element says them.
  const before = await urgent(page).locator('p').elementHandle();
  const same3 = reported('', { precedence: 'IMMEDIATE', title: title('3') });
  const { item: again } = await room.send('sy officer', same3);
  await expect(urgent(page)).toContainText(`${again}:`);
  expect(await before?.evaluate((one) => one.isConnected)).toBe(false);
  await expect(others(page)).toHaveText('');

  await speak(page, 'en');
  for (const nth of ['4', '5']) {
    await room.send('il officer', reported('', { precedence: 'PRIORITY', title: title(nth) }));
  }
  await room.send('sy officer', { type: 'position.taken', item: 'E-2', stance: 'reviewing' });
  await expect(page.getByRole('option').filter({ hasText: 'Rockets at gate 5' })).toBeVisible();
  await expect(others(page)).toHaveText('');
  await page.clock.fastForward(21_000);
  await expect(others(page)).toHaveText('2 new items. 1 item changed.');
  // nothing urgent since
  await expect(urgent(page)).toHaveText(`Immediate, Syria, ${again}: Rockets at gate 3.`);

  // A FLASH that asks the reader's desk is told by its banner, with who has to acknowledge it.
  const flash = reported('', { precedence: 'FLASH', title: title('6') });
  const { item } = await room.send('sy officer', flash);
  const alert = page.getByRole('alert').filter({ hasText: 'FLASH' });
  await expect(alert).toContainText(`FLASH ${item} from Syria: Rockets at gate 6.`);
  await expect(urgent(page)).not.toContainText('gate 6');
});

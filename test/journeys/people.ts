/** What journeys of people do on their devices: enrol, hang a wall, let it in. */
import { type Device, deviceIn, type Making, tabTo } from '../support/devices.ts';
import { button } from '../support/hands.ts';
import { expect, strip, test } from '../support/journey.ts';

export const OFFICER = 'k.miller';

/** A test with devices, each a browser of one person's own. */
export const devices = test.extend<{ device: (making?: Making) => Promise<Device> }>({
  device: async ({ browser }, use) => {
    const made: Device[] = [];
    await use(async (making) => {
      const one = await deviceIn(browser, making);
      made.push(one);
      return one;
    });
    for (const { complaints } of made) expect(complaints(), 'no screen had a fault').toEqual([]);
    for (const one of made) await one.close();
  },
});

/** Enrols by a link; the page of the picture comes up. */
export async function enrol({ page }: Device, link: string): Promise<void> {
  await page.goto(link);
  await button(page, 'Register a passkey').click();
  await expect(strip(page)).toContainText('SAME PICTURE');
}

/** The code that a screen which nobody approved shows. */
export async function codeOf({ page }: Pick<Device, 'page'>): Promise<string> {
  const code = page.locator('.code bdi');
  await expect(code).toHaveText(/^[A-Z2-9]{3}-[A-Z2-9]{3}$/);
  return (await code.textContent()) ?? '';
}

/** Approves a wall by the keyboard alone, as the code is read out. */
export async function approve({ page }: Device, code: string): Promise<void> {
  await tabTo(page, page.locator('[name=wall-code]'));
  await page.keyboard.type(code.replace('-', ' ').toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('The wall is signed in.')).toBeVisible();
}

/** A draft stays with its desk until two of its people release it, to the byte as previewed. */
import type { Locator, Page } from '@playwright/test';
import { button, clickMap, field, further } from '../support/hands.ts';
import { expect, test, within } from '../support/journey.ts';
import { Onlooker } from '../support/onlooker.ts';
import { type Room, reported } from '../support/room.ts';
import { DRAFT, dialog, releases, STAYS, TITLE } from './release.ts';

const AMENDED = 'Three vehicles under nets at the poplar row';
/** Of screens that only look on: their maps are drawn by software. */
const SMALL = { width: 1000, height: 640 };

/** The choice of where something new goes, in its form. */
const goal = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Goes to' }).getByRole('button', { name });
/** From an item to the draft that it came from; the shared picture has an E-2 of its own. */
const origin = (page: Page): Locator =>
  page.getByRole('paragraph').filter({ hasText: 'of our desk' }).getByRole('button');

/** Goes there by Tab alone, as somebody without a mouse does. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  const reached = () => there.evaluate((one) => one === document.activeElement);
  for (let steps = 0; !(await reached()); steps++) {
    if (steps > 120) throw new Error('the keys do not get there');
    await page.keyboard.press('Tab');
  }
}

/** The exact text that the open preview shows. */
async function rawIn(page: Page): Promise<string> {
  await dialog(page).getByText('The exact text that will be recorded').click();
  return dialog(page).getByRole('textbox', { name: 'The exact text' }).inputValue();
}

/** The stored lines of the shared log. */
async function sharedLines(room: Room): Promise<readonly string[]> {
  const { url, cookie } = await room.session('sy officer');
  const answer = await fetch(`${url}/api/pictures/shared/entries`, { headers: { Cookie: cookie } });
  return (await answer.text()).split('\n').filter((line) => line !== '');
}

test('a draft is released by two people as it was previewed, amended, released again, taken back', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: il } = await open(room, 'il officer', { viewport: SMALL });
  const { page: sy } = await open(room, 'sy officer', { viewport: SMALL });
  const onlookers = [await Onlooker.at(il), await Onlooker.at(sy)];
  const knownOf = async (words: readonly string[]) =>
    (await Promise.all(onlookers.map((one) => one.knowsOf(words)))).flat();

  await test.step('an analyst drafts where only the own desk sees it', async () => {
    const { page: analyst } = await open(room, 'us analyst');
    await button(analyst, 'Event').waitFor(); // the map stands
    const details = analyst.getByRole('complementary', { name: 'Details' });
    // In the shared picture analysts write notes; the form of an event says why it goes elsewhere.
    await button(analyst, 'Note').click();
    await button(analyst, 'Pin').click();
    await expect(goal(analyst, 'Shared picture')).toHaveAttribute('aria-pressed', 'true');
    await expect(goal(analyst, 'Shared picture')).toContainText('US, IL, and SY see it');
    await button(analyst, 'Event').click();
    await clickMap(analyst, 0.5, 0.5);
    await expect(details).toContainText('Analysts write notes here; an officer of your desk');
    await goal(analyst, 'Shared picture').dispatchEvent('click'); // it stays where it may go
    await expect(goal(analyst, 'US private')).toHaveAttribute('aria-pressed', 'true');
    await expect(goal(analyst, 'US private')).toContainText('release later, by two');
    await field(analyst, 'category').selectOption('vehicle-movement');
    await field(analyst, 'title.en').fill(TITLE);
    await expect(details.getByText('PRIVATE · only the US desk sees this')).toHaveCount(1);
    await button(analyst, 'Report').click();
    await expect(analyst.getByRole('heading', { name: TITLE })).toBeVisible();
    await expect(releases(analyst).getByRole('button', { name: 'Release to' })).toBeDisabled();
    // its exact place and source, as the desk knows them
    await room.send('us analyst', { ...DRAFT, type: 'event.amended', item: 'E-2' }, 'us');
    await analyst.close();
  });

  await test.step('the other desks know nothing of it', async () => {
    await room.send('il officer', reported('A tractor at the gate'));
    for (const page of [il, sy]) {
      await expect(page.getByRole('option').filter({ hasText: 'A tractor' })).toBeVisible();
    }
    expect(await knownOf([TITLE, ...STAYS, 'us-analyst'])).toEqual(['us-analyst', 'us-analyst']);
  });

  const { page: us } = await open(room, 'us officer', { viewport: { width: 1280, height: 720 } });
  const raw =
    await test.step('an officer finds it over the shared picture, and proposes it', async () => {
      await button(us, 'Event').waitFor();
      const drafts = us.getByRole('region', { name: 'Drafts of our desk' });
      await expect(drafts.getByRole('button', { name: TITLE })).toBeVisible();
      await us.getByRole('banner').getByRole('button', { name: 'Shared picture' }).click();
      await expect(us.getByRole('banner')).toContainText('US private · Drawn over it');
      await us.keyboard.press('Escape');
      await us.goto(within(us, '/?view=35.86001,33.06005,11.00')); // there it stands in the middle
      await expect(async () => {
        await clickMap(us, 0.5, 0.5);
        const { searchParams } = new URL(us.url());
        expect([searchParams.get('in'), searchParams.get('item')]).toEqual(['us', 'E-2']);
      }).toPass();
      await expect(us.getByRole('heading', { name: TITLE })).toBeVisible();
      await releases(us).getByRole('button', { name: 'Release to Shared picture' }).click();
      await dialog(us).getByLabel('To 1 km').check();
      await expect(dialog(us)).toContainText('Stays behind: who wrote it');
      await expect(dialog(us)).toContainText('the exact place');
      const text = await rawIn(us);
      for (const word of STAYS) expect(text).not.toContain(word);
      await button(us, 'Propose for release').click();
      await expect(releases(us)).toContainText('Waiting for another officer · 10 min left');
      await expect(drafts).toContainText('waiting for approval');
      await expect(drafts.getByRole('button', { name: 'Release…' })).toHaveCount(0);
      return text;
    });

  await test.step('alone they cannot: the page says why, and so does the server', async () => {
    await releases(us).getByRole('button', { name: 'Look and decide' }).click();
    await expect(button(us, 'Approve')).toBeDisabled();
    await expect(dialog(us)).toContainText('You proposed it: another person of your desk');
    await us.keyboard.press('Escape');
    const release = 4; // opened, reported, amended, proposed
    const approval = { type: 'release.approved', item: 'E-2', release };
    await expect(room.send('us officer', approval, 'us')).rejects.toThrow(/403 .*P12/);
    expect(await knownOf([TITLE])).toEqual([]);
  });

  const { page: second } = await open(room, 'us supervisor', { viewport: SMALL });
  await test.step('a colleague sees that it waits, sees what it is, and approves', async () => {
    await button(second, /^Releases 1 waits for approval$/).click();
    await button(second, 'Look and decide').click();
    expect(await rawIn(second)).toBe(raw);
    await button(second, 'Approve').click();
    for (const page of [il, sy]) {
      await expect(page.getByRole('option').filter({ hasText: TITLE })).toBeVisible();
    }
    const line = (await sharedLines(room)).at(-1) ?? '';
    expect(line.endsWith(`"change":${raw}}`), 'the released bytes are those of the preview').toBe(
      true,
    );
    expect(await knownOf(STAYS)).toEqual([]);
  });

  await test.step('its origin is named to its own desk alone', async () => {
    await expect(releases(us)).toContainText('Released as E-3');
    await button(us, 'Open E-3').click();
    await expect(us.getByText('From E-2 of our desk')).toBeVisible();
    await il.getByRole('option').filter({ hasText: TITLE }).click();
    await expect(il.getByRole('heading', { name: TITLE })).toBeVisible();
    await expect(il.getByText('of our desk')).toHaveCount(0);
  });

  await test.step('the draft is amended, differs, and is released again by keys alone', async () => {
    const event = { ...DRAFT.event, title: { original: 'en', en: AMENDED } };
    await room.send('us analyst', { type: 'event.amended', item: 'E-2', event }, 'us');
    await tabTo(us, origin(us));
    await us.keyboard.press('Enter');
    await expect(releases(us)).toContainText('The draft differs from what was released');
    expect(await knownOf([AMENDED])).toEqual([]);
    await tabTo(us, releases(us).getByRole('button', { name: 'Release again to' }));
    await us.keyboard.press('Enter');
    await expect(dialog(us)).toContainText('Amends what was released before: E-3');
    await tabTo(us, dialog(us).getByRole('radio', { name: 'Exact' }));
    await us.keyboard.press('ArrowRight');
    await us.keyboard.press('ArrowRight');
    await expect(dialog(us).getByLabel('To 1 km')).toBeChecked();
    await tabTo(us, button(us, 'Propose for release'));
    await us.keyboard.press('Enter');
    await expect(dialog(us)).toHaveCount(0);
    await tabTo(second, button(second, /^Releases 1 waits/));
    await second.keyboard.press('Enter');
    await tabTo(second, button(second, 'Look and decide'));
    await second.keyboard.press('Enter');
    await tabTo(second, button(second, 'Approve'));
    await second.keyboard.press('Enter');
    await expect(il.getByRole('heading', { name: AMENDED })).toBeVisible();
    expect(await knownOf(STAYS)).toEqual([]);
  });

  await test.step('it is taken back with a reason, and the record stays', async () => {
    await button(us, 'Open E-3').first().click();
    await (await further(us, 'Withdraw')).click();
    await dialog(us).getByLabel('Reason').fill('They were hay wagons.');
    await button(us, 'Withdraw it, for this reason').click();
    await expect(il.getByRole('article').getByText('withdrawn').first()).toBeVisible();
    await origin(us).click();
    await expect(releases(us)).toContainText('taken back');
    const { items } = await room.picture();
    expect(items.map(({ ref, state }) => `${ref} ${state}`)).toContain('E-3 withdrawn');
    expect(await knownOf(STAYS)).toEqual([]);
    expect(onlookers.every(({ heard }) => heard > 1000)).toBe(true);
  });
});

/** What is private, and its release: whole, and for everybody, in every language, theme and size. */
import { button, canvas } from '../support/hands.ts';
import { expect, same, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { expectLaidOut, shoot, speak, turn } from './look.ts';
import { judge, looksAt, MAP, nameOf, SMALL, USUAL } from './looks.ts';
import { expectDrawn } from './pixels.ts';
import { DRAFT, dialog, releases } from './release.ts';

const TEXTS = {
  original: 'en',
  en: 'Two vehicles under nets',
  ar: 'مركبتان تحت شباك التمويه',
};
/** In the order in which they come. */
const STATES = ['shared', 'rounded', 'named-place', 'waiting', 'decide'] as const;
type State = (typeof STATES)[number];

test('what is private, and its release, in three languages, at two sizes, dark and bright', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  test.setTimeout(3_600_000);
  const looks = looksAt('a release', STATES, [SMALL, USUAL]);
  const room = await roomOf();
  await room.send('us officer', { ...DRAFT, event: { ...DRAFT.event, title: TEXTS } }, 'us');
  await room.send('sy officer', reported('Smoke by the road', { precedence: 'FLASH' }));
  const { page } = await open(room, 'us supervisor', { map: MAP });
  await same(room, [page]);

  const look = async (state: State) => {
    for (const one of looks.filter((other) => other.state === state)) {
      await turn(page, one.theme);
      await speak(page, one.tag); // also while a dialog lies over it
      await page.setViewportSize(one.size);
      await judge(page, `release-${nameOf(one)}`);
    }
    await turn(page, 'dark');
    await speak(page, 'en');
  };
  await look('shared');

  await page.goto(within(page, '/?picture=us&item=E-2')); // as links were written before
  await expect.poll(() => new URL(page.url()).search).toMatch(/^\?item=E-2&in=us/);
  await expect(page.getByRole('heading', { name: TEXTS.en })).toBeVisible();
  await expect(canvas(page)).toBeVisible();
  await releases(page).getByRole('button', { name: 'Release to' }).click();
  await dialog(page).getByLabel('To 1 km').check();
  await look('rounded');
  await dialog(page).getByLabel('A named place').check();
  await dialog(page).getByRole('combobox').fill('Quneitra');
  await expect(dialog(page).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('cell', { name: '10 km' })).toBeVisible();
  await look('named-place');
  await page.keyboard.press('Escape');

  const before = (await room.get('/api/pictures/us')) as { items: { history: unknown[] }[] };
  expect(before.items.length).toBe(1);
  await releases(page).getByRole('button', { name: 'Release to' }).click();
  await button(page, 'Propose for release').click();
  await expect(releases(page)).toContainText('Waiting for another officer');
  await look('waiting');
  await button(page, /^Releases 1 waits/).click();
  await dialog(page).getByRole('button', { name: 'Look and decide' }).click();
  await look('decide');
});

test('what is private is drawn over the shared picture', async ({ roomOf, open }) => {
  const room = await roomOf();
  await room.send('us officer', { ...DRAFT, event: { ...DRAFT.event, title: TEXTS } }, 'us');
  await room.send('sy officer', reported('Smoke by the road', { precedence: 'FLASH' }));
  const { page } = await open(room, 'us supervisor', { map: 'drawn' });
  await turn(page, 'bright');
  await same(room, [page]);
  await shoot(page, 'release-map-bright');
  await expectLaidOut(page, 'a private picture over the shared one');
  await expectDrawn(page);
});

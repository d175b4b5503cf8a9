/** People: by their own keys, in the roles that they were given; walls by a code; and all of it ended. */
import type { Page } from '@playwright/test';
import { type Device, tabTo } from '../support/devices.ts';
import { button } from '../support/hands.ts';
import { expect, strip } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import { LANGUAGES, type Tag } from './look.ts';
import { judge, type Look, looksAt, nameOf, SMALL, USUAL } from './looks.ts';
import { approve, codeOf, devices, enrol, OFFICER } from './people.ts';

/** Whether an address is of a script of the pages of people. */
const ofPeople = (url: string): boolean => /\/(Pages|Arrival|Enrol|Door)-/.test(url);

/** Takes those looks at a page that are of its state; it ends small and dark, in English. */
async function lookAt(page: Page, state: string, looks: readonly Look[]): Promise<void> {
  for (const look of looks.filter((one) => one.state === state)) {
    await appear(page, look);
    await judge(page, nameOf(look), { mapped: false });
  }
  await appear(page, { tag: 'en', theme: 'dark', size: SMALL });
}

async function appear(page: Page, { tag, theme, size }: Omit<Look, 'state'>): Promise<void> {
  if ((await page.locator('html').getAttribute('data-theme')) !== theme) {
    const at = new URL(page.url());
    at.searchParams.set('theme', theme);
    await page.goto(at.href);
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  }
  await speak(page, tag);
  await page.setViewportSize(size);
}

async function speak(page: Page, tag: Tag): Promise<void> {
  await button(page, LANGUAGES[tag].button).dispatchEvent('click'); // also while a dialog lies over it
  await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
}

/** Enrols the first admin by the link that a live cell prints while it has none. */
async function enrolAdmin(room: Room, { page }: Device): Promise<void> {
  await page.goto(room.link('us admin'));
  await expect(page.getByText('us-admin')).toBeVisible();
  expect(new URL(page.url()).hash, 'the token is out of the address bar').toBe('');
  await button(page, 'Register a passkey').click();
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  await expect(page.locator('canvas'), 'an admin sees no map').toHaveCount(0);
}

/** Invites by the keyboard alone; the link that is shown once. */
async function invite(
  { page }: Device,
  person: string,
  roles: readonly string[],
  proven?: (page: Page) => Promise<void>,
): Promise<string> {
  await tabTo(page, page.locator('[name=invited]'));
  await page.keyboard.type(person);
  for (const role of roles) {
    await tabTo(page, page.locator(`[name=invited-role][value=${role}]`));
    await page.keyboard.press('Space');
  }
  await tabTo(page, button(page, 'Make the link'));
  await page.keyboard.press('Enter');
  if (proven) await proven(page);
  const link = page.locator('[data-link]');
  await expect(link).toBeVisible();
  return (await link.textContent()) ?? '';
}

/** As if this person had proved long ago that it is they: the next invitation is refused once for that. */
async function askForProof({ page }: Device): Promise<void> {
  const error = { kind: 'step-up', why: 'prove again who you are' };
  await page.route(
    '**/api/people',
    (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 403, json: { error } })
        : route.continue(),
    { times: 1 },
  );
}

/** Proves it by the keyboard alone; what was asked for is then done. */
async function prove(page: Page, looks: readonly Look[]): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Prove that it is you' });
  await expect(dialog).toBeVisible();
  await lookAt(page, 'prove', looks);
  await tabTo(page, button(page, 'Confirm with a passkey'));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

const STATES = ['people', 'prove', 'enrol', 'enrol-spent', 'account', 'sign-in', 'record'];
/** Where an address alone does not lead back. */
const PASSING = ['prove', 'enrol', 'enrol-spent'];

devices(
  'people enrol and sign in by passkey, invite and approve by the keyboard alone, and a link works once',
  { tag: '@with-looks' },
  async ({ roomOf, device }) => {
    const looks = looksAt('the pages of people', STATES, [SMALL, USUAL], PASSING);
    const room = await roomOf({ live: true });
    const admin = await device();
    await enrolAdmin(room, admin);
    await admin.page.locator('[name=invited-role][value=admin]').check();
    const officer = admin.page.locator('[name=invited-role][value=officer]');
    await expect(officer).toBeDisabled();
    await expect(officer).toHaveAccessibleDescription('not together with administrator');
    await lookAt(admin.page, 'people', looks);
    await admin.page.locator('[name=invited-role][value=admin]').uncheck();
    await askForProof(admin);
    const link = await invite(admin, OFFICER, ['officer', 'analyst'], (page) => prove(page, looks));
    await expect(admin.page.locator(`[data-person="${OFFICER}"]`)).toContainText('invited');

    const own = await device();
    await own.page.goto(link);
    await expect(own.page.getByText(OFFICER)).toBeVisible();
    await lookAt(own.page, 'enrol', looks);
    await button(own.page, 'Register a passkey').click();
    await expect(strip(own.page)).toContainText('SAME PICTURE');

    await own.page
      .locator('header')
      .getByRole('link', { name: /Watch officer/ })
      .click();
    await expect(own.page.getByText('this one')).toBeVisible();

    const thief = await device();
    await thief.page.goto(link);
    await expect(thief.page.getByText('This link cannot be used')).toBeVisible();
    await expect(button(thief.page, 'Register a passkey')).toHaveCount(0);
    await lookAt(thief.page, 'enrol-spent', looks);

    await lookAt(own.page, 'account', looks);
    await button(own.page, 'Sign out').click();
    await expect(button(own.page, 'Sign in with a passkey')).toBeFocused();
    await lookAt(own.page, 'sign-in', looks);
    await tabTo(own.page, button(own.page, 'Sign in with a passkey'));
    await own.page.keyboard.press('Enter');
    await expect(own.page.getByText('this one'), 'it comes up where one was').toBeVisible();

    await button(own.page, 'Analyst').click();
    await expect(own.page.locator('header')).toContainText('Analyst ·');
    await expect(own.page.locator('#approve'), 'an analyst lets no wall in').toHaveCount(0);
    await button(own.page, 'Watch officer').click();
    await own.page.getByRole('link', { name: 'Record of access' }).click();
    const said = own.page.locator('tbody');
    await expect(said).toContainText(`${OFFICER} registered a passkey`);
    await expect(said).toContainText(`${OFFICER} signed in as Watch officer by passkey`);
    await expect(said).toContainText(`${OFFICER} signed out`);
    await lookAt(own.page, 'record', looks);
  },
);

devices(
  'a wall comes in by its code, shows the picture, and is dark at once when it is revoked',
  { tag: '@with-looks' },
  async ({ roomOf, device }) => {
    const room = await roomOf({ live: true });
    const officer = await device();
    const link = await room.invite(OFFICER, '--desk', 'us', '--role', 'officer');
    await enrol(officer, link);
    const at = new URL(officer.page.url()).origin;
    officer.asked.length = 0;
    await officer.page.goto(at);
    await expect(strip(officer.page)).toContainText('SAME PICTURE');
    expect(officer.asked.filter(ofPeople), 'who works fetches no pages of people').toEqual([]);
    await officer.page.goto(`${at}/account`);

    const looks = looksAt('a wall that waits', ['wall-code'], [SMALL, USUAL]);
    const wall = await device({ clock: true });
    for (const look of looks) {
      await wall.page.goto(`${at}/wall?lang=${look.tag}&theme=${look.theme}`);
      await codeOf(wall);
      await wall.page.setViewportSize(look.size);
      await judge(wall.page, nameOf(look), { mapped: false });
    }
    await wall.page.goto(`${at}/wall?lang=en`);
    const code = await codeOf(wall);
    await approve(officer, code);
    await expect(wall.page.locator('main.wall')).toBeVisible();
    await expect(strip(wall.page)).toContainText('SAME PICTURE');
    expect(new URL(wall.page.url()).search, 'nothing that signs in is in its address').toBe(
      '?lang=en',
    );

    // It is told, and does not find out in time: from now on no time passes on its page.
    const now = await wall.page.evaluate(() => Date.now());
    await wall.page.clock.pauseAt(now + 1000);
    const revoked = officer.page.waitForResponse((one) => one.request().method() === 'DELETE');
    await tabTo(officer.page, button(officer.page, /^Revoke wall/));
    await officer.page.keyboard.press('Enter');
    expect((await revoked).status()).toBe(204);
    await expect(wall.page.locator('canvas, main.wall')).toHaveCount(0);
    await wall.page.clock.resume();
    await expect(wall.page.getByText('SAME PICTURE')).toHaveCount(0);
    expect(await codeOf(wall), 'and shows a new code').not.toBe(code);
    await expect(officer.page.getByText('No wall is signed in')).toBeVisible();
    expect(wall.asked.filter(ofPeople), 'nor does a wall').toEqual([]);
  },
);

devices(
  'a session that is ended elsewhere leaves nothing on the screen, and loses nothing that was typed',
  async ({ roomOf, device }) => {
    const room = await roomOf({ live: true });
    const admin = await device();
    await enrolAdmin(room, admin);
    const officer = await device();
    await enrol(officer, await invite(admin, OFFICER, ['officer']));
    await button(officer.page, 'Event').click();
    await officer.page.locator('[name="title.en"]').fill('Smoke at the fence');

    await admin.page.reload();
    await button(admin.page, `Change ${OFFICER}`).click();
    await button(admin.page, 'End sessions').click();
    await expect(admin.page.getByText('Their sessions are ended.')).toBeVisible();

    await expect(button(officer.page, 'Sign in with a passkey')).toBeVisible();
    await expect(officer.page.locator('canvas, header [aria-haspopup=dialog]')).toHaveCount(0);
    await expect(officer.page.getByText('Your session has ended')).toBeVisible();
    await officer.page.keyboard.press('Enter');
    await expect(strip(officer.page)).toContainText('SAME PICTURE');
    await expect(officer.page.locator('[name="title.en"]')).toHaveValue('Smoke at the fence');
  },
);

/** People: by their own keys, in the roles that they were given; walls by a code; and all of it ended. */
import type { Page } from '@playwright/test';
import { type Device, deviceIn, tabTo } from '../support/devices.ts';
import { button } from '../support/hands.ts';
import { expect, strip, test } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import { AXE, expectLaidOut, expectUsable, LANGUAGES, shoot, TAGS, type Tag } from './look.ts';
import { drawSparingly, still } from './still.ts';

const SMALL = { width: 1280, height: 720 };
const USUAL = { width: 1440, height: 900 };
const OFFICER = 'k.miller';
/** From the answer that ends a session to a screen that shows nothing of the picture any more. */
const DARK_WITHIN = 1000; // ms

const devices = test.extend<{ device: () => Promise<Device> }>({
  device: async ({ browser }, use) => {
    const made: Device[] = [];
    await use(async () => {
      const one = await deviceIn(browser, { viewport: SMALL, script: AXE });
      made.push(one);
      return one;
    });
    for (const { complaints } of made) expect(complaints(), 'no screen had a fault').toEqual([]);
    for (const one of made) await one.close();
  },
});

/** Whether an address is of a script of the pages of people. */
const ofPeople = (url: string): boolean => /\/(Pages|SignIn|Enrol|Door)-/.test(url);

/** Looks at a page as it stands: in three languages, at two sizes. It ends in English. */
async function lookAt(page: Page, state: string): Promise<void> {
  for (const tag of [...TAGS.filter((one) => one !== 'en'), 'en'] as const) {
    await speak(page, tag);
    for (const size of [USUAL, SMALL]) {
      await page.setViewportSize(size);
      await shoot(page, `${tag}-${state}-${size.width}`, false);
      await expectLaidOut(page, `${tag} ${state} ${size.width}`);
    }
    await expectUsable(page, `${tag} ${state}`);
  }
}

async function speak(page: Page, tag: Tag): Promise<void> {
  await button(page, LANGUAGES[tag].button).click();
  await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
}

/** The same page in a bright room. */
async function lookAtBright(page: Page, state: string): Promise<void> {
  const at = new URL(page.url());
  at.searchParams.set('theme', 'bright');
  await page.goto(at.href);
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.setViewportSize(USUAL);
  await shoot(page, `en-${state}-${USUAL.width}-bright`, false);
  await expectUsable(page, `${state} bright`);
  at.searchParams.set('theme', 'dark');
  await page.goto(at.href);
  await expect(page.locator('h1').first()).toBeVisible();
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
  proven = false,
): Promise<string> {
  await tabTo(page, page.locator('[name=invited]'));
  await page.keyboard.type(person);
  for (const role of roles) {
    await tabTo(page, page.locator(`[name=invited-role][value=${role}]`));
    await page.keyboard.press('Space');
  }
  await tabTo(page, button(page, 'Make the link'));
  await page.keyboard.press('Enter');
  if (proven) await prove(page);
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
async function prove(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Prove that it is you' });
  await expect(dialog).toBeVisible();
  await shoot(page, `en-prove-${SMALL.width}`, false);
  await expectUsable(page, 'prove');
  await tabTo(page, button(page, 'Confirm with a passkey'));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** Enrols by a link; the page of the picture comes up. */
async function enrol({ page }: Device, link: string): Promise<void> {
  await page.goto(link);
  await button(page, 'Register a passkey').click();
  await expect(strip(page)).toContainText('SAME PICTURE');
}

/** The code that a screen which nobody approved shows. */
async function codeOf({ page }: Device): Promise<string> {
  const code = page.locator('.code bdi');
  await expect(code).toHaveText(/^[A-Z2-9]{3}-[A-Z2-9]{3}$/);
  return (await code.textContent()) ?? '';
}

/** Approves a wall by the keyboard alone, as the code is read out. */
async function approve({ page }: Device, code: string): Promise<void> {
  await tabTo(page, page.locator('[name=wall-code]'));
  await page.keyboard.type(code.replace('-', ' ').toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('The wall is signed in.')).toBeVisible();
}

devices(
  'people enrol and sign in by passkey, invite and approve by the keyboard alone, and a link works once',
  async ({ roomOf, device }) => {
    const room = await roomOf({ live: true });
    const admin = await device();
    await enrolAdmin(room, admin);
    await admin.page.locator('[name=invited-role][value=admin]').check();
    const officer = admin.page.locator('[name=invited-role][value=officer]');
    await expect(officer).toBeDisabled();
    await expect(officer).toHaveAccessibleDescription('not together with administrator');
    await lookAt(admin.page, 'people');
    await lookAtBright(admin.page, 'people');
    await askForProof(admin);
    const link = await invite(admin, OFFICER, ['officer', 'analyst'], true);
    await expect(admin.page.locator(`[data-person="${OFFICER}"]`)).toContainText('invited');

    const own = await device();
    await own.page.goto(link);
    await expect(own.page.getByText(OFFICER)).toBeVisible();
    await lookAt(own.page, 'enrol');
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
    await lookAt(thief.page, 'enrol-spent');

    await lookAt(own.page, 'account');
    await lookAtBright(own.page, 'account');
    await button(own.page, 'Sign out').click();
    await expect(button(own.page, 'Sign in with a passkey')).toBeFocused();
    await lookAt(own.page, 'sign-in');
    await lookAtBright(own.page, 'sign-in');
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
    await lookAt(own.page, 'record');
    await lookAtBright(own.page, 'record');
  },
);

devices(
  'a wall comes in by its code, shows the picture, and is dark within a second once it is revoked',
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

    const wall = await device();
    await drawSparingly(wall.page.context());
    for (const tag of TAGS) {
      await wall.page.goto(`${at}/wall?lang=${tag}`);
      await codeOf(wall);
      for (const size of [USUAL, SMALL]) {
        await wall.page.setViewportSize(size);
        await shoot(wall.page, `${tag}-wall-code-${size.width}`, false);
        await expectLaidOut(wall.page, `${tag} wall code ${size.width}`);
      }
      await expectUsable(wall.page, `${tag} wall code`);
    }
    await wall.page.goto(`${at}/wall?lang=en`);
    const code = await codeOf(wall);
    await approve(officer, code);
    await expect(wall.page.locator('main.wall')).toBeVisible();
    await expect(strip(wall.page)).toContainText('SAME PICTURE');
    expect(new URL(wall.page.url()).search, 'nothing that signs in is in its address').toBe(
      '?lang=en',
    );

    await still(wall.page); // it hangs there; a first drawing by software takes most of a second itself
    const dark = wall.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (document.querySelector('canvas, main.wall') === null) resolve(Date.now());
          };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        }),
    );
    const answered = officer.page
      .waitForResponse((one) => one.request().method() === 'DELETE')
      .then(async (response) => {
        await response.finished();
        return { status: response.status(), at: Date.now() };
      });
    await tabTo(officer.page, button(officer.page, /^Revoke wall/));
    await officer.page.keyboard.press('Enter');
    const { status, at: revoked } = await answered;
    expect(status).toBe(204);
    const took = (await dark) - revoked;
    process.stdout.write(`    a revoked wall is dark after ${took} ms\n`);
    expect(took).toBeLessThan(DARK_WITHIN);
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

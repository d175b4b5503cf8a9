/** Three languages are equals: in words, in direction, in layout; and anybody can use the page. */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect, same, strip, test } from '../support/journey.ts';
import { type Room, reported } from '../support/room.ts';
import { layoutFaults } from './layout.ts';

const SHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'journeys');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const DESKS = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;
const WALLS = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;

const LANGUAGES = {
  en: {
    button: 'English',
    dir: 'ltr',
    same: 'SAME PICTURE',
    event: 'Event',
    zone: 'Zone',
    polygon: 'Polygon',
  },
  ar: {
    button: 'العربية',
    dir: 'rtl',
    same: 'صورة واحدة',
    event: 'حدث',
    zone: 'منطقة',
    polygon: 'مضلّع',
  },
  he: {
    button: 'עברית',
    dir: 'rtl',
    same: 'אותה תמונה',
    event: 'אירוע',
    zone: 'אזור',
    polygon: 'מצולע',
  },
} as const;
type Tag = keyof typeof LANGUAGES;
const TAGS: readonly Tag[] = ['en', 'ar', 'he'];

/** A tense moment in three languages: what a page is full of when it matters. */
async function fill(room: Room): Promise<string> {
  const title = {
    original: 'ar',
    en: 'Brush fire near Jubata al-Khashab moving towards the separation line',
    ar: 'حريق أعشاب قرب جباتا الخشب يتجه نحو خط الفصل',
    he: 'שריפת קוצים ליד ג׳ובאתא אל־ח׳שב מתקדמת לעבר קו ההפרדה',
  };
  const { item } = await room.send(
    'sy officer',
    reported('', {
      category: 'brush-fire',
      precedence: 'FLASH',
      uncertainty: 900,
      title,
    }),
  );
  await room.send('il officer', {
    type: 'position.taken',
    item,
    stance: 'partly',
    reason: 'העשן נראה מתל אל־פרס; כיוון ההתקדמות עדיין לא ברור.',
  });
  await room.send('us officer', { type: 'position.taken', item, stance: 'reviewing' });
  await room.send('us officer', {
    type: 'note.added',
    note: {
      on: item,
      text: { original: 'en', en: 'Fire crews ask for leave to cross at the gate.' },
    },
  });
  const name = {
    original: 'he',
    en: 'No fire, fire crews',
    ar: 'حظر إطلاق نار، فرق الإطفاء',
    he: 'איסור ירי, צוותי כיבוי',
  };
  await room.send('il officer', {
    type: 'zone.proposed',
    terms: {
      kind: 'no-fire',
      name,
      area: { type: 'Circle', centre: [35.85, 33.2], radius: 3000 },
      altitude: { upper: { metres: 400, reference: 'AGL' } },
      window: { from: new Date().toISOString() },
      basis: 'Line call',
    },
  });
  return item ?? '';
}

const LOOKS = 4;

/** Waits until a part of the map, away from clocks and cards, stands still; not for ever: an exercise goes on. */
async function settled(page: Page): Promise<void> {
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (box === null) throw new Error('no map');
  const clip = {
    x: box.x + box.width * 0.4,
    y: box.y + box.height * 0.4,
    width: box.width * 0.2,
    height: box.height * 0.3,
  };
  let before: string | undefined;
  for (let look = 0; look < LOOKS; look++) {
    const now = (await page.screenshot({ clip })).toString('base64');
    if (now === before) return;
    before = now;
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** What stands in somebody's way who reads by ear, by keyboard or with weak eyes. */
async function expectUsable(page: Page, where: string): Promise<void> {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  );
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  expect.soft(grave, `${where} can be used by everybody`).toEqual([]);
}

const expectLaidOut = async (page: Page, where: string): Promise<void> =>
  expect.soft(await layoutFaults(page), `${where} is laid out whole`).toEqual([]);

test.beforeAll(() => mkdirSync(SHOTS, { recursive: true }));

test('the page speaks three languages in both directions, whole at every size', async ({
  roomOf,
  open,
}) => {
  test.setTimeout(180_000);
  const room = await roomOf({ exercise: true });
  const item = await fill(room);
  const { page } = await open(room, 'sy officer', { script: AXE });
  await same(room, [page]);
  await page.goto(`${room.url}/?item=${item}`);
  await expect(strip(page)).toContainText('SAME PICTURE');

  for (const tag of TAGS) {
    const words = LANGUAGES[tag];
    await page.getByRole('button', { name: words.button }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await expect(page.locator('html')).toHaveAttribute('dir', words.dir);
    await expect(strip(page)).toContainText(words.same);
    await expect(page.getByRole('tab')).toHaveCount(3);
    if (tag !== 'en') await expect(page.getByText('SAME PICTURE')).toHaveCount(0);
    for (const size of DESKS) {
      const where = `${tag}-analyst-${size.width}`;
      await page.setViewportSize(size);
      await shoot(page, where);
      await expectLaidOut(page, where);
    }
    await expectUsable(page, `${tag} analyst with details`);

    await page.setViewportSize(DESKS[0]);
    await page.getByRole('button', { name: words.event, exact: true }).click();
    await expect(page.locator('[name=category]')).toBeVisible();
    await shoot(page, `${tag}-event-form`);
    await expectLaidOut(page, `${tag} event form`);
    await expectUsable(page, `${tag} event form`);
    await page.getByRole('button', { name: words.zone, exact: true }).click();
    await page.getByRole('button', { name: words.polygon, exact: true }).click();
    await expect(page.locator('[name=basis]')).toBeVisible();
    await page.locator('[name=basis]').scrollIntoViewIfNeeded();
    await shoot(page, `${tag}-zone-form`);
    await expectLaidOut(page, `${tag} zone form`);
    await expectUsable(page, `${tag} zone form`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.event, exact: true }).focus();
    await page.reload();
    await expect(strip(page)).toContainText(words.same);
    await expect(page.locator('html')).toHaveAttribute('dir', words.dir);
  }
});

test('the wall speaks three languages, whole at both sizes', async ({ roomOf, open }) => {
  test.setTimeout(180_000);
  const room = await roomOf({ exercise: true });
  await fill(room);
  const { page } = await open(room, 'il wall', { script: AXE, viewport: WALLS[0] });
  for (const tag of TAGS) {
    const words = LANGUAGES[tag];
    await page.setViewportSize(WALLS[0]);
    await page.goto(`${room.url}/wall?lang=${tag}`);
    await expect(strip(page)).toContainText(words.same);
    await expect(page.locator('html')).toHaveAttribute('dir', words.dir);
    for (const size of WALLS) {
      const where = `${tag}-wall-${size.width}`;
      await page.setViewportSize(size);
      await shoot(page, where);
      await expectLaidOut(page, where);
      if (size === WALLS[0]) await expectUsable(page, where);
    }
  }
});

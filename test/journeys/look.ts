/** What journeys that look at the page share: a tense moment, screenshots, and who can use it. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect } from '../support/journey.ts';
import { type Room, reported } from '../support/room.ts';
import { layoutFaults } from './layout.ts';
import { still } from './still.ts';

const SHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'journeys');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const LANGUAGES = {
  en: {
    button: 'English',
    dir: 'ltr',
    same: 'SAME PICTURE',
  },
  ar: {
    button: 'العربية',
    dir: 'rtl',
    same: 'الصورة متطابقة',
  },
  he: {
    button: 'עברית',
    dir: 'rtl',
    same: 'אותה תמונה',
  },
} as const;
/** In the order in which the page offers them. */
export const THEMES = ['dark', 'bright'] as const;
export type Theme = (typeof THEMES)[number];
export type Tag = keyof typeof LANGUAGES;
export const TAGS: readonly Tag[] = ['en', 'ar', 'he'];

/** The page speaks a language from now on. */
export async function speak(page: Page, tag: Tag): Promise<void> {
  const { button, dir } = LANGUAGES[tag];
  // a click by the mouse waits for frames that a large map, drawn by software, is slow to give
  const bar = page.locator('header:has(> .me)'); // the details of an item have a header, too
  await bar.locator('.menu > button').last().dispatchEvent('click');
  await bar.getByRole('button', { name: button }).dispatchEvent('click');
  await expect(page.locator('html')).toHaveAttribute('lang', tag);
  await expect(page.locator('html')).toHaveAttribute('dir', dir);
}

/** The page is dark or bright from now on, in whatever language it speaks. */
export async function turn(page: Page, theme: Theme): Promise<void> {
  const opener = page.locator('[aria-controls=layers-panel]');
  await opener.dispatchEvent('click');
  await page
    .locator('#layers-panel fieldset')
    .first()
    .getByRole('button')
    .nth(THEMES.indexOf(theme))
    .dispatchEvent('click');
  await opener.dispatchEvent('click');
  await expect(page.locator('#layers-panel')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** A tense moment in three languages: what a page is full of when it matters. Returns the event. */
export async function fill(room: Room): Promise<string> {
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
    said: { original: 'he', he: 'העשן נראה מתל אל־פרס; כיוון ההתקדמות עדיין לא ברור.' },
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
    agrees: true,
  });
  return item ?? '';
}

/** Keeps what the page looks like, once its map has been drawn (a map on tour never is). */
export async function shoot(page: Page, name: string, drawn = true): Promise<void> {
  if (drawn) await still(page);
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/**
 * Waits until letters are there and the page is laid out for its size, language and theme. A browser that draws by
 * software may stop giving frames: what is laid out is judged then, too.
 */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const orLater = (soon: Promise<unknown>) =>
      Promise.race([soon, new Promise((done) => setTimeout(done, 10_000))]);
    for (let i = 0; i < 2; i++) await orLater(new Promise(requestAnimationFrame));
    await orLater(document.fonts.ready);
    await orLater(new Promise(requestAnimationFrame));
  });

/** Nothing stands in anybody's way who reads by ear, by keyboard or with weak eyes. */
export async function expectUsable(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  );
  const found = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${impact} ${id}: ${html} ${failureSummary}`),
  );
  expect.soft(found, `${where} can be used by everybody`).toEqual([]);
}

/** Nothing covers, cuts or leaves the page, once it has been laid out for the size that it was given. */
export async function expectLaidOut(page: Page, where: string): Promise<void> {
  let found = await layoutFaults(page);
  for (let frames = 0; found.length > 0 && frames < 3; frames++) {
    await settled(page); // a page that was just resized writes its axis again in its next frame
    found = await layoutFaults(page);
  }
  expect.soft(found, `${where} is laid out whole`).toEqual([]);
}

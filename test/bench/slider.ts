/** The slider of a whole page over five years of alerts: what a step of it costs, dragged and with rests between. */
import { type Browser, chromium, type Page } from '@playwright/test';
import playwright from '../journeys/playwright.config.ts';
import { Room } from '../support/room.ts';
import { sharedPath } from '../support/shared.ts';
import { ms, quantile, type Row } from './support.ts';
import { type Step, traced } from './trace.ts';

const ALERTS = 'alerts/by_locality_2019-2024.ndjson.gz';
const OPENS = 180_000; // ms until a page has drawn all of them
const SETTLES = 6000; // ms in which names, lists and the strip come
const DRAGGED = { steps: 80, every: 50 }; // ms
const RESTING = { steps: 30, every: 700 }; // ms

export interface Slid {
  readonly resting: readonly Step[];
  readonly dragged: readonly Step[];
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Opens all that had happened, closed or not, at `link`, and slides over it. */
export async function slide(browser: Browser, link: string): Promise<Slid> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(link);
  await page.getByText('SAME PICTURE').first().waitFor({ timeout: OPENS });
  await page.getByRole('button', { name: 'as it happened' }).click();
  await page.getByRole('button', { name: /closed hidden$/ }).click();
  await later(SETTLES);
  const resting = await moves(browser, page, RESTING);
  const dragged = await moves(browser, page, DRAGGED);
  await page.close();
  return { resting, dragged };
}

/** Holds the slider and moves it to and fro. */
async function moves(
  browser: Browser,
  page: Page,
  { steps, every }: { steps: number; every: number },
): Promise<readonly Step[]> {
  const box = await page.getByRole('slider', { name: 'Moment shown' }).boundingBox();
  if (box === null) throw new Error('no slider');
  const y = box.y + box.height / 2;
  const x = (step: number) => box.x + box.width * (0.5 + 0.4 * Math.sin(step / 9));
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  await later(SETTLES);
  const found = await traced(browser, page, 'pointermove', async () => {
    for (let step = 1; step <= steps; step++) {
      const due = later(every);
      await page.mouse.move(x(step), y);
      await due;
    }
  });
  await page.mouse.up();
  await later(SETTLES);
  return found;
}

const MOST = 16; // ms of script in a step, p95

const figures = (steps: readonly Step[]): Pick<Row, 'result' | 'aim'> => {
  const of = (pick: (step: Step) => number) => [0.5, 0.95].map((q) => quantile(steps.map(pick), q));
  const [p50 = 0, p95 = 0] = of(({ script }) => script);
  const [, longest = 0] = of(({ longest }) => longest);
  const result = `script p50 ${ms(p50)}, p95 ${ms(p95)}; the longest at a time, p95 ${ms(longest)}`;
  return { result, aim: { value: p95, most: MOST, unit: 'ms' } };
};

export async function benchSlider(): Promise<Row[]> {
  const room = await Room.open();
  const browser = await chromium.launch(playwright.use?.launchOptions);
  try {
    const fed = await room.feed(sharedPath(ALERTS), 'il', '--speed', 'max');
    const size = `${/(\d+) went in/.exec(fed.text)?.[1] ?? '?'} alerts`;
    const { resting, dragged } = await slide(browser, room.link('us officer'));
    return [
      {
        what: `a step of the slider, ${RESTING.every} ms before the next: with names, lists and all that follow`,
        size,
        ...figures(resting),
      },
      {
        what: `the same, dragged, ${DRAGGED.every} ms before the next`,
        size,
        ...figures(dragged),
      },
    ];
  } finally {
    await browser.close();
    await room.close();
  }
}

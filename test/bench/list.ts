/** A long list, scrolled far at every step: what a step costs, and how many cards stand in the page. */
import { each, figures, memory, withPage } from './browser.ts';
import type { Row } from './support.ts';

const STEPS = 40;

export const benchList = (sizes: readonly number[]): Promise<Row[]> =>
  withPage(async (open) => {
    const rows: Row[] = [];
    for (const n of sizes) {
      const opened = await open();
      const { page } = opened;
      await page.evaluate((n) => window.bench.openList(n), n);
      const used = await memory(opened);
      let cards = 0;
      const cost = await each(opened, STEPS, async (i) => {
        const share = ((i * 37) % 100) / 100;
        cards = Math.max(cards, await page.evaluate((to) => window.bench.scrollTo(to), share));
      });
      rows.push({
        what: 'a list scrolled far at each step',
        size: `${n} items`,
        result: `${figures(cost)}; at most ${cards} cards in the page; heap ${used.toFixed(0)} MB`,
      });
      await page.close();
    }
    return rows;
  });

/** The map under a moving slider and under news: our layer of points against MapLibre's own ways. */
import { each, figures, memory, withPage } from './browser.ts';
import type { Way } from './page/page.ts';
import type { Row } from './support.ts';

const STEPS = 40;
const CHANGED = 100;

/** MapLibre's own ways are slow with many: a few steps say as much. */
const stepsFor = (n: number, way: Way): number => (n > 10_000 && way !== 'points' ? 8 : STEPS);

export const benchReplay = (
  sliding: readonly number[],
  changing: readonly number[],
): Promise<Row[]> =>
  withPage(async (open) => {
    const rows: Row[] = [];
    for (const n of sliding) {
      for (const way of ['points', 'setFilter'] as const) {
        const opened = await open();
        const { page } = opened;
        await page.evaluate(([way, n]) => window.bench.open(way, n), [way, n] as const);
        const cost = await each(opened, stepsFor(n, way), (i) =>
          page.evaluate(([way, t]) => window.bench.slide(way, t), [
            way,
            Math.round((n * ((i * 37) % 100)) / 100),
          ] as const),
        );
        rows.push({
          what: `a step of the slider: ${NAMES[way]}`,
          size: `${n} revisions`,
          result: figures(cost),
        });
        await page.close();
      }
    }
    for (const n of changing) {
      for (const way of ['points', 'updateData', 'setData'] as const) {
        const opened = await open();
        const { page } = opened;
        await page.evaluate(([way, n]) => window.bench.open(way, n), [way, n] as const);
        const used = await memory(opened);
        const cost = await each(
          opened,
          stepsFor(n, way),
          () => page.evaluate((way) => window.bench.update(way), way),
          () =>
            page.evaluate(([way, k, n]) => window.bench.prepare(way, k, n), [
              way,
              CHANGED,
              n,
            ] as const),
        );
        rows.push({
          what: `${CHANGED} changed events: ${NAMES[way]}`,
          size: `${n} events`,
          result: `${figures(cost)}; heap ${used.toFixed(0)} MB`,
        });
        await page.close();
      }
    }
    return rows;
  });

const NAMES: Readonly<Record<Way, string>> = {
  points: 'layer of points',
  setFilter: '`setFilter`',
  setData: '`setData` of everything',
  updateData: 'bare `updateData`',
};

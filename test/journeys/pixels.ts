/** What a map really shows. */
import { expect, type Page } from '@playwright/test';
import { canvas } from '../support/hands.ts';

/** How many colours are in the middle of the map, told apart by the upper four bits of each channel. */
async function colours(page: Page): Promise<number> {
  const box = await canvas(page).boundingBox();
  if (box === null) throw new Error('no map');
  const clip = {
    x: box.x + box.width / 4, // nothing that is no map lies over its middle
    y: box.y + box.height / 4,
    width: box.width / 2,
    height: box.height / 2,
  };
  const shot = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const drawn = new OffscreenCanvas(image.width, image.height);
    const context = drawn.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4) {
      seen.add(
        (((data[i] ?? 0) >> 4) << 8) | (((data[i + 1] ?? 0) >> 4) << 4) | ((data[i + 2] ?? 0) >> 4),
      );
    }
    return seen.size;
  }, shot);
}

/** Waits until the map has been drawn: a blank one has a colour or two. */
export const expectDrawn = (page: Page): Promise<void> =>
  expect.poll(() => colours(page), { message: 'the map is drawn' }).toBeGreaterThan(20);

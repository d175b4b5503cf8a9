/** A screen that faults are done to, as the others see it and as it looks. */
import { errors, type Page } from '@playwright/test';
import type { Who } from '../support/room.ts';

/** What another page lists of a screen. */
export interface Listed {
  readonly state: string;
  readonly seq: number;
}

export class Subject {
  readonly who: Who;
  readonly page: Page;
  readonly #observer: Page;
  readonly #judge: Page;

  /** `observer`: a page that lists all screens. `judge`: an empty page that looks at screenshots. */
  constructor(who: Who, page: Page, observer: Page, judge: Page) {
    this.who = who;
    this.page = page;
    this.#observer = observer;
    this.#judge = judge;
  }

  /** As the observer lists it; undefined: not at all. */
  async listed(): Promise<Listed | undefined> {
    return this.#observer.evaluate(
      (person) => {
        for (const row of document.querySelectorAll('.connected li')) {
          const [name, seq] = [...row.querySelectorAll('bdi.mono')].map((one) => one.textContent);
          if (name !== person) continue;
          return { state: row.className.split(' ')[0] ?? '', seq: Number(seq?.replace(/\D/g, '')) };
        }
        return undefined;
      },
      this.who.replace(' ', '-'),
    );
  }

  /** Whether the two red rings of a FLASH are to be seen at a place: by a screenshot, as an eye would. */
  async shows([lon, lat]: readonly [number, number]): Promise<boolean> {
    const at = await this.page.evaluate(
      (place) => {
        const map = globalThis.window.tripointGlass?.map;
        const canvas = map?.getCanvas();
        if (map === undefined || canvas === undefined) return undefined;
        const { x, y } = map.project([place[0], place[1]]);
        const { left, top, width } = canvas.getBoundingClientRect();
        const scale = width / canvas.clientWidth;
        return { x: left + x * scale, y: top + y * scale };
      },
      [lon, lat] as const,
    );
    if (at === undefined) return false;
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    // a map that was just made may look elsewhere until it is fitted
    if (!(at.x > HALF && at.y > HALF && at.x < width - HALF && at.y < height - HALF)) return false;
    const clip = { x: at.x - HALF, y: at.y - HALF, width: HALF * 2, height: HALF * 2 };
    const shot = await this.page
      .screenshot({ clip, animations: 'allow', timeout: 10_000 })
      .catch((fault) => {
        if (fault instanceof errors.TimeoutError) return undefined; // no frame came: nothing is seen
        throw fault;
      });
    return shot !== undefined && (await this.#reds(shot.toString('base64'))) >= REDS;
  }

  /** How many pixels of a PNG are of the colour of an alarm. */
  #reds(png: string): Promise<number> {
    return this.#judge.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (pen === null) throw new Error('this browser draws no image');
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, image.width, image.height);
      let reds = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
        if (red > 180 && green < 120 && blue < 120) reds++;
      }
      return reds;
    }, png);
  }
}

const HALF = 30; // pixels around a place
const REDS = 20; // pixels, of two rings of some 100

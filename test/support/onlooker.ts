/** Everything that another desk's screen received, by whatever way, and all that stands on it. */
import type { Page } from '@playwright/test';
import { splitTab } from '../../picture/tab.ts';

export class Onlooker {
  readonly #page: Page;
  readonly #texts: string[] = [];
  readonly #reading: Promise<void>[] = [];

  private constructor(page: Page) {
    this.#page = page;
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.#texts.push(payload.toString()));
    });
    page.on('response', (response) => {
      const { headers, url } = { headers: response.headers(), url: response.url() };
      this.#texts.push(url, JSON.stringify(headers));
      if (!splitTab(new URL(url).pathname).path.startsWith('/api/')) return;
      this.#reading.push(
        response.text().then(
          (text) => void this.#texts.push(text),
          () => {}, // the page went on before it was whole
        ),
      );
    });
  }

  /** Listens from now on, and opens the page anew so that it hears all of it. */
  static async at(page: Page): Promise<Onlooker> {
    const onlooker = new Onlooker(page);
    await page.reload();
    return onlooker;
  }

  /** How many characters came. */
  get heard(): number {
    return this.#texts.reduce((sum, text) => sum + text.length, 0);
  }

  /** Which of these words it received, or shows. */
  async knowsOf(words: readonly string[]): Promise<readonly string[]> {
    await Promise.all(this.#reading);
    const shown = await this.#page.content();
    const all = [...this.#texts, shown];
    return words.filter((word) => all.some((text) => text.includes(word)));
  }
}

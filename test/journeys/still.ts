/** When a map has been drawn whole: by what it draws and asks its workers for, not by looking at it. */
import type { BrowserContext, Page } from '@playwright/test';

interface Busy {
  /** When something was drawn or asked for last, by the page's clock. */
  last: number;
  /** What the workers have not answered yet. */
  readonly asked: Set<string>;
}
type Watched = typeof globalThis & { busy: Busy };

const QUIET = 250; // ms without drawing

/** Has every page of the context note when its map draws. Before the first page is opened. */
export const noteDrawing = (context: BrowserContext): Promise<void> =>
  context.addInitScript(() => {
    const busy: Busy = { last: 0, asked: new Set() };
    (globalThis as Watched).busy = busy;
    const note = () => {
      busy.last = performance.now();
    };
    const gl = WebGL2RenderingContext.prototype;
    for (const name of ['drawElements', 'drawArrays', 'drawArraysInstanced'] as const) {
      const draw = gl[name] as (...all: unknown[]) => void;
      Object.defineProperty(gl, name, {
        value(this: WebGL2RenderingContext, ...all: unknown[]) {
          note();
          draw.apply(this, all);
        },
      });
    }
    const post = Worker.prototype.postMessage as (...all: unknown[]) => void;
    const heard = new WeakSet<Worker>();
    Worker.prototype.postMessage = function (this: Worker, ...all: unknown[]) {
      const [message] = all as [{ id?: string; type?: string }];
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener(
          'message',
          ({ data }: MessageEvent<{ id?: string; type?: string }>) => {
            note();
            if (data.type === '<response>') busy.asked.delete(data.id ?? '');
          },
        );
      }
      if (message.type !== '<response>' && message.type !== '<cancel>') {
        busy.asked.add(message.id ?? '');
      } else if (message.type === '<cancel>') busy.asked.delete(message.id ?? '');
      note();
      post.apply(this, all);
    };
  });

/** Waits until the map has drawn all that it was asked to; at once on a page without one. */
export const still = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    (quiet) => {
      const { busy } = globalThis as Watched;
      return busy.asked.size === 0 && performance.now() - busy.last > quiet;
    },
    QUIET,
    { polling: 50, timeout: 30_000 },
  );

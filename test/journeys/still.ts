/**
 * When a map has been drawn whole: by what it draws and asks its workers for, not by looking at it. And
 * few frames on the way there: each takes software most of a second, and nobody looks at them.
 */
import type { BrowserContext, Page } from '@playwright/test';

interface Busy {
  /** When a frame, a drawing or a worker was asked for last, by the page's clock. */
  last: number;
  /** How many frames were asked for, and how many messages went to workers or came from them. */
  frames: number;
  messages: number;
  /** The browser's own next frame. */
  readonly next: typeof requestAnimationFrame;
  /** What the workers have not answered yet. */
  readonly asked: Set<string>;
}
type Watched = typeof globalThis & { busy: Busy };

/** Without drawing: once all is answered, and while an answer is awaited that may never come. */
const QUIET = { answered: 500, asked: 1500 }; // ms
const MOST = 4000; // ms; a picture that keeps changing is never still
const FRAME = 300; // ms between frames, at least

/** Has every page that the context opens from now on draw sparingly, and note when it does. */
export async function drawSparingly(context: BrowserContext): Promise<void> {
  await context.addInitScript((frame) => {
    const next = requestAnimationFrame.bind(globalThis);
    const busy: Busy = { last: 0, frames: 0, messages: 0, next, asked: new Set() };
    (globalThis as Watched).busy = busy;
    const note = () => {
      busy.last = performance.now();
    };
    globalThis.requestAnimationFrame = (drawn) => {
      note();
      busy.frames++;
      return Number(setTimeout(() => next(drawn), frame));
    };
    globalThis.cancelAnimationFrame = (id) => clearTimeout(id);
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
            busy.messages++;
            if (data.type === '<response>') busy.asked.delete(data.id ?? '');
          },
        );
      }
      if (message.type !== '<response>' && message.type !== '<cancel>') {
        busy.asked.add(message.id ?? '');
      } else if (message.type === '<cancel>') busy.asked.delete(message.id ?? '');
      note();
      busy.messages++;
      post.apply(this, all);
    };
  }, FRAME);
}

/** Waits until the map has drawn all that it was asked to, or for a while if more and more comes. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { next } = (globalThis as Watched).busy;
    for (let i = 0; i < 2; i++) await new Promise(next); // in which a new size becomes known to the map
  });
  const until = Date.now() + MOST;
  const busy = () =>
    page.evaluate((quiet) => {
      const { last, asked } = (globalThis as Watched).busy;
      return performance.now() - last < (asked.size === 0 ? quiet.answered : quiet.asked);
    }, QUIET);
  while (Date.now() < until && (await busy())) await new Promise((done) => setTimeout(done, 100));
}

/** How often the page has asked for anything until now. */
export const asked = (page: Page): Promise<Pick<Busy, 'frames' | 'messages'>> =>
  page.evaluate(() => {
    const { frames, messages } = (globalThis as Watched).busy;
    return { frames, messages };
  });

/**
 * A map that draws nothing: pages get a graphics context whose every call is taken and none is carried out,
 * but that it clears a few pixels and reads them back, by which a page proves what a frame holds. All else of the map goes on as ever (tiles, layers, names, picks, frames), at a third of the cost.
 */
import type { BrowserContext } from '@playwright/test';

/** Has every page that the context opens from now on draw no map. */
export async function drawNothing(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kind = WebGL2RenderingContext;
    const READY: readonly unknown[] = [kind.COMPILE_STATUS, kind.LINK_STATUS];
    const ready = (_: unknown, asked: unknown) => (READY.includes(asked) ? true : 0);
    const parameters = new Map<unknown, unknown>([
      [kind.VERSION, 'WebGL 2.0'],
      [kind.MAX_TEXTURE_SIZE, 8192],
    ]);
    type Answers = Readonly<Record<string, (...asked: never[]) => unknown>>;
    const answers: Answers = {
      isContextLost: () => false,
      getContextAttributes: () => ({ alpha: true, depth: true, stencil: true, antialias: false }),
      getError: () => kind.NO_ERROR,
      checkFramebufferStatus: () => kind.FRAMEBUFFER_COMPLETE,
      getSupportedExtensions: () => [],
      getExtension: () => null,
      getShaderInfoLog: () => '',
      getProgramInfoLog: () => '',
      getUniformLocation: () => ({}),
      getAttribLocation: () => 0,
      getParameter: (asked: unknown) => parameters.get(asked) ?? 16,
      getShaderParameter: ready,
      getProgramParameter: ready,
      isBuffer: () => true,
      fenceSync: () => ({}),
      clientWaitSync: () => kind.ALREADY_SIGNALED,
    };

    /** What is cleared one pixel at a time is kept, by its place; what is read of it, by the buffer it is read into. */
    function pixels(): Answers {
      const kept = new Map<string, readonly number[]>();
      let at = '';
      let colour: readonly number[] = [];
      let bound: unknown;
      const read = new Map<unknown, readonly number[]>();
      return {
        scissor: (x: number, y: number, width: number, height: number) => {
          at = width * height === 1 ? `${x} ${y}` : '';
        },
        clearColor: (...rgba: number[]) => {
          colour = rgba.map((value) => Math.round(value * 255));
        },
        clear: () => {
          if (at !== '') kept.set(at, colour);
        },
        readPixels: (x: number, y: number, width: number) => {
          const row = Array.from({ length: width }, (_, i) => kept.get(`${x + i} ${y}`) ?? []);
          read.set(bound, row.flat());
        },
        getBufferSubData: (_target: number, _from: number, into: Uint8Array) =>
          into.set(read.get(bound) ?? []),
        bindBuffer: (target: number, buffer: unknown) => {
          if (target === kind.PIXEL_PACK_BUFFER) bound = buffer;
        },
      };
    }

    function contextOf(canvas: HTMLCanvasElement): WebGL2RenderingContext {
      const blank: WebGL2RenderingContext = Object.create(kind.prototype);
      const known: Answers = { ...answers, ...pixels() };
      const give = (name: string, value: unknown) => Object.defineProperty(blank, name, { value });
      for (const name of Object.getOwnPropertyNames(kind.prototype)) {
        const own = Object.getOwnPropertyDescriptor(kind.prototype, name)?.value;
        if (typeof own !== 'function' || name === 'constructor') continue;
        give(name, known[name] ?? (name.startsWith('create') ? () => ({}) : () => undefined));
      }
      give('canvas', canvas);
      Object.defineProperty(blank, 'drawingBufferWidth', { get: () => canvas.width });
      Object.defineProperty(blank, 'drawingBufferHeight', { get: () => canvas.height });
      return blank;
    }

    const real: (this: HTMLCanvasElement, kind: string, ...more: unknown[]) => unknown =
      HTMLCanvasElement.prototype.getContext;
    const made = new WeakMap<HTMLCanvasElement, WebGL2RenderingContext>();
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
        if (kind !== 'webgl2') return real.call(this, kind, ...more);
        const blank = made.get(this) ?? contextOf(this);
        made.set(this, blank);
        return blank;
      },
    });
  });
}

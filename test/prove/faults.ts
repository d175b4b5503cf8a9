/** What can go wrong with a screen, done to a page of the product. */
import type { Page } from '@playwright/test';
import type {} from '../../client/map/proof/exercise.ts'; // what an exercise offers

export interface Fault {
  readonly name: string;
  readonly begin: (page: Page, random: number) => Promise<void>;
  /** Takes the cause away again; left out: it goes by itself, at once. */
  readonly end?: (page: Page) => Promise<void>;
  /** What the screen then shows may still be true: it is looked at instead. */
  readonly mayShow?: boolean;
  /** What the map shows is still true; what is said in words cannot be read until the end. */
  readonly unread?: boolean;
  /** Whether the screen has made it good by itself. */
  readonly undone?: (page: Page) => Promise<boolean>;
}

type Hurt = typeof globalThis & {
  hurt: {
    /** The browser gives no graphics context, calls no frame, lets no socket through. */
    noContext: boolean;
    noFrame: boolean;
    cut: boolean;
    muted: boolean;
    hidden: boolean;
    /** ms that the machine's clock is off. */
    skew: number;
    /** The layer that was taken away. */
    removed: string;
    readonly sockets: Set<WebSocket>;
    /** Called once there are frames again. */
    readonly waiting: FrameRequestCallback[];
  };
};

/** In the page, before all else: what the faults turn. */
export function prepare(): void {
  const hurt: Hurt['hurt'] = {
    noContext: false,
    noFrame: false,
    cut: false,
    muted: false,
    hidden: false,
    skew: 0,
    removed: '',
    sockets: new Set(),
    waiting: [],
  };
  (globalThis as Hurt).hurt = hurt;

  const getContext: (this: HTMLCanvasElement, kind: string, ...all: unknown[]) => unknown =
    HTMLCanvasElement.prototype.getContext;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, kind: string, ...all: unknown[]) {
      return hurt.noContext && kind === 'webgl2' ? null : getContext.call(this, kind, ...all);
    },
  });
  const frame = requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (told) => {
    if (!hurt.noFrame) return frame(told);
    hurt.waiting.push(told);
    return 0;
  };

  const RealDate = Date;
  class SkewedDate extends RealDate {
    constructor(...all: [] | [number | string | Date]) {
      const [first] = all;
      super(first === undefined ? RealDate.now() + hurt.skew : first);
    }
    static override now(): number {
      return RealDate.now() + hurt.skew;
    }
  }
  Object.defineProperty(globalThis, 'Date', { value: SkewedDate });

  Object.defineProperty(document, 'visibilityState', {
    get: () => (hurt.hidden ? 'hidden' : 'visible'),
  });

  const RealSocket = WebSocket;
  class HurtSocket extends RealSocket {
    constructor(url: string | URL) {
      super(url);
      hurt.sockets.add(this);
      if (hurt.cut) this.close();
      this.addEventListener('close', () => hurt.sockets.delete(this));
      this.addEventListener('message', (event) => {
        if (hurt.muted) event.stopImmediatePropagation();
      });
    }
    override send(text: string): void {
      if (!hurt.muted) super.send(text);
    }
  }
  Object.defineProperty(globalThis, 'WebSocket', { value: HurtSocket });
}

const turn = (page: Page, name: 'noFrame' | 'muted' | 'noContext' | 'cut', on: boolean) =>
  page.evaluate(
    ([key, value]) => {
      const { hurt } = globalThis as Hurt;
      hurt[key] = value;
      if (!hurt.noFrame) for (const told of hurt.waiting.splice(0)) requestAnimationFrame(told);
      if (key === 'cut' && value) for (const socket of hurt.sockets) socket.close();
    },
    [name, on] as const,
  );

/** `forGood`: and no other is to be had. */
const loseContext = (page: Page, forGood = false) =>
  page.evaluate((none) => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
    const lose = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    (globalThis as Hurt).hurt.noContext = none;
    lose?.loseContext();
  }, forGood);

const hide = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    const { hurt } = globalThis as Hurt;
    hurt.hidden = value;
    hurt.noFrame = value; // a browser paints no page that nobody sees
    if (!value) for (const told of hurt.waiting.splice(0)) requestAnimationFrame(told);
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

const skew = (page: Page, ms: number) =>
  page.evaluate((value) => {
    (globalThis as Hurt).hurt.skew = value;
  }, ms);

const DAY = 86_400_000; // ms
const BLOCKED = 12_000; // ms

export const FAULTS: readonly Fault[] = [
  { name: 'context lost', begin: (page) => loseContext(page) },
  {
    name: 'no context to be had',
    begin: (page) => loseContext(page, true),
    end: (page) => turn(page, 'noContext', false),
  },
  {
    name: 'frames stopped',
    begin: (page) => turn(page, 'noFrame', true),
    end: (page) => turn(page, 'noFrame', false),
    mayShow: true, // a map that is made again paints its first frame without being called
  },
  {
    name: 'render loop stopped',
    begin: (page) =>
      page.evaluate(() => {
        const map = globalThis.window.tripointGlass?.map;
        if (map !== undefined) map.triggerRepaint = () => {};
      }),
  },
  {
    name: 'layer removed',
    begin: (page, random) =>
      page.evaluate((share) => {
        const map = globalThis.window.tripointGlass?.map;
        const layers = (map?.getLayersOrder() ?? []).filter((id) => !id.startsWith('base-'));
        const layer = layers[Math.floor(share * layers.length)] ?? '';
        (globalThis as Hurt).hurt.removed = layer;
        map?.removeLayer(layer);
      }, random),
    undone: (page) =>
      page.evaluate(() => {
        const layer = (globalThis as Hurt).hurt.removed; // empty after a reload
        const map = globalThis.window.tripointGlass?.map;
        return layer === '' || map?.getLayer(layer) !== undefined;
      }),
  },
  {
    name: 'style thrown away',
    begin: (page) =>
      page.evaluate(() => {
        const empty = { version: 8 as const, sources: {}, layers: [] };
        globalThis.window.tripointGlass?.map.setStyle(empty);
      }),
  },
  { name: 'tab hidden', begin: (page) => hide(page, true), end: (page) => hide(page, false) },
  {
    name: 'canvas covered',
    begin: (page) =>
      page.evaluate(() => {
        const cover = document.createElement('div');
        cover.id = 'cover';
        cover.style.cssText = 'position:fixed;inset:15% 0 0 0;background:#334;z-index:1000';
        document.body.append(cover);
      }),
    end: (page) => page.evaluate(() => document.getElementById('cover')?.remove()),
  },
  {
    name: 'words covered',
    begin: (page) =>
      page.evaluate(() => {
        const wall = document.documentElement.classList.contains('wall');
        for (const inset of wall ? ['0 0 0 58%'] : ['0 0 auto 0', '0 75% 0 0']) {
          const cover = document.createElement('div');
          cover.className = 'cover';
          cover.style.cssText = `position:fixed;inset:${inset};min-height:100px;background:#334;z-index:1000`;
          document.body.append(cover);
        }
      }),
    end: (page) =>
      page.evaluate(() => {
        for (const cover of document.querySelectorAll('.cover')) cover.remove();
      }),
    mayShow: true,
    unread: true,
  },
  {
    name: 'page translated',
    begin: (page) =>
      page.evaluate(() => {
        sessionStorage.removeItem('tripoint.reloaded'); // as if the last time were a minute ago
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
          if (node instanceof Text && node.data.trim() !== '') texts.push(node);
        }
        for (const text of texts) {
          const [outer, inner] = [document.createElement('font'), document.createElement('font')];
          inner.textContent = text.data;
          outer.append(inner);
          text.replaceWith(outer);
        }
      }),
  },
  {
    name: 'clock shifted',
    begin: (page, random) => skew(page, Math.round((random * 2 - 1) * DAY)),
    end: (page) => skew(page, 0),
    mayShow: true,
  },
  {
    name: 'main thread blocked',
    async begin(page) {
      void page
        .evaluate((ms) => {
          const until = performance.now() + ms;
          while (performance.now() < until);
        }, BLOCKED)
        .catch(() => {}); // a page that reloads has nothing left to block
    },
    end: async (page) => {
      await page.evaluate(() => {}); // answered when it is over
    },
  },
  {
    name: 'socket cut',
    begin: (page) => turn(page, 'cut', true),
    end: (page) => turn(page, 'cut', false),
  },
  {
    name: 'socket silent',
    begin: (page) => turn(page, 'muted', true),
    end: (page) => turn(page, 'muted', false),
  },
];

/** The fault of this name. */
export function faultOf(name: string): Fault {
  const found = FAULTS.find((fault) => fault.name === name);
  if (found === undefined) {
    throw new Error(
      `there is no fault "${name}", but: ${FAULTS.map((one) => one.name).join(', ')}`,
    );
  }
  return found;
}

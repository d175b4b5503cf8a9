import type { Map as MapLibre } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stand } from '../../client/drawing/standing.ts';
import { GlassWatch } from '../../client/map/glass-watch.ts';
import type { Proof } from '../../client/map/proof/proof.ts';
import type { Sight } from '../../client/store/glass.ts';

const page = { visibilityState: 'visible' };
const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  page.visibilityState = 'visible';
  reload.mockClear();
  const kept = new Map<string, string>();
  vi.stubGlobal('document', {
    get visibilityState() {
      return page.visibilityState;
    },
    addEventListener: () => {},
    removeEventListener: () => {},
  });
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page's map that stands, and all that was done about it, second by second. */
function watched(wall = false) {
  const layers = new Set(['events', 'zones']);
  const fake = { getLayer: (id: string) => (layers.has(id) ? {} : undefined), style: {} };
  const map = fake as unknown as MapLibre; // only what is asked of it
  stand(map, [...layers]);
  const state = { map: map as MapLibre | undefined, failed: false, lost: false, live: true };
  const done = { asked: 0, rebuilt: 0, sights: [] as Sight[] };
  const proof = { ask: () => done.asked++ } as unknown as Proof;
  const watch = new GlassWatch({
    map: () => state.map,
    holder: () => undefined,
    proof: () => proof,
    failed: () => state.failed,
    lost: () => state.lost,
    live: () => state.live,
    wall,
    rebuild: () => done.rebuilt++,
    told: (sight) => done.sights.push(sight),
  });
  /** Seconds go by; each frame that is asked for is proved if `proves`. */
  const pass = (seconds: number, proves = true) => {
    for (let i = 0; i < seconds; i++) {
      vi.advanceTimersByTime(1000);
      const { asked } = done;
      watch.look();
      if (proves && done.asked > asked) watch.proved();
    }
    return done.sights.at(-1);
  };
  return { state, done, layers, watch, pass };
}

describe('[W6] where the map is', () => {
  test('on the glass, and a frame that proves it is asked for every third second', () => {
    const { done, pass } = watched();
    expect(pass(12)).toBe('map');
    expect(new Set(done.sights)).toEqual(new Set(['map']));
    expect(done).toMatchObject({ asked: 4, rebuilt: 0 });
  });
  test('hidden with its page, and no frame is asked for; on a wall that is broken', () => {
    for (const [wall, sight] of [
      [false, 'hidden'],
      [true, 'broken'],
    ] as const) {
      page.visibilityState = 'visible';
      const { done, pass } = watched(wall);
      pass(4);
      page.visibilityState = 'hidden';
      const { asked } = done;
      expect(pass(60, false)).toBe(sight);
      expect(done).toMatchObject({ asked, rebuilt: 0 });
    }
    expect(reload).not.toHaveBeenCalled();
  });
  test('nowhere, if this browser never gave one; broken, if it did before, and on a wall', () => {
    const { state, pass } = watched();
    state.failed = true;
    state.map = undefined;
    expect(pass(1, false)).toBe('no-map');
    const had = watched();
    had.pass(4);
    had.state.failed = true;
    had.state.map = undefined;
    expect(had.pass(1, false)).toBe('broken');
    const wall = watched(true);
    wall.state.failed = true;
    wall.state.map = undefined;
    expect(wall.pass(1, false)).toBe('broken');
  });
  test('broken as soon as its graphics context is lost, or one of its layers is gone', () => {
    const lost = watched();
    lost.pass(4);
    lost.state.lost = true;
    lost.state.map = undefined;
    expect(lost.pass(1, false)).toBe('broken');
    const gone = watched();
    gone.pass(4);
    gone.layers.delete('zones');
    expect(gone.pass(1, false)).toBe('broken');
  });
});

describe('[W8] a map that is broken', () => {
  test('is made again, and the page reloads once it has not come for 15 s', () => {
    const { state, done, pass } = watched();
    pass(4);
    state.lost = true;
    pass(2, false);
    expect(done.rebuilt).toBe(1);
    pass(13, false);
    vi.advanceTimersByTime(0);
    expect(reload).not.toHaveBeenCalled();
    pass(1, false);
    vi.advanceTimersByTime(0);
    expect(reload).toHaveBeenCalledTimes(1);
  });
  test('that has come back in time reloads nothing', () => {
    const { state, pass } = watched();
    pass(4);
    state.lost = true;
    pass(14, false);
    state.lost = false;
    pass(60);
    expect(reload).not.toHaveBeenCalled();
  });
  test('is left alone while the past is looked at', () => {
    const { state, done, pass } = watched();
    pass(4);
    state.lost = true;
    state.live = false;
    pass(60, false);
    expect(done.rebuilt).toBe(0);
    expect(reload).not.toHaveBeenCalled();
  });
});

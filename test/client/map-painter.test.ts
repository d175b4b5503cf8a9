import type { Map as MapLibre } from 'maplibre-gl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Painter } from '../../client/map/painter.ts';
import type { Scene } from '../../client/map/scene.ts';
import cell from '../../data/cell.json' with { type: 'json' };
import { Cell } from '../../picture/cell.ts';
import { reported } from '../support/examples.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A map that renders when told, and whose worker answers when told. */
function stage() {
  const listeners = new Set<() => void>();
  const answers: (() => void)[] = [];
  let seen: Scene['picture'] | undefined;
  const fake = {
    whole: true,
    repaints: 0,
    updates: [] as string[],
    render: () => {
      const held = painter.whole()?.picture;
      if (held !== undefined && held !== seen) shown.push(held.seq);
      seen = held ?? seen;
      for (const listener of [...listeners]) listener();
    },
    answer: () => {
      for (const done of answers.splice(0)) done();
    },
  };
  const map = {
    getSource: (id: string) => ({
      updateData: () => {
        fake.updates.push(id);
        return new Promise<void>((resolve) => answers.push(resolve));
      },
    }),
    isSourceLoaded: () => fake.whole,
    triggerRepaint: () => {
      fake.repaints++;
    },
    on: (_: string, listener: () => void) => {
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
  };
  const shown: number[] = [];
  const painter = new Painter(map as unknown as MapLibre); // only what the painter calls
  const log = new Growing();
  const reader = { language: 'en', cell: Cell.parse(cell) } as const;
  const scene = (): Scene => ({ picture: log.picture, reader, now: 0 });
  const report = () => log.ask(person('us'), reported());
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { fake, painter, shown, scene, report, settle, listeners };
}

test('a picture is shown after the worker answered and a frame with every tile was rendered', async () => {
  const { fake, painter, shown, scene, settle } = stage();
  painter.show(scene());
  await settle();
  fake.render();
  expect(shown).toEqual([]); // the sources do not hold it yet
  fake.whole = false;
  fake.answer();
  await settle();
  fake.render();
  await settle();
  expect(shown).toEqual([]); // tiles are missing
  fake.whole = true;
  fake.render();
  await settle();
  expect(shown).toEqual([1]);
});

test('pictures that come faster than the pace give way to the newest', async () => {
  const { fake, painter, shown, scene, report, settle } = stage();
  const turn = async () => {
    fake.answer();
    await settle();
    fake.render();
    await settle();
  };
  painter.show(scene());
  for (let i = 0; i < 5; i++) {
    report();
    painter.show(scene());
  }
  await turn();
  expect(shown).toEqual([1]);
  await vi.advanceTimersByTimeAsync(150);
  await turn();
  expect(shown).toEqual([1]); // not before 200 ms
  await vi.advanceTimersByTimeAsync(100);
  await turn();
  expect(shown).toEqual([1, 6]);
});

test('a picture that changes nothing on the map is rendered and shown all the same', async () => {
  const { fake, painter, shown, scene, settle, listeners } = stage();
  painter.show(scene());
  fake.answer();
  await settle();
  fake.render();
  await vi.advanceTimersByTimeAsync(300);
  const updates = fake.updates.length;
  const { repaints } = fake;
  const again = { ...scene(), picture: { ...scene().picture } };
  painter.show(again);
  await settle();
  expect(fake.updates).toHaveLength(updates);
  expect(fake.repaints).toBe(repaints + 1);
  fake.render();
  await vi.advanceTimersByTimeAsync(300);
  expect(shown).toEqual([1, 1]);
  painter.show({ ...again, now: 5000 }); // only the clock moved: the same picture is not shown twice
  await settle();
  expect(fake.repaints).toBe(repaints + 1);
  expect(listeners.size).toBe(0);
});

test('a page that is not seen shows nothing until it is', async () => {
  const { fake, painter, shown, scene, settle } = stage();
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  painter.show(scene());
  fake.answer();
  await settle();
  fake.render();
  await settle();
  expect(shown).toEqual([]);
  vi.stubGlobal('document', { visibilityState: 'visible' });
  fake.render();
  await settle();
  expect(shown).toEqual([1]);
});

test('stopped, it lets go of the map', async () => {
  const { fake, painter, shown, scene, settle, listeners } = stage();
  painter.show(scene());
  fake.answer();
  await settle();
  expect(listeners.size).toBe(1);
  painter.stop();
  await settle();
  expect(listeners.size).toBe(0);
  fake.render();
  expect(shown).toEqual([]);
});

test('a picture that gave way undrawn to a later second of itself is still told of', async () => {
  const { fake, painter, shown, scene, report, settle } = stage();
  report();
  fake.whole = false; // a slow machine: its tiles are not there in time
  painter.show(scene());
  await settle();
  fake.answer();
  await settle();
  await vi.advanceTimersByTimeAsync(2500);
  painter.show({ ...scene(), now: 1000 });
  fake.render();
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toEqual([]);

  fake.whole = true;
  fake.render();
  await settle();
  expect(shown).toEqual([scene().picture.seq]);
});

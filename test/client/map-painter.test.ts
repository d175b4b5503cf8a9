import type { Map as MapLibre } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Painter } from '../../client/map/painter.ts';
import { drawingsOf, type Scene, type Words } from '../../client/map/scene.ts';
import cell from '../../data/cell.json' with { type: 'json' };
import { Cell } from '../../picture/cell.ts';
import { all } from '../../picture/table.ts';
import { proposed, reported } from '../support/examples.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';
import './messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A map that renders when told, and whose worker answers when told. `worded`: with names and crowds. */
function stage(worded = false) {
  const listeners = new Set<() => void>();
  const answers: (() => void)[] = [];
  let seen: Scene['picture'] | undefined;
  const fake = {
    whole: true,
    zoom: 9,
    missing: new Set<string>(),
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
    isSourceLoaded: (id: string) => fake.whole && !fake.missing.has(id),
    getCenter: () => ({ lng: 35, lat: 33 }),
    getZoom: () => fake.zoom,
    getCanvas: () => ({ width: 800, height: 600 }),
    triggerRepaint: () => {
      fake.repaints++;
    },
    on: (_: string, listener: () => void) => {
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
  };
  const shown: number[] = [];
  const gathers: [drawn: readonly number[], coming: readonly number[]][] = [];
  const painter = new Painter(map as unknown as MapLibre, {
    worded,
    onwords: (drawn, coming) => gathers.push([drawn?.gathered ?? [], coming.gathered]),
  }); // only what the painter calls
  const log = new Growing();
  const reader = { language: 'en', cell: Cell.parse(cell) } as const;
  const scene = (): Scene => ({ picture: log.picture, reader, now: 0 });
  const report = () => log.ask(person('us'), reported());
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { fake, painter, shown, gathers, scene, report, settle, listeners, log };
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
  expect(listeners.size).toBe(1); // however many were shown
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

/** Words that name every event of a scene, and gather these rows. */
function placed({ picture, reader, now }: Scene, gathered: readonly number[] = []): Words {
  const events = [...all(picture.items)].filter(({ kind }) => kind === 'event');
  return {
    drawings: events.flatMap((item) =>
      drawingsOf(item, reader, now).filter(({ source }) => source === 'events'),
    ),
    gathered,
    epoch: 0,
    of: picture,
    tell: (seq) => events.some((item) => item.seq === seq),
  };
}

describe('[W6] a frame holds a picture whole without its words, which follow', () => {
  /** A map on which one event and its name are drawn. */
  async function named() {
    const set = stage(true);
    const { fake, painter, scene, report, settle } = set;
    report();
    const words = placed(scene(), [0]);
    painter.show({ ...scene(), words });
    fake.answer();
    await settle();
    fake.render();
    fake.answer();
    await settle();
    fake.render();
    await vi.advanceTimersByTimeAsync(1000);
    fake.updates.length = 0;
    return { ...set, words };
  }

  test('the next frame holds a new event, also while words are changed', async () => {
    const { fake, painter, shown, scene, report, settle, words } = await named();
    report();
    painter.show({ ...scene(), words });
    fake.render();
    expect(shown).toEqual([2, 3]);
    expect(fake.updates).toEqual([]);
    painter.show({ ...scene(), words: placed(scene()) });
    expect(fake.updates).toEqual(['events']);
    fake.missing.add('events');
    for (const seq of [4, 5]) {
      report();
      painter.show({ ...scene(), words: placed(scene()) });
      fake.render();
      expect(shown.at(-1)).toBe(seq);
    }
    fake.answer();
    await settle();
    report();
    painter.show({ ...scene(), words: placed(scene()) });
    fake.render(); // its tiles are not there yet: those before still are
    expect(shown.at(-1)).toBe(6);
  });

  test('a frame in which words say what is no longer so does not', async () => {
    const { fake, painter, shown, scene, log, settle, words } = await named();
    log.ask(person('us'), { type: 'event.withdrawn', item: 'E-2', reason: 'seen twice' });
    painter.show({ ...scene(), words });
    fake.render();
    expect(shown).toEqual([2]);
    painter.show({ ...scene(), words: { ...placed(scene()), drawings: [] } });
    fake.missing.add('events');
    fake.answer();
    await settle();
    fake.render();
    expect(shown).toEqual([2]); // the name still stands there
    fake.missing.clear();
    fake.render(); // after this one the name is known to be gone
    fake.render();
    expect(shown).toEqual([2, 3]);
  });

  test('then it holds the last picture of which words are true, also if that never ends', async () => {
    const { fake, painter, shown, scene, log, settle, report } = await named();
    report();
    painter.show({ ...scene(), words: placed(scene()) });
    for (let i = 0; i < 4; i++) {
      const late = placed(scene());
      const { event } = reported({ precedence: i % 2 ? 'ROUTINE' : 'FLASH' });
      log.ask(person('us'), { type: 'event.amended', item: 'E-2', event });
      painter.show({ ...scene(), words: late });
      fake.answer();
      await settle();
      await vi.advanceTimersByTimeAsync(300);
      fake.answer();
      await settle();
      fake.render();
      fake.render();
    }
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(shown.at(-1)).toBe(scene().picture.seq - 1); // that of its words
  });

  test('a position taken makes no word untrue', async () => {
    const { fake, painter, shown, scene, log, words } = await named();
    log.ask(person('il'), { type: 'position.taken', item: 'E-2', stance: 'confirms' });
    painter.show({ ...scene(), words });
    fake.render();
    expect(shown).toEqual([2, 3]);
  });

  test('nor does a frame of a map that was moved while words are changed, until their tiles are there', async () => {
    const { fake, painter, shown, scene, report } = await named();
    report();
    painter.show({ ...scene(), words: placed(scene()) });
    fake.missing.add('events');
    fake.zoom = 10;
    fake.render();
    expect(shown).toEqual([2]);
    fake.missing.clear();
    fake.render();
    expect(shown).toEqual([2, 3]);
  });

  test('words come after what stands, and wait for nothing else', async () => {
    const { fake, painter, scene, log, report, settle } = await named();
    log.ask(person('us'), proposed());
    report();
    painter.show({ ...scene(), words: placed(scene()) });
    expect(fake.updates).toEqual(['zones']);
    fake.answer();
    await settle();
    expect(fake.updates).toEqual(['zones']);
    fake.render();
    expect(fake.updates).toEqual(['zones', 'events']);
  });

  test('an event stands for itself until its crowd is on the glass', async () => {
    const { fake, painter, gathers, scene, report, settle } = await named();
    expect(gathers.at(-1)).toEqual([[0], [0]]);
    report();
    painter.show({ ...scene(), words: placed(scene(), [0, 1]) });
    expect(gathers.at(-1)).toEqual([[0], [0, 1]]); // of both, the layer leaves out the first alone
    fake.answer();
    await settle();
    fake.render();
    expect(gathers.at(-1)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
});

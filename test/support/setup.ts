/** Runs once before each test file: the seed for everything random, and nothing that one test leaves to the next. */
import { afterEach, vi } from 'vitest';
import { seed } from './seed.ts';

// what modules of client/ read as they load: a page that nobody has chosen a language or a theme for
globalThis.location ??= { search: '' } as Location;
globalThis.document ??= { documentElement: { dataset: {} } } as Document;

afterEach(({ task }) => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  if (task.result?.state === 'fail') console.error(`again with: SEED=${seed} (${task.name})`);
});

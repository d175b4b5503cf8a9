/** Runs once before each test file: the seed for everything random, and nothing that one test leaves to the next. */
import { afterEach, vi } from 'vitest';
import { seed } from './seed.ts';

afterEach(({ task }) => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  if (task.result?.state === 'fail') console.error(`again with: SEED=${seed} (${task.name})`);
});

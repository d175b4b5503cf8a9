/** The rules with one more kind of item: everything that is imported here has the toy kind in its list. */
import { vi } from 'vitest';

const KINDS = '../../picture/kinds.ts';

/** Loads modules anew with the toy kind beside the others, as two lines in picture/kinds.ts would. */
export async function withToy<T>(load: () => Promise<T>): Promise<T> {
  vi.resetModules();
  vi.doMock(KINDS, async (original) => {
    const { KINDS: kinds } = await original<typeof import('../../picture/kinds.ts')>();
    const { beacon } = await import('../fixtures/beacon.ts');
    return { KINDS: [...kinds, beacon] };
  });
  try {
    return await load();
  } finally {
    vi.doUnmock(KINDS);
    vi.resetModules();
  }
}

export const light = {
  title: { original: 'en', en: 'Red light' },
  at: { type: 'Point', coordinates: [35, 33] },
};
export const lit = { type: 'beacon.reported', light };
export const gone = { type: 'beacon.withdrawn', item: 'B-2', reason: 'washed away' };
export const relit = { type: 'beacon.amended', item: 'B-2', light };

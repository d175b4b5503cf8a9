import { expect, test } from 'vitest';
import { layoutFor } from '../../client/navigation/panes.svelte.ts';

test('[F34] a page has the layout that its size has room for', () => {
  const layouts = [
    [1440, 900, 'wide'],
    [1100, 700, 'wide'],
    [1099, 700, 'side'],
    [960, 600, 'side'],
    [700, 450, 'side'],
    [699, 900, 'sheet'],
    [640, 360, 'column'],
    [401, 560, 'sheet'],
    [400, 800, 'column'],
    [320, 640, 'column'],
  ] as const;
  for (const [width, height, layout] of layouts) {
    expect(layoutFor(width, height), `${width}×${height}`).toBe(layout);
  }
});

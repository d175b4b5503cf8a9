/** What opens over the lists when it is asked for: it comes after the page is drawn, or with its first use. */
import { loadLater } from '../messages/load.ts';
import { Part } from '../ui/part.svelte.ts';

export const listPanels = new Part(async () => {
  const [{ panelParts }] = await Promise.all([import('./panel-parts.ts'), loadLater()]);
  return panelParts;
});

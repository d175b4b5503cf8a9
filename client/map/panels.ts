/** The sheets and aids of an analyst's map, which come after it is drawn, or with their first use. */
import { loadLater } from '../messages/load.ts';
import { Part } from '../ui/part.svelte.ts';

export const mapPanels = new Part(async () => {
  const [{ panelParts }] = await Promise.all([import('./panel-parts.ts'), loadLater()]);
  return panelParts;
});

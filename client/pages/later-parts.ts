/** The parts of the analyst's page that it fetches after it is drawn, or with their first use. */
import { loadKindParts } from '../kinds.ts';
import { Part } from '../ui/part.svelte.ts';

/** What is written in, with all forms of the kinds. */
export const forms = new Part(async () => {
  const [form] = await Promise.all([import('../forms/Compose.svelte'), loadKindParts()]);
  return form.default;
});

/** The whole account of an item, with what may be done about it. */
export const details = new Part(async () => {
  const [detail, origin, releases] = await Promise.all([
    import('../detail/Detail.svelte'),
    import('../release/Origin.svelte'),
    import('../release/ItemReleases.svelte'),
    loadKindParts(),
  ]);
  return { Detail: detail.default, Origin: origin.default, ItemReleases: releases.default };
});

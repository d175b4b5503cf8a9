/** The dialogs of releases, which come with their first use. */
import { loadKindParts } from '../kinds.ts';
import { loadLater } from '../messages/load.ts';
import { Part } from '../ui/part.svelte.ts';

export const releaseDialogs = new Part(async () => {
  const [{ default: Dialogs }] = await Promise.all([
    import('./ReleaseDialogs.svelte'),
    loadKindParts(),
    loadLater(),
  ]);
  return Dialogs;
});

/** The dialogs of releases, which come with their first use. */
import { Part } from '../ui/part.svelte.ts';

export const releaseDialogs = new Part(
  async () => (await import('./ReleaseDialogs.svelte')).default,
);

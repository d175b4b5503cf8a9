/** What reads a file and shows it: one part of the page, fetched with its words. */
import { loadFiles } from '../messages/load-files.ts';
import DropNotice from './DropNotice.svelte';
import DropTarget from './DropTarget.svelte';
import FilePane from './FilePane.svelte';
import { openFile } from './open.ts';
import PreviewLayer from './PreviewLayer.svelte';

export async function load() {
  await loadFiles();
  return { DropNotice, DropTarget, FilePane, PreviewLayer, openFile } as const;
}

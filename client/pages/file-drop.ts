/** Files that are chosen, or dropped on the page, before what reads them is here: it is fetched, and then gets them. */
import { flushSync } from 'svelte';
import { files } from './later-parts.ts';

/** What reads files, once it stands on the page. */
export interface Reading {
  choose(): void;
  receive(files: readonly File[]): void;
}

/** `reading`: undefined until it is here. */
export function fileDrop(reading: () => Reading | undefined) {
  const asked = async () => {
    await files.ask();
    flushSync(); // it stands there from now on
    return reading();
  };
  return {
    async choose(): Promise<void> {
      (await asked())?.choose();
    },
    /** Keeps the browser from leaving the page for a file. */
    async early(event: DragEvent): Promise<void> {
      const { dataTransfer, type } = event;
      if (files.here || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const dropped = type === 'drop' ? [...dataTransfer.files] : []; // gone after this turn
      (await asked())?.receive(dropped);
    },
  };
}

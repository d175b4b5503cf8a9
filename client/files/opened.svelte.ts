/** The file that is open on this page, for the parts of it that stand apart: the pane, the map, what hears drops. */
import { Part } from '../ui/part.svelte.ts';
import type { OpenFile } from './open-file.svelte.ts';

class Opened {
  #file = $state.raw<OpenFile>();

  get file(): OpenFile | undefined {
    return this.#file;
  }
  open(file: OpenFile): void {
    this.close();
    this.#file = file;
  }
  /** The page is this person's now: what was another's is closed. [S17] */
  keepFor(owner: string | undefined): void {
    if (this.#file?.owner !== owner) this.close();
  }
  close(): void {
    this.#file?.close();
    this.#file = undefined;
  }
}
export const opened = new Opened();

/** What reads a file and shows it, with its words: it comes with the first one that is dragged or chosen. */
export const reading = new Part(async () => (await import('./reading-parts.ts')).load());

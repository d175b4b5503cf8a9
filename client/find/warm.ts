/** Folds what items say while the page is idle, so that the first search does not wait for it. */
import type { Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { spoken } from '../items/spoken.ts';

const SLICE = 8; // ms of work before the page gets its turn
const FIRST = 1500; // ms after which it begins
const PAUSE = 30; // ms between slices

/** Works through one picture until it is done or called off. */
export function warm({ items }: Picture): () => void {
  const left = all(items);
  const work = () => {
    const until = performance.now() + SLICE;
    for (const item of left) {
      spoken(item);
      if (performance.now() > until) {
        timer = setTimeout(work, PAUSE);
        return;
      }
    }
  };
  let timer = setTimeout(work, FIRST);
  return () => clearTimeout(timer);
}

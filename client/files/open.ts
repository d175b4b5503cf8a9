/** Opens a file for a desk's own picture, or says why it's not read. */
import type { DeskId, PictureId } from '../../picture/basics.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { ask } from '../api/http.ts';
import { ownName, whenOther } from '../api/person.ts';
import { whenNobody } from '../api/signed-out.ts';
import type { NoFile } from './dropped.ts';
import { OpenFile } from './open-file.svelte.ts';
import { Poster } from './poster.ts';
import { fileWorker } from './worker-line.ts';

/** Bytes of a file that a browser should read. */
const LARGEST = 512 * 1024 * 1024;

export interface Goal {
  readonly picture: PictureId;
  readonly desk: DeskId;
  /** ms since 1970. */
  readonly now: number;
  /** The middle of the cell's view. */
  readonly middle: LonLat;
}

export function openFile(file: File, { picture, desk, now, middle }: Goal): OpenFile | NoFile {
  if (file.size > LARGEST) return 'large';
  const owner = ownName();
  return new OpenFile({
    file,
    owner,
    worker: fileWorker(),
    around: { target: { picture, desk }, now, middle },
    poster: (waiting) =>
      new Poster({
        picture,
        name: owner,
        ask,
        now: () => performance.now(),
        sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
        waiting,
      }),
    sessions: (ended) => {
      const deaf = [whenOther(() => ended('other')), whenNobody(() => ended('nobody'))];
      return () => {
        for (const end of deaf) end();
      };
    },
  });
}

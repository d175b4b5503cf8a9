/** What the page must know before it can follow a picture: who I am, the cell, and its pictures. */
import type { Cell } from '../../picture/cell.ts';
import * as api from './api.ts';

export interface Known {
  readonly me: api.Me;
  readonly cell: Cell;
  readonly pictures: readonly api.Standing[];
  /** The records of access that this person may read. */
  readonly records: readonly api.Standing[];
}

export type Boot =
  | { readonly state: 'loading' }
  /** Not reached; tried again by itself. */
  | { readonly state: 'unreachable'; readonly why: string }
  | { readonly state: 'refused'; readonly status: 401 | 403 | 404 }
  | ({ readonly state: 'known' } & Known);

/** Asks once. */
export async function boot(): Promise<Boot> {
  const [me, cell, pictures] = await Promise.all([api.me(), api.cell(), api.pictures()]);
  if (api.failed(me)) return stateOf(me);
  if (api.failed(cell)) return stateOf(cell);
  if (api.failed(pictures)) return stateOf(pictures);
  const isRecord = ({ kind }: api.Standing) => kind === 'access';
  return {
    state: 'known',
    me,
    cell,
    pictures: pictures.filter((one) => !isRecord(one)),
    records: pictures.filter(isRecord),
  };
}

function stateOf({ failed, why }: api.Failure): Boot {
  if (failed === 401 || failed === 403 || failed === 404)
    return { state: 'refused', status: failed };
  return { state: 'unreachable', why: failed === 'offline' ? why : `${failed}: ${why}` };
}

/** How each desk stands to one version, in the order in which the cell has its desks. Pure. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import {
  lastAgreedBy,
  type Stance,
  type Terms,
  type Version,
} from '../../../picture/facets/consent/version.ts';

export interface DeskStance {
  readonly desk: DeskId;
  /** False for a member of the picture that these terms do not ask. */
  readonly asked: boolean;
  /** On exactly these terms; undefined: the desk has said nothing on them. */
  readonly stance: Stance | undefined;
  /** The words are its own. */
  readonly proposed: boolean;
  /** What it last agreed to, where it has said nothing on these: no tick, and no stance. */
  readonly last: Version<Terms> | undefined;
}

export function stancesOf(
  version: Version<Terms>,
  versions: readonly Version<Terms>[],
  { desks }: Pick<Cell, 'desks'>,
  members: readonly DeskId[],
): readonly DeskStance[] {
  const { parties, stances, by } = version;
  return desks
    .filter(({ id }) => members.includes(id) || parties.includes(id))
    .map(({ id }) => {
      const stance = stances[id];
      const last = lastAgreedBy(versions, id);
      return {
        desk: id,
        asked: parties.includes(id),
        stance,
        proposed: by.desk === id && stance?.is === 'agreed',
        last: stance === undefined ? last : undefined,
      };
    });
}

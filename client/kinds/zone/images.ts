/** The patterns that fill zones, one for each kind of zone. */
import { ZONE_KINDS } from '../../../picture/kinds/zone.ts';
import type { MapImage } from '../../drawing/canvas.ts';
import { inks } from '../../drawing/layer.ts';
import { TINTS } from './draw.ts';
import { hatch } from './hatch.ts';

const TILE = 16; // pixels

/** Named as draw.ts names them. */
export function zoneImages(): MapImage[] {
  const { tint } = inks();
  return ZONE_KINDS.map((kind) => ({
    name: `zone/${kind}`,
    tile: TILE,
    draw: (pen) => hatch(pen, kind, tint(TINTS[kind]), TILE),
  }));
}

/** A hand on the map: what it draws with, and what stands of that. Its values change: read them where they are used. */
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { OnShape, Tool } from '../drawing/tool.ts';

export interface Hand {
  readonly tool: Tool | undefined;
  /** The shape as it stands; its corners can be moved. */
  readonly draft: Shape | Area | undefined;
  /** The radius (m) around a point in which it is known to lie. */
  readonly reach: number | undefined;
  /** A tool that draws beside the picture takes the clicks. */
  readonly aiding: boolean;
  readonly onshape: OnShape;
  /** Puts the tool down. */
  oncancel(): void;
}

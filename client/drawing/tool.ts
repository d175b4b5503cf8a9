/** Tools that draw items on the map: what the next clicks mean. Each kind brings a list of its own. */
import type { Language } from '../../picture/basics.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { KindItem } from '../../picture/items.ts';

type KindName = KindItem['kind'];
export type ShapeType = (Shape | Area)['type'];

/** How a tool is worked: by one click, by corners, by two of them, by centre and edge, along a line. */
export type Gesture = 'place' | 'polygon' | 'rectangle' | 'circle' | 'sector' | 'line';

/** Makes an item of one kind. Where one can be in hand, `undefined` means that none is. */
export interface Tool<K extends KindName = KindName> {
  /** Under this it is stored: the kind, or the kind and a form, `zone-circle`. */
  readonly name: K | `${K}-${string}`;
  readonly kind: K;
  readonly gesture: Gesture;
  /** The type of the shape that it makes. */
  readonly makes: ShapeType;
  /** What stands in a form when it is taken up on the map. */
  readonly words: Readonly<Record<string, string>>;
  /** The path of a line drawing on a field of 16 by 16. */
  readonly sign: string;
  label(language: Language): string;
}

/** By kind, the reason why a person may not make such an item in this picture; a kind that is absent they may make. */
export type Barred = Readonly<Partial<Record<KindName, string>>>;

/** `settled` is false while a corner is still being dragged. */
export type OnShape = (shape: Shape | Area, settled: boolean) => void;

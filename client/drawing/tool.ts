/** What the next clicks on the map mean. */
import type { AnyItem } from '../../picture/fold.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { NOTE_SHAPES } from '../../picture/kinds/note.ts';

export const TOOLS = [
  'none',
  'event',
  'zone-polygon',
  'zone-rectangle',
  'zone-circle',
  'zone-corridor',
  'zone-sector',
  'note-pin',
  'note-text',
  'note-arrow',
  'note-line',
  'note-area',
] as const;
export type Tool = (typeof TOOLS)[number];

/** Why a person may not make something of this kind here, in words; what is not named they may. */
export type Barred = Readonly<Partial<Record<AnyItem['kind'] | 'none', string>>>;

/** How a tool is worked: by one click, by corners, by two of them, by centre and edge, along a line. */
export type Gesture = 'none' | 'place' | 'polygon' | 'rectangle' | 'circle' | 'sector' | 'line';

/** `settled` is false while a corner is still being dragged. */
export type OnShape = (shape: Shape | Area, settled: boolean) => void;

export function gestureOf(tool: Tool): Gesture {
  switch (tool) {
    case 'none':
      return 'none';
    case 'event':
    case 'note-pin':
    case 'note-text':
      return 'place';
    case 'zone-polygon':
    case 'note-area':
      return 'polygon';
    case 'zone-rectangle':
      return 'rectangle';
    case 'zone-circle':
      return 'circle';
    case 'zone-sector':
      return 'sector';
    case 'zone-corridor':
    case 'note-arrow':
    case 'note-line':
      return 'line';
    default:
      return tool satisfies never;
  }
}

/** What is made with a tool; undefined with none in hand. */
export function kindOf(tool: Tool): AnyItem['kind'] | undefined {
  if (tool === 'none') return undefined;
  return tool.startsWith('zone') ? 'zone' : tool.startsWith('note') ? 'note' : 'event';
}

/** The type of the shape that a tool makes. */
export function typeOf(tool: Tool): (Shape | Area)['type'] | undefined {
  const gesture = gestureOf(tool);
  switch (gesture) {
    case 'none':
      return undefined;
    case 'place':
      return 'Point';
    case 'polygon':
    case 'rectangle':
    case 'sector':
      return 'Polygon';
    case 'circle':
      return 'Circle';
    case 'line':
      return tool === 'zone-corridor' ? 'Corridor' : 'LineString';
    default:
      return gesture satisfies never;
  }
}

/** The tool that an item could have been drawn with. */
export function toolFor(item: AnyItem): Tool {
  switch (item.kind) {
    case 'event':
      return 'event';
    case 'note':
      return item.fields.mark === undefined ? 'note-pin' : `note-${item.fields.mark.form}`;
    case 'zone':
      switch (item.terms.area.type) {
        case 'Circle':
          return 'zone-circle';
        case 'Corridor':
          return 'zone-corridor';
        case 'Polygon':
          return 'zone-polygon';
        default:
          return item.terms.area satisfies never;
      }
    default:
      return item satisfies never;
  }
}

/** The form of a note that a tool makes. */
export const markOf = (tool: Tool): (typeof NOTE_SHAPES)[number] | undefined => MARKS.get(tool);

const MARKS: ReadonlyMap<Tool, (typeof NOTE_SHAPES)[number]> = new Map([
  ['note-pin', 'pin'],
  ['note-text', 'text'],
  ['note-arrow', 'arrow'],
  ['note-line', 'line'],
  ['note-area', 'area'],
]);

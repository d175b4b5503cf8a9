/** What the next clicks on the map mean. */
export type Tool =
  | 'none'
  | 'event'
  | 'zone-polygon'
  | 'zone-circle'
  | 'zone-corridor'
  | 'note'
  | 'note-line'
  | 'note-area';

/** How a tool is worked: by one click, by corners, by centre and edge, or along a line. */
export type Gesture = 'none' | 'place' | 'polygon' | 'circle' | 'line';

export function gestureOf(tool: Tool): Gesture {
  switch (tool) {
    case 'none':
      return 'none';
    case 'event':
    case 'note':
      return 'place';
    case 'zone-polygon':
    case 'note-area':
      return 'polygon';
    case 'zone-circle':
      return 'circle';
    case 'zone-corridor':
    case 'note-line':
      return 'line';
    default:
      return tool satisfies never;
  }
}

/** What the map draws of a note: its mark, and its words for where they are asked for. A note that only stands on an item has none. */
import { anchorOf } from '../../../picture/geo/geometry.ts';
import type { LonLat, Shape } from '../../../picture/geo/place.ts';
import type { NoteItem } from '../../../picture/kinds/note.ts';
import {
  type Drawing,
  deskOf,
  featureId,
  labelOf,
  type Reader,
  tagged,
} from '../../drawing/drawing.ts';

/** Letters of a note's words: on its plate, and where they stand on a wall. */
const [WHOLE, SAID] = [280, 72];

export function noteDrawings(note: NoteItem, reader: Reader): Drawing[] {
  const { language, cell } = reader;
  const { ref, seq, fields } = note;
  if (fields.mark === undefined) return [];
  const { form, geometry } = fields.mark;
  const { desk } = note.by;
  const { colour, letters } = deskOf(cell, desk);
  const shared = { ref, colour, withdrawn: note.state === 'withdrawn' };
  const words = (most: number) => tagged(labelOf(fields.text, language, most), reader);
  const mark: Drawing = {
    source: 'notes',
    feature: {
      type: 'Feature',
      id: featureId(seq, 1),
      geometry: { type: 'Point', coordinates: anchorOf(geometry) },
      properties: {
        ...shared,
        part: geometry.type === 'Point' ? 'pin' : 'label',
        pin: `pin/${desk}`,
        head: `${ref} · ${letters}`,
        title: words(WHOLE),
        ...(reader.wall ? { said: words(SAID) } : {}),
      },
    },
  };
  const drawings = reader.wall?.notes === false ? [] : [mark];
  if (geometry.type !== 'Point') {
    drawings.push({
      source: 'notes',
      feature: {
        type: 'Feature',
        id: featureId(seq, 0),
        geometry,
        properties: { ...shared, part: form === 'area' ? 'area' : 'line' },
      },
    });
  }
  const tip = form === 'arrow' && tipOf(geometry);
  if (tip) {
    drawings.push({
      source: 'notes',
      feature: {
        type: 'Feature',
        id: featureId(seq, 2),
        geometry: { type: 'Point', coordinates: tip.at },
        properties: { ...shared, part: 'tip', tip: `tip/${desk}`, turn: tip.turn },
      },
    });
  }
  return drawings;
}

/** The end of a line and the way it points there on the map, in degrees clockwise from north. */
function tipOf(shape: Shape): { at: LonLat; turn: number } | undefined {
  if (shape.type !== 'LineString') return undefined;
  const at = shape.coordinates.at(-1);
  const before = shape.coordinates.findLast((place) => place[0] !== at?.[0] || place[1] !== at[1]);
  if (at === undefined || before === undefined) return undefined;
  const east = (at[0] - before[0]) * Math.cos((at[1] * Math.PI) / 180);
  return { at, turn: (Math.atan2(east, at[1] - before[1]) * 180) / Math.PI };
}

/** The tools that notes are drawn with. */
import { SIGNS } from '../../drawing/sign.ts';
import type { Gesture, ShapeType, Tool } from '../../drawing/tool.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { MarkForm } from './mark-forms.ts';

const tool = (form: MarkForm, gesture: Gesture, makes: ShapeType, sign: string): Tool<'note'> => ({
  name: `note-${form}`,
  kind: 'note',
  gesture,
  makes,
  words: { 'mark.form': form },
  sign,
  label: (language) => wordsIn(language).map[form],
});

export const TOOL_OF: Readonly<Record<MarkForm, Tool<'note'>>> = {
  pin: tool('pin', 'place', 'Point', SIGNS.pin),
  text: tool('text', 'place', 'Point', SIGNS.text),
  arrow: tool('arrow', 'line', 'LineString', SIGNS.arrow),
  line: tool('line', 'line', 'LineString', SIGNS.line),
  area: tool('area', 'polygon', 'Polygon', SIGNS.polygon),
};

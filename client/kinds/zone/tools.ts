/** The tools that zones are drawn with. */
import { SIGNS } from '../../drawing/sign.ts';
import type { Gesture, ShapeType, Tool } from '../../drawing/tool.ts';
import { wordsIn } from '../../messages/catalogue.ts';

type Form = 'polygon' | 'rectangle' | 'circle' | 'corridor' | 'sector';

const tool = (form: Form, gesture: Gesture, makes: ShapeType): Tool<'zone'> => ({
  name: `zone-${form}`,
  kind: 'zone',
  gesture,
  makes,
  words: {},
  sign: SIGNS[form],
  label: (language) => wordsIn(language).map[form],
});

export const POLYGON = tool('polygon', 'polygon', 'Polygon');
export const CIRCLE = tool('circle', 'circle', 'Circle');
export const CORRIDOR = tool('corridor', 'line', 'Corridor');
export const TOOLS = [
  POLYGON,
  tool('rectangle', 'rectangle', 'Polygon'),
  CIRCLE,
  CORRIDOR,
  tool('sector', 'sector', 'Polygon'),
] as const;

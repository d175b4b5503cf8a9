/** The tool that events are drawn with. */
import { SIGNS } from '../../drawing/sign.ts';
import type { Tool } from '../../drawing/tool.ts';
import { wordsIn } from '../../messages/catalogue.ts';

export const TOOL: Tool<'event'> = {
  name: 'event',
  kind: 'event',
  gesture: 'place',
  makes: 'Point',
  words: {},
  sign: SIGNS.event,
  label: (language) => wordsIn(language).map.event,
};

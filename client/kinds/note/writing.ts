/** The form that makes and amends notes. */
import type { Area, Shape } from '../../../picture/geo/place.ts';
import type { NoteItem } from '../../../picture/kinds/note.ts';
import { SIGNS } from '../../drawing/sign.ts';
import { typedTexts, typedValue } from '../../fields/as-typed.ts';
import { type FieldValues, inAll } from '../../fields/field-values.ts';
import { cornered } from '../../fields/sketch-reader.ts';
import type { TypedFields } from '../../fields/typed-fields.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { ownAct } from '../own-act.ts';
import type { Writing } from '../writing.ts';
import { formOf, markable } from './mark-forms.ts';
import { TOOL_OF } from './tools.ts';

const { pin, text, arrow, line, area } = TOOL_OF;
const TOOLS = [pin, text, arrow, line, area] as const;

export const writing: Writing<NoteItem> = {
  kind: 'note',
  makes: 'note.added',
  fields: ['mark.form', 'corners', 'mark', ...inAll('text'), 'on'],
  shapeField: 'mark',
  times: {},
  texts: ['text'],
  namesPlaces: false,
  wording: (language) => {
    const { writing, map } = wordsIn(language);
    return {
      making: writing.title.note,
      amending: writing.title.editNote,
      tools: map.note,
    };
  },
  sends: (_, __, language) => wordsIn(language).writing.send.note,
  fresh: ({ original, on }) => ({ original, ...typedValue('on', on, String) }),
  latest: (item) => item,
  filled,
  version: (item) => ({ ...filled(item), on: item.fields.on ?? item.ref }),
  sketched: (words, drawn) => cornered(words, drawn, 'mark', TOOLS),
  suggested: (words) => words,
  input: (typed, shape) => ({ note: fieldsOf(typed, shape) }),
  amended: ({ ref, fields }) => ({ type: 'note.amended', item: ref, note: fields }),
  making: () => ({}),
  next: () => undefined,
  looks: false,
  begins: () => undefined,
  tools: TOOLS,
  sign: SIGNS.note,
  key: 'N',
  toolFor: ({ fields: { mark } }) => TOOL_OF[mark?.form ?? 'pin'],
  acts: ({ ref }) => [
    ownAct('withdraw', (reason) => ({ type: 'note.withdrawn', item: ref, reason })),
  ],
};

function filled({ fields }: NoteItem): FieldValues {
  return {
    original: fields.text.original,
    ...typedTexts('text', fields.text),
    ...typedValue('mark.form', fields.mark?.form, String),
    ...typedValue('on', fields.on, String),
  };
}

function fieldsOf(typed: TypedFields, shape: Shape | Area | undefined): object {
  const drawn = markable(shape);
  return {
    text: typed.texts('text'),
    on: typed.ref('on'),
    mark: drawn && { form: formOf(drawn, typed.text('mark.form')), geometry: drawn },
  };
}

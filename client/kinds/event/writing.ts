/** The form that makes and amends events. */
import { CATEGORY_IDS } from '../../../picture/categories.ts';
import { anchorOf } from '../../../picture/geo/geometry.ts';
import type { Area, Shape } from '../../../picture/geo/place.ts';
import type { EventItem } from '../../../picture/kinds/event.ts';
import { metresText } from '../../../picture/reading/units.ts';
import { SIGNS } from '../../drawing/sign.ts';
import { typedAltitude, typedTexts, typedValue } from '../../fields/as-typed.ts';
import { type FieldValues, inAll } from '../../fields/field-values.ts';
import { PLACE_NAMES } from '../../fields/geometry-fields.ts';
import { placed } from '../../fields/sketch-reader.ts';
import { spanFields } from '../../fields/time-fields.ts';
import { timeText } from '../../fields/time-text.ts';
import type { TypedFields } from '../../fields/typed-fields.ts';
import { dtg } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { ownAct } from '../own-act.ts';
import type { Writing } from '../writing.ts';
import { linksIn, linksText } from './links.ts';
import { titled } from './suggested-title.ts';
import { TOOL } from './tools.ts';

export const writing: Writing<EventItem> = {
  kind: 'event',
  makes: 'event.reported',
  fields: [
    'category',
    'precedence',
    'geometry',
    'uncertainty',
    'occurred.from',
    'occurred.to',
    ...inAll('title'),
    ...inAll('text'),
    'altitude.lower',
    'altitude.upper',
    'source.name',
    'source.reference',
    'source.reliability',
    'source.credibility',
    'links',
    'reason',
  ],
  shapeField: 'geometry',
  times: spanFields('occurred', 'past'),
  texts: ['title', 'text'],
  namesPlaces: true,
  wording: (language) => {
    const { writing, map } = wordsIn(language);
    return {
      making: writing.title.event,
      amending: writing.title.editEvent,
      tools: map.event,
    };
  },
  sends: (_, __, language) => wordsIn(language).writing.send.event,
  fresh: ({ original, now }) => ({
    original,
    precedence: 'ROUTINE',
    'occurred.from': dtg(now),
    'source.reliability': 'B',
    'source.credibility': '2',
    'altitude.reference': 'AGL',
  }),
  latest: (item) => item,
  filled,
  version: (item) => ({
    ...filled(item),
    links: linksText([...(item.fields.links ?? []), { relation: 'related', item: item.ref }]),
  }),
  sketched: (words, drawn) => placed(words, drawn, 'geometry', 'uncertainty'),
  suggested: (words, { shape, places }) => {
    const category = CATEGORY_IDS.find((one) => one === words.category);
    if (category === undefined || shape === undefined) return words;
    return titled(words, category, anchorOf(shape), words[PLACE_NAMES] ?? '', places);
  },
  input: (typed, shape) => ({ event: fieldsOf(typed, shape) }),
  amended: ({ ref, fields }) => ({ type: 'event.amended', item: ref, event: fields }),
  making: () => ({}),
  next: () => undefined,
  looks: false,
  begins: ({ fields }) => fields.occurred.from,
  tools: [TOOL],
  sign: SIGNS.event,
  key: 'E',
  toolFor: () => TOOL,
  acts: ({ ref }) => [
    ownAct('withdraw', (reason) => ({ type: 'event.withdrawn', item: ref, reason })),
  ],
};

function filled({ fields }: EventItem): FieldValues {
  return {
    original: fields.title.original,
    category: fields.category,
    precedence: fields.precedence,
    ...typedValue('uncertainty', fields.uncertainty, metresText),
    'occurred.from': timeText(fields.occurred.from),
    ...typedValue('occurred.to', fields.occurred.to, timeText),
    ...typedTexts('title', fields.title),
    ...typedTexts('text', fields.text),
    ...typedAltitude(fields.altitude, 'AGL'),
    ...typedValue('source.name', fields.source.name, String),
    ...typedValue('source.reference', fields.source.reference, String),
    'source.reliability': fields.source.reliability,
    'source.credibility': fields.source.credibility,
    ...typedValue('links', fields.links, linksText),
  };
}

function fieldsOf(typed: TypedFields, shape: Shape | Area | undefined): object {
  const links = linksIn(typed.words.links ?? '');
  return {
    category: typed.text('category'),
    precedence: typed.text('precedence'),
    geometry: shape,
    uncertainty: typed.length('uncertainty'),
    occurred: typed.past('occurred'),
    title: typed.texts('title'),
    text: typed.texts('text'),
    source: {
      name: typed.text('source.name'),
      reference: typed.text('source.reference'),
      reliability: typed.text('source.reliability'),
      credibility: typed.text('source.credibility'),
    },
    altitude: typed.altitude(),
    links: links.length > 0 ? links : undefined,
  };
}

/** The form that makes and amends zones. */
import { openIn, type Version } from '../../../picture/facets/consent/version.ts';
import type { Area, Shape } from '../../../picture/geo/place.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import { SIGNS } from '../../drawing/sign.ts';
import type { Tool } from '../../drawing/tool.ts';
import { typedAltitude, typedTexts } from '../../fields/as-typed.ts';
import { type FieldValues, inAll } from '../../fields/field-values.ts';
import { cornered } from '../../fields/sketch-reader.ts';
import type { TypedFields } from '../../fields/typed-fields.ts';
import { dtg } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';
import { type OwnAct, ownAct } from '../own-act.ts';
import type { Destined, Writing } from '../writing.ts';
import { boundBy, isAgreedOn, sendsText, typedBinding } from './binding.ts';
import { CIRCLE, CORRIDOR, POLYGON, TOOLS } from './tools.ts';
import { TIMES, typedWindow, windowOf } from './window-fields.ts';

const DRAWN: Readonly<Record<Area['type'], Tool>> = {
  Polygon: POLYGON,
  Circle: CIRCLE,
  Corridor: CORRIDOR,
};

export const writing: Writing<ZoneItem> = {
  kind: 'zone',
  makes: 'zone.proposed',
  fields: [
    'kind',
    ...inAll('name'),
    'corners',
    'area.radius',
    'area.width',
    'area',
    'altitude.lower',
    'altitude.upper',
    'window.from',
    'window.to',
    'window.estimated',
    'window.daily.from',
    'window.daily.to',
    'window.zone',
    'window.days',
    ...inAll('rules'),
    'basis',
    'desks',
    'unilateral',
    'suspended',
    'reason',
  ],
  shapeField: 'area',
  times: TIMES,
  texts: ['name'],
  namesPlaces: false,
  wording: (language) => {
    const { writing, map } = wordsIn(language);
    return {
      making: writing.title.zone,
      amending: writing.title.editZone,
      tools: map.zone,
    };
  },
  sends: sendsText,
  fresh: ({ original, now }) => ({
    original,
    'window.from': dtg(now),
    'altitude.reference': 'AMSL',
    binds: 'all',
  }),
  latest: (zone) => ({ ...zone, terms: newestTerms(zone) }),
  filled,
  version: filled, // zones name no other item
  sketched: (words, drawn) => cornered(words, drawn, 'area', TOOLS),
  suggested: (words) => words,
  input: (typed, shape, to) => ({ terms: termsOf(typed, shape, to) }),
  making: (to) => (isAgreedOn(to) ? { agrees: true } : {}),
  amended: (zone) => ({ type: 'zone.amended', item: zone.ref, terms: newestTerms(zone) }),
  next: (zone) =>
    zone.versions === undefined
      ? undefined
      : { type: 'zone.versioned', item: zone.ref, terms: newestTerms(zone) },
  looks: true,
  begins: ({ terms }) => terms.window.from,
  tools: TOOLS,
  sign: SIGNS.zone,
  key: 'Z',
  toolFor: ({ terms }) => DRAWN[terms.area.type],
  acts: ({ ref, state, versions }) => [
    ...takingBack(ref, openIn(versions)),
    state === 'suspended'
      ? ownAct('resume', (reason) => ({ type: 'zone.resumed', item: ref, reason }))
      : ownAct('suspend', (reason) => ({ type: 'zone.suspended', item: ref, reason })),
    ownAct('withdraw', (reason) => ({ type: 'zone.withdrawn', item: ref, reason })),
  ],
};

/** The words that were said last: those of the open version, else the agreed ones. */
const newestTerms = ({ terms, versions }: ZoneItem): ZoneTerms => versions?.at(-1)?.terms ?? terms;

function filled({ terms }: ZoneItem): FieldValues {
  return {
    original: terms.name.original,
    kind: terms.kind,
    ...typedTexts('name', terms.name),
    ...typedAltitude(terms.altitude, 'AMSL'),
    ...typedWindow(terms.window),
    ...typedTexts('rules', terms.rules),
    basis: terms.basis,
    ...typedBinding(terms),
  };
}

function termsOf(typed: TypedFields, shape: Shape | Area | undefined, to: Destined): object {
  return {
    kind: typed.text('kind'),
    name: typed.texts('name'),
    area: shape,
    altitude: typed.altitude(),
    window: windowOf(typed),
    rules: typed.texts('rules'),
    basis: typed.text('basis'),
    ...(isAgreedOn(to) ? boundBy(typed.words) : {}),
  };
}

/** Taking back the open version; the first one is the zone itself, which is withdrawn. */
function takingBack(
  item: ZoneItem['ref'],
  open: Version<ZoneTerms> | undefined,
): readonly OwnAct[] {
  const version = open?.version ?? 1;
  if (version === 1) return [];
  return [
    {
      name: 'retract',
      label: (language) => fill(wordsIn(language).agreeing.retract, { version }),
      confirm: (language) => wordsIn(language).agreeing.retracts,
      reasoned: true,
      change: (reason) => ({ type: 'zone.retracted', item, version, reason }),
    },
  ];
}

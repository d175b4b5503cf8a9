/** An item as plain text that can be pasted into a message or read out, in the reader's language. Pure. */
import type { Language, Texts } from '../../picture/basics.ts';
import { CATEGORIES } from '../../picture/categories.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { Altitude } from '../../picture/geo/place.ts';
import { placeOf } from '../../picture/item-place.ts';
import { titleOf } from '../../picture/items.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { placeText } from '../fields/reading.ts';
import { altitudeText, distanceText, dtg } from '../lib/format.ts';
import { wordsIn } from '../messages/catalogue.ts';

interface Reading {
  readonly picture: Picture;
  readonly cell: Cell;
  readonly language: Language;
}

type Line = readonly [label: string, value: string | undefined];

/** Left to right inside any text: references, times, coordinates. */
const ltr = (text: string): string => `\u200e${text}\u200e`;

const said = (texts: Texts | undefined, language: Language): string | undefined =>
  texts && (texts[language] ?? texts[texts.original]);

/** One line a field, headed by what it is; a field that was not given has no line. */
export function reportText(item: AnyItem, reading: Reading): string {
  const { language, cell } = reading;
  const w = wordsIn(language).around.report;
  const isolated = language === 'en' ? (text: string) => text : ltr;
  const letters = (id: string) => cell.desks.find((desk) => desk.id === id)?.letters ?? id;
  const place = placeOf(item);
  const lines: Line[] = [
    ...timesOf(item, language, isolated),
    [w.place, place && isolated(placeText(place))],
    ...fieldsOf(item, language, isolated),
    [w.recorded, `${isolated(dtg(item.recorded))} ${letters(item.by.desk)}`],
    ...(item.kind === 'event' ? [positionsOf(item, reading, letters, isolated)] : []),
  ];
  const body = lines.flatMap(([label, value]) =>
    value === undefined ? [] : [`${label}: ${value}`],
  );
  return [headOf(item, language), ...body].join('\n');
}

function headOf(item: AnyItem, language: Language): string {
  const withdrawn =
    item.state === 'withdrawn' ? [wordsIn(language).around.report.withdrawn[item.kind]] : [];
  return [...signOf(item, language), ...withdrawn, item.ref, said(titleOf(item), language)].join(
    ' · ',
  );
}

/** The one word by which its kind is told at once. */
function signOf(item: AnyItem, language: Language): readonly string[] {
  switch (item.kind) {
    case 'event':
      return [item.fields.precedence];
    case 'zone':
      return [wordsIn(language).items.zoneKind[item.terms.kind]];
    case 'note':
      return [];
    default:
      return item satisfies never;
  }
}

type Isolated = (text: string) => string;

function timesOf(item: AnyItem, language: Language, isolated: Isolated): Line[] {
  const w = wordsIn(language).around.report;
  switch (item.kind) {
    case 'event': {
      const { from, to } = item.fields.occurred;
      return [[w.occurred, isolated(to === undefined ? dtg(from) : `${dtg(from)} – ${dtg(to)}`)]];
    }
    case 'zone': {
      const { from, to, daily } = item.terms.window;
      const until = to === undefined ? w.lifted : isolated(dtg(to));
      const hours = daily === undefined ? '' : ` (${isolated(`${daily.from}–${daily.to}Z`)})`;
      return [[w.window, `${isolated(dtg(from))} – ${until}${hours}`]];
    }
    case 'note':
      return [[w.on, item.fields.on]];
    default:
      return item satisfies never;
  }
}

function fieldsOf(item: AnyItem, language: Language, isolated: Isolated): Line[] {
  const w = wordsIn(language).around.report;
  const heights = (altitude: Altitude | undefined) => altitude && isolated(altitudeText(altitude));
  switch (item.kind) {
    case 'event': {
      const { category, uncertainty, altitude, text, source } = item.fields;
      return [
        [w.within, uncertainty === undefined ? undefined : distanceText(uncertainty, language)],
        [w.altitude, heights(altitude)],
        [w.category, CATEGORIES[category][language]],
        [w.text, said(text, language)],
        [
          w.source,
          [source.name, isolated(`${source.reliability}${source.credibility}`), source.reference]
            .filter((part) => part !== undefined)
            .join(' · '),
        ],
      ];
    }
    case 'zone':
      return [
        [w.altitude, heights(item.terms.altitude)],
        [w.rules, said(item.terms.rules, language)],
        [w.basis, item.terms.basis],
      ];
    case 'note':
      return [];
    default:
      return item satisfies never;
  }
}

function positionsOf(
  { positions }: EventItem,
  { picture, cell, language }: Reading,
  letters: (id: string) => string,
  isolated: Isolated,
): Line {
  const w = wordsIn(language).around.report;
  const members = picture.opened?.members ?? [];
  const each = cell.desks
    .filter(({ id }) => members.includes(id))
    .map(({ id }) => {
      const position = positions[id];
      if (position === undefined) return `${letters(id)} ${w.noPosition}`;
      const because = position.reason === undefined ? '' : ` (${position.reason})`;
      const stance = wordsIn(language).items.stance[position.stance];
      return `${letters(id)} ${stance}${because} ${isolated(dtg(position.time))}`;
    });
  return [w.positions, each.join('; ')];
}

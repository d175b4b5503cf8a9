/** What an event says of itself. */
import { CATEGORIES } from '../../../picture/categories.ts';
import type { EventFields, EventItem } from '../../../picture/kinds/event.ts';
import type { Fact, Piece } from '../../facets/fact.ts';
import { type Reading, textIn } from '../../facets/reading.ts';
import { type Messages, wordsIn } from '../../messages/catalogue.ts';
import { heightFacts, placeFacts, recordedFact, sizeFacts, textFacts } from '../facts.ts';

export function eventFacts(event: EventItem, reading: Reading): readonly Fact[] {
  const { occurred, uncertainty, altitude, category, text, source, links = [] } = event.fields;
  const { language } = reading;
  const { detail: w, around, items } = wordsIn(language);
  const { report } = around;
  return [
    ...placeFacts(event, reading),
    ...withinFacts(uncertainty, w.uncertainty, report.within),
    ...sizeFacts(event, reading),
    ...heightFacts(altitude, reading),
    { label: w.category, value: [{ is: 'words', text: CATEGORIES[category][language] }] },
    ...textFacts(report.text, textIn(text, language)),
    { label: w.source, value: sourcePieces(source, w, items) },
    ...linkFacts(links, w.links, items),
    {
      label: w.occurred,
      textLabel: report.occurred,
      textAt: 'first',
      value: [{ is: 'stretch', ...occurred }],
    },
    recordedFact(event, reading),
  ];
}

function withinFacts(metres: number | undefined, label: string, textLabel: string): Fact[] {
  return metres === undefined
    ? []
    : [{ label, textLabel, value: [{ is: 'length', metres, within: true }] }];
}

function sourcePieces(
  { name, reference, reliability, credibility }: EventFields['source'],
  { sourceReference }: Messages['detail'],
  items: Messages['items'],
): readonly Piece[] {
  const grade = [items.reliability[reliability], items.credibility[credibility]].join(items.comma);
  return [
    ...(name === undefined ? [] : [{ is: 'quoted', text: name } as const]),
    { is: 'sign', text: `${reliability}${credibility}` },
    { is: 'gloss', text: grade },
    ...(reference === undefined
      ? []
      : [{ is: 'labelled', label: sourceReference, text: reference } as const]),
  ];
}

function linkFacts(
  links: NonNullable<EventFields['links']>,
  label: string,
  { relation: names }: Messages['items'],
): readonly Fact[] {
  if (links.length === 0) return [];
  const value = links.map(
    ({ relation, item }) => ({ is: 'ref', to: item, relation: names[relation] }) as const,
  );
  return [{ label, value, only: 'details' }];
}

/** What a zone says of its agreement: which desks must agree, since when they have, which version is which. */
import type { DeskId } from '../../../picture/basics.ts';
import { agreedIn, openIn } from '../../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { Fact } from '../../facets/fact.ts';
import { type Reading, runIn } from '../../facets/reading.ts';
import { dtg } from '../../lib/format.ts';
import { lettersOf } from '../../lib/letters.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';

/** None for a zone to which nobody agrees in words: its proposal asks all who see the picture. */
export function agreementFacts(zone: ZoneItem, { cell, language }: Reading): readonly Fact[] {
  const { versions } = zone;
  const agreed = agreedIn(versions);
  const open = openIn(versions);
  const newest = open ?? agreed;
  if (newest === undefined) return [];
  const { detail: w } = wordsIn(language);
  const run = runIn(language);
  const letters = (id: DeskId) => lettersOf(cell, id);
  const words = (text: string) => ({ is: 'words', text }) as const;
  const { terms } = agreed ?? newest;
  const bound = terms?.unilateral
    ? words(fill(w.unilateral, { desk: run(letters(zone.by.desk)) }))
    : ({ is: 'sign', text: newest.parties.map(letters).join(' ') } as const);
  const told = [
    agreed && fill(w.versionAgreed, { n: agreed.version }),
    agreed?.agreed && fill(w.since, { time: run(dtg(agreed.agreed.time)) }),
    open && fill(w.versionOpen, { n: open.version }),
  ].filter((one) => one !== undefined);
  return [
    { label: w.parties, value: [bound] },
    { label: w.versions, value: [words(told.join(' · '))] },
  ];
}

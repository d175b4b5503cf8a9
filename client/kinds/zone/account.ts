/** The whole account of a zone. */
import { LANGUAGES } from '../../../picture/basics.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { Fact } from '../../facets/fact.ts';
import { type Reading, textIn } from '../../facets/reading.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import every from '../../messages/every-language.json';
import type { Account } from '../account.ts';
import { changeName } from '../change-name.ts';
import { heightFacts, placeFacts, recordedFact, sizeFacts, textFacts } from '../facts.ts';
import { agreementFacts } from './agreement-facts.ts';
import { hoursSaid } from './window-text.ts';

function facts(zone: ZoneItem, reading: Reading): readonly Fact[] {
  const { window, altitude, rules, basis } = zone.terms;
  const { language } = reading;
  const { detail: w, around, window: said } = wordsIn(language);
  return [
    {
      label: w.window,
      value: [
        {
          is: 'stretch',
          from: window.from,
          to: window.to,
          endless: said.untilLifted,
          about: window.estimated && said.endsAbout,
          hours: hoursSaid(window, language),
        },
      ],
    },
    ...agreementFacts(zone, reading),
    recordedFact(zone, reading),
    ...placeFacts(zone, reading),
    ...sizeFacts(zone, reading),
    ...heightFacts(altitude, reading),
    ...textFacts(around.report.rules, textIn(rules, language)),
    { label: w.basis, textLabel: around.report.basis, value: [{ is: 'quoted', text: basis }] },
  ];
}

export const account: Account<ZoneItem> = {
  account: ({ terms: { name, rules } }) => ({ title: name, text: rules }),
  facts,
  reach: () => undefined,
  mark: () => 'circle',
  searched: ({ terms: { kind, rules, basis } }) => [
    ...LANGUAGES.flatMap((language) => [rules?.[language], every[language].zoneKind[kind]]),
    kind,
    basis,
  ],
  links: () => [],

  did: changeName,
};

/** Checks the closed lists, how values are read, and the names of groups and acts. */
import { LANGUAGES } from '../../basics.ts';
import { REFERENCES } from '../../geo/place.ts';
import type { Book, Reading } from '../book.ts';
import { faultsInWording, placesIn, twice } from './words.ts';

/** What is wrong with the lists, the name of the list before each fault. */
export const faultsInLists = ({ lists, phrases }: Book): string[] =>
  Object.entries(lists).flatMap(([name, entries]) => {
    const lengths = new Set(entries.map(({ code }) => code.length));
    const used = phrases.some(({ slots }) => slots.some(({ list }) => list === name));
    return [
      ...(used ? [] : ['is used by no phrase']),
      ...twice(entries.map(({ code }) => code)).map((code) => `code ${code} stands twice`),
      ...twice(entries.map(({ id }) => id)).map((id) => `${id} stands twice`),
      ...(lengths.size > 1 ? ['has codes of different length'] : []),
      ...entries.flatMap(({ code, id, wording, earlier = [] }) => [
        ...(/^\d+$/.test(code) ? [] : [`${id} has the code "${code}", which is no digits`]),
        ...(/^[a-z0-9-]{1,32}$/.test(id) ? [] : [`"${id}" is no id of an entry`]),
        ...[wording, ...earlier].flatMap((words) => faultsInWording(id, words)),
      ]),
      ...LANGUAGES.flatMap((language) =>
        twice(entries.map(({ wording }) => wording[language])).map(
          (text) => `two entries read the same in ${language}: ${text}`,
        ),
      ),
    ].map((fault) => `${name}: ${fault}`);
  });

/** What is wrong with how values are read, the type before each fault. */
export const faultsInReadings = ({ slotTypes }: Book): string[] =>
  Object.entries(slotTypes).flatMap(([type, reading]) => {
    const { sameInAllLanguages, direction, earlier = [] } = reading;
    const isWorded = typeof reading.shown === 'object';
    return [
      ...(type !== 'list' && isWorded === sameInAllLanguages
        ? ['is shown otherwise than "sameInAllLanguages" says']
        : []),
      ...(sameInAllLanguages === (direction === 'ltr')
        ? []
        : ['is the same in all languages and not from left to right, or the other way round']),
      ...(['count', 'altitude'].includes(type) === (reading.unknown !== undefined)
        ? []
        : ['is not known in another way than by "unknown"']),
      ...[reading, ...earlier].flatMap((one) => faultsInReading(type, one)),
    ].map((fault) => `${type}: ${fault}`);
  });

function faultsInReading(type: string, { shown, unknown, references }: Reading): string[] {
  const wanted = type === 'altitude' ? 'n,reference' : 'n';
  const names = Object.keys(references ?? {});
  const all = type === 'altitude' ? REFERENCES.join() : '';
  return [
    ...(typeof shown === 'string'
      ? []
      : [
          ...faultsInWording('shown', shown, true),
          ...LANGUAGES.filter((one) => placesIn(shown[one]).sort().join() !== wanted).map(
            (one) => `shown.${one} does not hold ${wanted} once each`,
          ),
        ]),
    ...(unknown === undefined ? [] : faultsInWording('unknown', unknown)),
    ...(names.join() === all ? [] : [`has the references ${names.join(', ')}, not ${all}`]),
    ...Object.entries(references ?? {}).flatMap(([name, words]) => faultsInWording(name, words)),
  ];
}

/** What is wrong with the names of groups and acts, and with the mark of words that nobody has read. */
export const faultsInNames = ({ groups, acts, status }: Book): string[] => [
  ...twice(groups.map(({ id }) => id)).map((id) => `group ${id}: stands twice`),
  ...twice(acts.map(({ id }) => id)).map((id) => `act ${id}: stands twice`),
  ...groups.flatMap(({ id, name }) => faultsInWording(`group ${id}: name`, name)),
  ...acts.flatMap(({ id, name }) => faultsInWording(`act ${id}: name`, name)),
  ...faultsInWording('status: words', status),
];

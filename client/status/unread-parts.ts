/** What a parameter of an address is about, in names that messages/en.json (link.part) has words for. */
const PARTS = {
  at: 'time',
  as: 'replay',
  item: 'item',
  in: 'picture',
  picture: 'picture',
  view: 'view',
  lang: 'language',
  order: 'order',
} as const;

/** What is no part of these asks for something of the lists. */
export const partOfLink = (name: string): (typeof PARTS)[keyof typeof PARTS] | 'filter' =>
  Object.hasOwn(PARTS, name) ? PARTS[name as keyof typeof PARTS] : 'filter'; // it has it

/** The links of an event as its form keeps them: one on each line. */
import { z } from 'zod';
import type { Ref } from '../../../picture/basics.ts';
import { type EventFields, Link } from '../../../picture/kinds/event.ts';

export const Links = z.array(Link);
export type Links = NonNullable<EventFields['links']>;
export const RELATIONS = Link.shape.relation.options;
export type Relation = (typeof RELATIONS)[number];

export const linksText = (links: Links): string =>
  links.map(({ relation, item }) => `${relation} ${item}`).join('\n');

/** Lines that are no link are passed over. */
export const linksIn = (text: string): Links =>
  text.split('\n').flatMap((line) => {
    const [relation, item] = line.split(' ');
    const read = Link.safeParse({ relation, item });
    return read.success ? [read.data] : [];
  });

/** The links with one more; one that joins the same two is replaced by it. */
export const linked = (links: Links, item: Ref, relation: Relation): Links => [
  ...links.filter((link) => link.item !== item),
  { relation, item },
];

/** Faults about files and feeds, and the part of `npm test` that must find each. */
import type { Mutant } from './part.ts';

export const FEEDS: readonly Mutant[] = [
  {
    what: 'a feed amends what a person reported (P22)',
    file: 'picture/kinds/event-refusals.ts',
    find: 'if (!isFeed(known.by)) {',
    replace: "if (known.kind !== 'event') {",
    part: 'unit test/picture/feed-permission.test.ts',
  },
  {
    what: 'a feed undoes what a person amended (P22)',
    file: 'picture/kinds/event-refusals.ts',
    find: "type === 'event.amended' && !isFeed(by)",
    replace: "type === 'event.withdrawn' && !isFeed(by)",
    part: 'unit test/picture/feed-permission.test.ts',
  },
  {
    what: 'a feed that repeats itself amends what a person wrote since (P22)',
    file: 'server/pictures/standing.ts',
    find: 'return stands(JSON.stringify(last) === words);',
    replace: 'return stands(last === undefined);',
    part: 'unit test/server/standing.test.ts',
  },
  {
    what: 'ids that count the rows of a file are everybody’s (R69)',
    file: 'picture/files/survey.ts',
    find: 'choices.source ?? (idsCount ? baseOf(name) : undefined)',
    replace: 'choices.source',
    part: 'unit test/server/feed-amends.test.ts test/server/feed-cases.test.ts',
  },
  {
    what: 'an id that stands twice in a file amends to and fro (R69)',
    file: 'picture/files/play.ts',
    find: 'other !== undefined && other.sum !== sum',
    replace: 'other !== undefined && other.number < 0',
    part: 'unit test/server/feed-amends.test.ts',
  },
  {
    what: 'of several times a feed takes the first in silence (R66)',
    file: 'picture/files/time.ts',
    find: 'if (Date.parse(to) - Date.parse(from) <= WIDEST) {',
    replace: 'if (WIDEST > 0) {',
    part: 'unit test/server/feed-times.test.ts',
  },
];

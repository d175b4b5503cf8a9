/** All meetings among many terms, by the index and by trying each with each. Runs in Node and in a browser. [R54] */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import { conflictsOf } from '../../../picture/views/conflicts/matrix.ts';
import { type Meeting, meetingOf } from '../../../picture/views/conflicts/meeting.ts';
import { Meetings } from '../../../picture/views/conflicts/meetings.ts';

export interface Among {
  /** How many meet, and how many of these conflict. */
  readonly meet: number;
  readonly conflict: number;
  /** The hash of all meetings in order, to compare engines and ways by. */
  readonly hash: string;
}

/** `texts`: terms as JSON, read again each time, so that nothing is remembered of them. */
export const MEETINGS = {
  indexed(texts: readonly string[]): Among {
    const { pairs } = indexOf(texts);
    return result(pairs.map(({ seqs, meeting }) => [...seqs, meeting]));
  },
  eachWithEach(texts: readonly string[]): Among {
    const all = texts.map(termsOf);
    const found: [number, number, Meeting][] = [];
    for (const [i, one] of all.entries()) {
      for (const [j, two] of all.entries()) {
        const meeting = i < j ? meetingOf(one, two, conflicts) : undefined;
        if (meeting) found.push([i + 1, j + 1, meeting]);
      }
    }
    return result(found);
  },
  /** How often the terms meet any of the others, each asked as a draft of its own that nobody has seen. */
  drafts(texts: readonly string[]): number {
    const { meetings } = indexOf(texts);
    return texts.reduce((sum, text, i) => sum + meetings.against(termsOf(text), i + 1).length, 0);
  },
  /** Reads them, and no more. */
  nothing: (texts: readonly string[]): number => texts.map(termsOf).length,
} as const;

const conflicts = conflictsOf({});
const termsOf = (text: string): ZoneTerms => JSON.parse(text);

function indexOf(texts: readonly string[]) {
  const meetings = new Meetings(conflicts);
  const until = Number.POSITIVE_INFINITY;
  meetings.take(new Map(texts.map((text, i) => [i + 1, [{ terms: termsOf(text), until }]])));
  return { meetings, pairs: meetings.pairs() };
}

function result(found: readonly (readonly [number, number, Meeting])[]): Among {
  return {
    meet: found.length,
    conflict: found.filter(([, , { conflict }]) => conflict).length,
    hash: bytesToHex(sha256(utf8ToBytes(JSON.stringify(found)))),
  };
}

Object.assign(globalThis, { MEETINGS });

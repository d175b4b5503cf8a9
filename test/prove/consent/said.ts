/**
 * What the rules of consent promise, stated apart from the code that keeps them: a record of what each desk
 * itself said of which exact words, and what must be so of a zone by that record alone.
 */

import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { inForce, zoneStatus } from '../../../picture/kinds/zone-status.ts';
import {
  deskOf,
  LAST,
  LETTERS,
  type Letter,
  letterOf,
  momentOf,
  NOTICE,
  neededBy,
  timeAt,
  type Words,
} from './terms.ts';

/** What a desk last said of a version, and of which words it said so. */
export interface Saying {
  readonly is: 'agreed' | 'objected' | 'considering' | 'denounced';
  readonly words: Words;
  /** Of a denouncing: the moment from which it counts. */
  readonly from?: number;
}

export interface Proposed {
  readonly author: Letter;
  readonly words: Words;
  readonly said: Readonly<Partial<Record<Letter, Saying>>>;
  /** All whom it asks had agreed to exactly these words, each by an act of its own. */
  readonly whole: boolean;
  /** The next version was proposed, or it was taken back, before it was whole. */
  readonly gone: boolean;
}

/** All that was said, by version; and what the maker alone did to the zone. */
export interface Told {
  readonly versions: readonly Proposed[];
  readonly state: 'proposed' | 'suspended' | 'withdrawn';
}

/** Something that a desk did, and that was taken. */
export type Did =
  | { readonly what: 'proposed'; readonly words: Words; readonly agrees: boolean }
  | { readonly what: 'amended'; readonly words: Words }
  | { readonly what: 'retracted' }
  | { readonly what: 'state'; readonly state: Told['state'] }
  | {
      readonly what: 'said';
      readonly is: Saying['is'];
      readonly version: number;
      readonly words: Words;
    };

const wholeNow = ({ author, words, said }: Proposed): boolean =>
  neededBy(words, author).every((one) => said[one]?.is === 'agreed' && said[one].words === words);

const settled = (versions: readonly Proposed[]): readonly Proposed[] =>
  versions.map((one, i) =>
    i === versions.length - 1 && !one.gone && wholeNow(one) ? { ...one, whole: true } : one,
  );

/** The record after something that desk `by` did at a moment. */
export function recorded(record: Told, by: Letter, did: Did, moment: number): Told {
  const { versions } = record;
  const last = versions.at(-1);
  const before = versions.slice(0, -1);
  switch (did.what) {
    case 'proposed': {
      const said = did.agrees ? { [by]: { is: 'agreed' as const, words: did.words } } : {};
      const next = { author: by, words: did.words, said, whole: false, gone: false };
      const closed = versions.map((one) => (one.whole ? one : { ...one, gone: true }));
      return { ...record, versions: settled([...closed, next]) };
    }
    case 'amended': {
      if (last === undefined) throw new Error('amends nothing');
      const had = last.said[by]?.is === 'agreed';
      const said = had ? { [by]: { is: 'agreed' as const, words: did.words } } : {};
      const next = { ...last, words: did.words, said, whole: false };
      return { ...record, versions: settled([...before, next]) };
    }
    case 'retracted': {
      if (last === undefined) throw new Error('takes nothing back');
      return { ...record, versions: [...before, { ...last, gone: true }] };
    }
    case 'state':
      return { ...record, state: did.state };
    case 'said': {
      const { is, version, words } = did;
      const from = is === 'denounced' ? { from: moment + NOTICE } : {};
      const saying: Saying = { is, words, ...from };
      return {
        ...record,
        versions: settled(
          versions.map((one, i) =>
            i === version - 1 ? { ...one, said: { ...one.said, [by]: saying } } : one,
          ),
        ),
      };
    }
    default:
      return did satisfies never;
  }
}

/** What binds its desks by the record: the last whole version, until its end or a denouncing counts. */
export function bindingIn({ versions }: Told, moment: number): number | undefined {
  const at = versions.findLastIndex(({ whole }) => whole);
  const one = versions[at];
  if (one === undefined || hasEnded(one, moment) || leftAt(one) <= moment) return undefined;
  return at;
}

const hasEnded = ({ words }: Proposed, moment: number): boolean =>
  words.content === 'ends' && moment >= LAST;

/** The moment from which the first denouncing counts; never, if there is none. */
const leftAt = ({ said }: Proposed): number =>
  Math.min(...LETTERS.map((one) => said[one]?.from ?? Number.POSITIVE_INFINITY));

/** What a desk has agreed to and is held to, as `version words`; undefined: nothing. */
export function heldTo(record: Told, letter: Letter, moment: number): string | undefined {
  const at = bindingIn(record, moment);
  const one = at === undefined ? undefined : record.versions[at];
  if (one === undefined || !neededBy(one.words, one.author).includes(letter)) return undefined;
  return `${at} ${one.words.hash}`;
}

/** True if the end of what a desk was held to is one that it knew: by the clock, or because somebody left. */
export function endedOf(record: Told, held: string, moment: number): boolean {
  const one = record.versions[Number(held.split(' ')[0])];
  if (one === undefined || one.words.hash !== held.split(' ')[1]) return false;
  return hasEnded(one, moment) || leftAt(one) <= moment;
}

/** True if what binds a desk now is something that it agreed to itself, in exactly these words. */
export function agreedItself(record: Told, letter: Letter, moment: number): boolean {
  const at = bindingIn(record, moment);
  const one = at === undefined ? undefined : record.versions[at];
  const said = one?.said[letter];
  return said?.is === 'agreed' && said.words === one?.words;
}

/** Why a desk may not do so, by what it is; undefined: it may, as far as the record knows. */
export function notAllowed(told: Told, by: Letter, did: Did, moment: number): string | undefined {
  const { versions } = told;
  const newest = versions.at(-1);
  switch (did.what) {
    case 'proposed':
      if (did.words.asked === 'own' && by !== versions[0]?.author)
        return 'binds itself in anything';
      return neededBy(did.words, by).includes(by) ? undefined : 'asks others alone';
    case 'amended':
    case 'retracted':
      if (newest?.author !== by) return 'these are words of another desk';
      if (newest.whole || newest.gone) return 'no version is open';
      if (did.what === 'retracted' && !versions.some(({ whole }) => whole))
        return 'takes back what nothing stands beside';
      return heldByOthers(newest, by);
    case 'state':
      if (by !== versions[0]?.author) return 'the zone is of another desk';
      return did.state === 'proposed' ? undefined : notForOne(told, by, moment); // it goes on
    case 'said': {
      const one = versions[did.version - 1];
      if (one === undefined || one.words !== did.words) return 'speaks of other words';
      if (!neededBy(one.words, one.author).includes(by)) return 'speaks and is not asked';
      if (did.version !== versions.length && !one.whole) return 'speaks of what is over';
      const binds = bindingIn(told, moment) === did.version - 1;
      const back = did.is === 'agreed' && one.said[by]?.is === 'denounced';
      if ((did.is === 'denounced' || back) !== one.whole) return 'says what is not asked';
      return one.whole && !binds ? 'leaves or stays with what has ended' : undefined;
    }
    default:
      return did satisfies never;
  }
}

function heldByOthers({ said }: Proposed, by: Letter): string | undefined {
  const others = LETTERS.filter((one) => one !== by && said[one]?.is === 'agreed');
  return others.length > 0 ? `${others.join(', ')} agreed to it` : undefined;
}

/** Why the maker alone may not do so to the zone: what another desk has agreed to hangs on it. */
function notForOne(record: Told, by: Letter, moment: number): string | undefined {
  const at = bindingIn(record, moment);
  const open = record.versions.findLastIndex(({ whole, gone }) => !whole && !gone);
  for (const i of [at, open]) {
    const one = i === undefined ? undefined : record.versions[i];
    if (one === undefined) continue;
    const others = neededBy(one.words, one.author).filter((desk) => desk !== by);
    const bound = i === at ? others : others.filter((desk) => one.said[desk]?.is === 'agreed');
    if (bound.length > 0) return `${bound.join(', ')} agreed to version ${(i ?? 0) + 1}`;
  }
  return undefined;
}

/** What a zone says and the record does not, or the other way round; undefined: they are the same. */
export function differs(zone: ZoneItem, record: Told, moment: number): string | undefined {
  return statesDiffer(zone, record, moment) ?? versionsDiffer(zone, record);
}

function statesDiffer(zone: ZoneItem, record: Told, moment: number): string | undefined {
  const status = zoneStatus(zone, timeAt(moment));
  const due = statusBy(record, moment);
  if (status !== due) return `is ${status}, and should be ${due}`;
  const binds = due === 'in-force' || due === 'leaving';
  if (inForce(zone, timeAt(moment)) !== binds) return binds ? 'binds nobody' : 'binds somebody';
  const whole = record.versions.findLast((one) => one.whole);
  const words = (whole ?? record.versions.at(-1))?.words;
  return JSON.stringify(zone.terms) === JSON.stringify(words?.terms)
    ? undefined
    : 'shows other terms than were agreed';
}

/** The status that a zone has by the record. */
function statusBy(record: Told, moment: number): string {
  if (record.state === 'withdrawn') return 'withdrawn';
  const whole = record.versions.findLast((one) => one.whole);
  const shown = whole ?? record.versions.at(-1);
  if (shown !== undefined && hasEnded(shown, moment)) return 'expired';
  if (whole !== undefined && leftAt(whole) <= moment) return 'denounced';
  if (record.state === 'suspended') return 'suspended';
  if (whole === undefined) return 'proposed';
  if (whole.words.content === 'suspended') return 'suspended';
  return leftAt(whole) === Number.POSITIVE_INFINITY ? 'in-force' : 'leaving';
}

function versionsDiffer({ versions }: ZoneItem, record: Told): string | undefined {
  if (versions === undefined) {
    const said = record.versions.some((one) => Object.keys(one.said).length > 0);
    return said ? 'forgot what was said' : undefined;
  }
  if (versions.length !== record.versions.length) return `has ${versions.length} versions`;
  for (const [i, one] of record.versions.entries()) {
    const version = versions[i];
    const name = `version ${i + 1}`;
    if (version === undefined) return `lacks ${name}`;
    if (version.hash !== one.words.hash) return `${name} has other words`;
    if ((version.agreed !== undefined) !== one.whole) {
      return one.whole ? `${name} is not agreed, and all did` : `${name} is agreed, and not by all`;
    }
    if ((version.closed !== undefined) !== one.gone) return `${name} is open or closed wrongly`;
    for (const letter of LETTERS) {
      const stance = version.stances[deskOf(letter)];
      const said = one.said[letter];
      if (stance?.is !== said?.is) return `${letter} on ${name}: ${stance?.is}, said ${said?.is}`;
      if (stance && letterOf(stance.by.desk) !== letter) return `${letter} on ${name}: by another`;
      const effect = stance?.effect && momentOf(stance.effect);
      if (effect !== said?.from) return `${letter} leaves ${name} at ${effect}, not ${said?.from}`;
    }
  }
  return undefined;
}

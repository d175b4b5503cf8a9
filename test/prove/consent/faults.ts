/** Faults in the rules of consent: each breaks a promise, and the proof must find it. */
import type { Plant } from '../../mutants/plant.ts';

const FOLD = 'picture/facets/consent/fold.ts';
const JUDGE = 'picture/facets/consent/judge.ts';
const VERSION = 'picture/facets/consent/version.ts';
const ZONE = 'picture/kinds/zone-refusals.ts';

export const FAULTS: readonly Plant[] = [
  {
    what: 'a version is agreed though one desk has not agreed',
    file: VERSION,
    find: 'parties.every((desk)',
    replace: 'parties.slice(0, 2).every((desk)',
  },
  {
    what: 'an open version replaces the agreed one at once',
    file: FOLD,
    find: 'agreedIn(versions) ?? versions.at(-1);',
    replace: 'versions.at(-1) ?? agreedIn(versions);',
  },
  {
    what: 'a desk that is not asked is heard',
    file: JUDGE,
    find: 'if (parties.includes(desk)) return undefined;',
    replace: 'if (parties.length > 0) return undefined;',
  },
  {
    what: 'denouncing counts at once',
    file: 'picture/facets/consent/consent.ts',
    find: 'notice * MINUTE',
    replace: '(notice - notice) * MINUTE',
  },
  {
    what: 'denouncing never counts',
    file: VERSION,
    find: 'effects.length === 0 ? undefined',
    replace: 'effects.length >= 0 ? undefined',
  },
  {
    what: 'what was said of the version before counts for the next',
    file: FOLD,
    find: 'const next = versionOf(known.length + 1, terms, entered);',
    replace:
      'const own = versionOf(known.length + 1, terms, entered);\n' +
      '  const next = { ...own, stances: { ...known.at(-1)?.stances, ...own.stances } };',
  },
  {
    what: 'words are amended after another desk has agreed to them',
    file: ZONE,
    find: "if (agreedByOthers(newest, desk)) return impossible('R48', how.field, STANDS);",
    replace: '',
  },
  {
    what: 'one desk withdraws and suspends what another has agreed to',
    file: ZONE,
    find: 'one !== undefined && agreedByOthers(one, desk))',
    replace: 'one === undefined && desk === undefined)',
  },
  {
    what: 'the next version need not ask whom the standing one binds',
    file: ZONE,
    find: 'return leavesOut(zone, parties, how);',
    replace: 'return parties.length === 0 ? leavesOut(zone, parties, how) : undefined;',
  },
  {
    what: 'the hash of the terms is not compared',
    file: JUDGE,
    find: 'now.version === version && now.hash === termsHash',
    replace: 'now.version === version',
  },
  {
    what: 'who has left comes back after it counts',
    file: JUDGE,
    find: 'const standing = standingAt(versions, now);',
    replace: 'const standing = now === 0 ? standingAt(versions, now) : agreedIn(versions);',
  },
  {
    what: 'the next version leaves the one before open',
    file: FOLD,
    find: 'settled([...closed(known, entered), next], entered)',
    replace: 'settled([...known, next], entered)',
  },
  {
    what: 'what others said of the words before stays when they are amended',
    file: FOLD,
    find: 'stances: had ? stances : {}',
    replace: 'stances: { ...known.at(-1)?.stances, ...(had ? stances : {}) }',
  },
  {
    what: 'who has denounced and is still bound may be passed over',
    file: VERSION,
    find: "(is === 'agreed' || is === 'denounced'),",
    replace: "is === 'agreed',",
  },
  {
    what: 'what binds one desk is amended, and what it had replaced comes back',
    file: ZONE,
    find: 'return openIn(versions) === undefined\n    ? impossible',
    replace: 'return openIn(versions) === undefined && newest.closed\n    ? impossible',
  },
  {
    what: 'any desk makes a zone unilateral',
    file: ZONE,
    find: 'unilateral && zone.by.desk !== desk',
    replace: 'unilateral && zone.by.desk === undefined',
  },
  {
    what: 'any desk takes a version back',
    file: ZONE,
    find: 'if (open.by.desk !== desk) {',
    replace: 'if (open.by.desk === undefined) {',
  },
];

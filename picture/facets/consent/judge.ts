/** Decides acts of consent: on which version, on which exact terms, compared with what. [R46] [R47] [R49] */
import type { DeskId } from '../../basics.ts';
import { type Judging, nowOf } from '../../judging.ts';
import { impossible, overlooked, type Refusal } from '../../refusal.ts';
import { windowEnd } from '../../window.ts';
import { type ConsentChange, USUAL_NOTICE } from './acts.ts';
import { unseenBy } from './unseen.ts';
import {
  type Agreeable,
  agreedIn,
  lastAgreedBy,
  openIn,
  stancesOn,
  standingAt,
  type Terms,
  type Version,
  versionsOf,
} from './version.ts';

type Versions = readonly Version<Terms>[];

/** The reason to refuse an act of consent; undefined if there is none. */
export function judgeConsent(
  item: Agreeable<Terms>,
  change: ConsentChange,
  how: Judging,
): Refusal | undefined {
  const members = how.picture.opened?.members ?? [];
  if (members.length < 2) {
    return impossible('R46', how.field, 'a picture of one desk has no consent: this is a draft');
  }
  if (how.context === undefined) return impossible('R46', how.field, 'cannot be judged here');
  const now = nowOf(how);
  const versions = versionsOf(item, members);
  const { desk } = how.actor;
  const target = targetOf(versions, change, desk, now);
  return (
    otherTerms(versions, target, change) ??
    (target === undefined ? nothingOpen(versions, change, now) : undefined) ??
    (target && unasked(target, change, desk)) ??
    otherComparison(versions, change, desk) ??
    (target && already(item, target, change, { desk, now, how }))
  );
}

/** The version that an act is about: the open one; denouncing, and taking that back, the agreed one. */
function targetOf(
  versions: Versions,
  { type, version }: ConsentChange,
  desk: DeskId,
  now: number,
): Version<Terms> | undefined {
  const standing = standingAt(versions, now);
  if (type === 'consent.denounced') return standing;
  const back = standing?.version === version && standing.stances[desk]?.is === 'denounced';
  return type === 'consent.agreed' && back ? standing : openIn(versions);
}

/** [R47] An act that names another version or other terms than there are: both are told. */
function otherTerms(
  versions: Versions,
  target: Version<Terms> | undefined,
  { version, termsHash }: ConsentChange,
): Refusal | undefined {
  const now = target ?? versions.at(-1);
  if (now === undefined || (now.version === version && now.hash === termsHash)) return undefined;
  const meant = versions.find(({ hash }) => hash === termsHash);
  const differ = meant && differences(meant, now);
  const named = `version ${version} (${termsHash.slice(0, 8)})`;
  const what = differ === undefined ? '' : `: ${differ.join(', ') || 'nothing'} changed`;
  const why = `${named} is not ${target === undefined ? 'open' : 'what is asked'}: version ${
    now.version
  } (${now.hash.slice(0, 8)}) is${what}`;
  return overlooked(why, entriesOf(meant, now), 'R47');
}

/** The names of the terms that are not the same in two versions; undefined where words are not kept. */
function differences(a: Version<Terms>, b: Version<Terms>): readonly string[] | undefined {
  if (a.terms === undefined || b.terms === undefined) return undefined;
  const [one, two] = [new Map(Object.entries(a.terms)), new Map(Object.entries(b.terms))];
  return [...new Set([...one.keys(), ...two.keys()])].filter(
    (key) => JSON.stringify(one.get(key)) !== JSON.stringify(two.get(key)),
  );
}

const entriesOf = (...versions: readonly (Version<Terms> | undefined)[]): readonly number[] =>
  [...new Set(versions.flatMap((one) => (one === undefined ? [] : [one.seq])))].sort(
    (a, b) => a - b,
  );

/** Nothing is left that the act could be about. */
function nothingOpen(versions: Versions, { type }: ConsentChange, now: number): Refusal {
  const agreed = agreedIn(versions);
  if (type === 'consent.denounced') {
    const why = agreed === undefined ? 'nothing has been agreed' : 'what was agreed has ended';
    return impossible('R49', 'change.version', why);
  }
  const stands = standingAt(versions, now) !== undefined;
  const why = stands ? 'all have agreed to it: it can be denounced' : 'no version is open';
  return impossible('R46', 'change.version', why);
}

/** [R46] A desk that need not agree takes no stance: what it says would count for nothing. */
function unasked({ parties }: Version<Terms>, { type }: ConsentChange, desk: DeskId) {
  if (parties.includes(desk)) return undefined;
  const rule = type === 'consent.denounced' ? 'R49' : 'R46';
  return impossible(rule, 'change.version', `these terms ask ${parties.join(', ')} alone`);
}

/** [R47] An act that was compared with another version than the one its desk last agreed to. */
function otherComparison(
  versions: Versions,
  { from }: ConsentChange,
  desk: DeskId,
): Refusal | undefined {
  const last = lastAgreedBy(versions, desk);
  if (from === undefined || from === last?.version) return undefined;
  const named = versions.find(({ version }) => version === from);
  const why =
    last === undefined
      ? `${desk} has agreed to no version yet, and this was compared with version ${from}`
      : `${desk} last agreed to version ${last.version}, and this was compared with ${from}`;
  return overlooked(why, entriesOf(named, last, versions.at(-1)), 'R47');
}

/** Acts that change nothing, or come too late. */
function already(
  item: Agreeable<Terms>,
  version: Version<Terms>,
  change: ConsentChange,
  { desk, now, how }: { readonly desk: DeskId; readonly now: number; readonly how: Judging },
): Refusal | undefined {
  const stance = version.stances[desk]?.is;
  if (change.type === 'consent.denounced') {
    if (stance !== 'agreed') return impossible('R49', 'change.version', 'is denounced already');
    const notice = how.context?.cell.consent?.notice ?? USUAL_NOTICE;
    return (change.notice ?? USUAL_NOTICE) === notice
      ? undefined
      : impossible('R49', 'change.notice', `the notice in this cell is ${notice} minutes`);
  }
  if (change.type !== 'consent.agreed') return undefined;
  if (stance === 'agreed') return impossible('R46', 'change.version', `${desk} has agreed to it`);
  if (item.state === 'suspended') {
    return impossible('R9', how.field, `${item.ref} is suspended: its desk resumes it first`);
  }
  const { terms } = version;
  if (terms !== undefined && !stancesOn(version).some(({ is }) => is === 'agreed')) {
    const refusal = unseenBy(how, terms, item.ref); // the first to agree puts them to the others
    if (refusal !== undefined) return refusal;
  }
  const end = windowEnd((version.terms ?? item.terms).window);
  if (end !== undefined && end <= now)
    return impossible('R46', 'change.version', 'its window has ended');
  return undefined;
}

/** Forgeries of consent: words that no desk said, on terms that are others, or that came too late. */
import type { Entry } from '../../../picture/entry.ts';
import {
  agreedByOthers,
  openIn,
  standingAt,
  type Version,
} from '../../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import { CELL } from '../cell.ts';
import { TERMS } from '../examples.ts';
import type { Log } from '../logs.ts';
import { DESKS } from '../people.ts';
import {
  acting,
  added,
  altered,
  byPeople,
  type Forged,
  type Forgery,
  forgery,
  itemsIn,
  kindIn,
  openedIn,
  type Pick,
} from './forging.ts';

const reason = 'x';
const NONE = '0'.repeat(64);
type One = Version<ZoneTerms>;

/** An entry more at the end, by somebody who has seen everything; it is found there. */
function more(log: Log, desk: string, change: object, rule: string): Forged {
  const { seq, hash } = log.heads.at(-1) ?? {};
  return {
    log: added(log, { by: acting(desk), change, seen: { seq, hash } }),
    expected: { seq: log.entries.length + 1, rule },
  };
}

const says = (word: string, { ref }: ZoneItem, { version, hash }: One) => ({
  type: `consent.${word}`,
  item: ref,
  version,
  termsHash: hash,
  ...(word === 'denounced' ? { reason } : {}),
});

const endOf = ({ heads }: Log): number => Date.parse(heads.at(-1)?.time ?? '');

/** Zones that desks speak about, in a log of a picture that several share; none of any other. */
const zonesIn = (log: Log): readonly ZoneItem[] =>
  kindIn(log) === 'shared'
    ? itemsIn(log)
        .filter((item) => item.kind === 'zone')
        .filter(({ versions, state }) => versions !== undefined && state === 'proposed')
    : [];

/** A zone with the version that is open, or that binds its desks, when the log ends. */
function withOne(log: Log, pick: Pick, which: 'open' | 'standing', fits: (one: One) => boolean) {
  const now = endOf(log);
  return pick(
    zonesIn(log).flatMap((zone) => {
      const { versions = [] } = zone;
      const one = which === 'open' ? openIn(versions) : standingAt(versions, now);
      return one !== undefined && fits(one) ? [{ zone, one }] : [];
    }),
  );
}

const agreeing = (one: One) => DESKS.filter((desk) => one.stances[desk]?.is === 'agreed');
const strangers = ({ parties }: One) => DESKS.filter((desk) => !parties.includes(desk));
type Spoken = Entry & { readonly change: Extract<Entry['change'], { termsHash: string }> };
const spokenIn = (log: Log): readonly Spoken[] =>
  byPeople(log).filter((entry): entry is Spoken => 'termsHash' in entry.change);

export const CONSENT: readonly Forgery[] = [
  forgery('an agreement that was given already', (log, pick) => {
    const found = withOne(log, pick, 'open', (one) => agreeing(one).length > 0);
    const desk = found && pick(agreeing(found.one));
    return found && more(log, `${desk}`, says('agreed', found.zone, found.one), 'R46');
  }),
  forgery('a word of a desk that is not asked', (log, pick) => {
    const found = withOne(log, pick, 'open', (one) => strangers(one).length > 0);
    const desk = found && pick(strangers(found.one));
    const word = pick(['agreed', 'objected', 'considering']) ?? 'agreed';
    return found && more(log, `${desk}`, says(word, found.zone, found.one), 'R46');
  }),
  forgery('an agreement that another desk denounces, which is not bound', (log, pick) => {
    const found = withOne(log, pick, 'standing', (one) => strangers(one).length > 0);
    const desk = found && pick(strangers(found.one));
    return found && more(log, `${desk}`, says('denounced', found.zone, found.one), 'R49');
  }),
  forgery('a word on terms that are others', (log, pick) => {
    const entry = pick(spokenIn(log));
    const by = ({ change }: Entry) => ({ change: { ...change, termsHash: NONE } });
    return entry && { log: altered(log, entry, by), expected: { seq: entry.seq, rule: 'R47' } };
  }),
  forgery('a word on another version', (log, pick) => {
    const entry = pick(spokenIn(log).filter(({ change }) => change.version > 1));
    if (entry === undefined) return undefined;
    const version = entry.change.version - 1;
    const by = ({ change }: Entry) => ({ change: { ...change, version } });
    return { log: altered(log, entry, by), expected: { seq: entry.seq, rule: 'R47' } };
  }),
  forgery('a word on a version that is not there', (log, pick) => {
    const entry = pick(spokenIn(log));
    const by = ({ change }: Entry) => ({ change: { ...change, version: 99 } });
    return entry && { log: altered(log, entry, by), expected: { seq: entry.seq, rule: 'R46' } };
  }),
  forgery('a word on what was compared with another version', (log, pick) => {
    const entry = pick(spokenIn(log));
    const by = ({ change }: Entry) => ({ change: { ...change, from: 99 } });
    return entry && { log: altered(log, entry, by), expected: { seq: entry.seq, rule: 'R47' } };
  }),
  forgery('terms that were written otherwise after a desk had agreed', (log, pick) => {
    const entry = pick(
      spokenIn(log).flatMap(({ seq, change: { item, version } }) => {
        const made = version === 1 && log.entries[Number(item.slice(2)) - 1];
        const touched = log.entries.some(
          (one) => one.seq < seq && 'item' in one.change && one.change.item === item,
        );
        return made && !touched ? [{ made, seq }] : [];
      }),
    );
    if (entry === undefined) return undefined;
    const by = ({ change }: Entry) =>
      'terms' in change
        ? { change: { ...change, terms: { ...change.terms, basis: 'Another law' } } }
        : {};
    return { log: altered(log, entry.made, by), expected: { seq: entry.seq, rule: 'R47' } };
  }),
  forgery('denounced, and nothing was agreed', (log, pick) => {
    const none = zonesIn(log).filter(({ versions = [] }) => versions.every((one) => !one.agreed));
    const zone = pick(none);
    const one = zone?.versions?.at(-1);
    return zone && one && more(log, zone.by.desk, says('denounced', zone, one), 'R49');
  }),
  forgery('denounced twice', (log, pick) => {
    const left = (one: One) => DESKS.filter((desk) => one.stances[desk]?.is === 'denounced');
    const found = withOne(log, pick, 'standing', (one) => left(one).length > 0);
    const desk = found && pick(left(found.one));
    return found && more(log, `${desk}`, says('denounced', found.zone, found.one), 'R49');
  }),
  forgery('words amended after another desk had agreed to them', (log, pick) => {
    const fits = (one: One) => agreedByOthers(one, one.by.desk);
    const found = withOne(log, pick, pick(['open', 'standing']) ?? 'open', fits);
    if (found === undefined || found.one !== found.zone.versions?.at(-1)) return undefined;
    const change = { type: 'zone.amended', item: found.zone.ref, terms: TERMS };
    return more(log, found.one.by.desk, change, 'R48');
  }),
  forgery('a version of another desk amended', (log, pick) => {
    const found = withOne(log, pick, 'open', () => true);
    const desk = pick(DESKS.filter((one) => one !== found?.one.by.desk));
    const change = { type: 'zone.amended', item: found?.zone.ref, terms: TERMS };
    return found && more(log, `${desk}`, change, 'P4');
  }),
  forgery('what was agreed is suspended or withdrawn by one', (log, pick) => {
    const found = withOne(log, pick, 'standing', () => true);
    if (found === undefined || !agreedByOthers(found.one, found.zone.by.desk)) return undefined;
    const type = pick(['zone.suspended', 'zone.withdrawn']);
    return more(log, found.zone.by.desk, { type, item: found.zone.ref, reason }, 'R48');
  }),
  forgery('a version that leaves out whom the standing one binds', (log, pick) => {
    const found = withOne(log, pick, 'standing', ({ parties }) => parties.length > 2);
    const desk = found && pick(found.one.parties);
    const left = found && pick(found.one.parties.filter((one) => one !== desk));
    if (found === undefined || left === undefined) return undefined;
    const desks = found.one.parties.filter((one) => one !== left);
    const terms = { ...TERMS, kind: 'hazard', desks };
    return more(log, `${desk}`, { type: 'zone.versioned', item: found.zone.ref, terms }, 'R48');
  }),
  forgery('another version taken back than the open one', (log, pick) => {
    const zone = pick(zonesIn(log));
    const version = (zone?.versions?.length ?? 0) + 1;
    const change = { type: 'zone.retracted', item: zone?.ref, version, reason };
    return zone && more(log, zone.by.desk, change, 'R48');
  }),
  forgery('consent in a picture of one desk', (log, pick) => {
    const { members } = openedIn(log);
    if (kindIn(log) !== 'private' || members.length !== 1) return undefined;
    const draft = pick(
      itemsIn(log).filter(({ kind, state }) => kind === 'zone' && state !== 'withdrawn'),
    );
    const change = { type: 'consent.agreed', item: draft?.ref, version: 1, termsHash: NONE };
    return draft && more(log, `${members[0]}`, change, 'R46');
  }),
  forgery('proposed without having seen what may meet it', (log, pick) => {
    const alive = zonesIn(log).filter(
      ({ terms: { area, window } }) =>
        area.type === 'Circle' &&
        window.to === undefined &&
        area.centre[0] === TERMS.area.centre[0],
    );
    const zone = pick(alive);
    const { seq, hash } = log.heads[(zone?.history.at(-1)?.seq ?? 0) - 2] ?? {};
    if (zone === undefined || seq === undefined) return undefined;
    const terms = { ...TERMS, window: { from: TERMS.window.from } };
    const change = { type: 'zone.proposed', terms, agrees: true };
    const by = acting(pick(DESKS) ?? 'us');
    return {
      log: added(log, { by, change, seen: { seq, hash } }),
      expected: { seq: log.entries.length + 1, rule: 'R50' },
    };
  }),
  forgery('a notice that the cell does not have, by the cell', (log, pick) => {
    const entry = pick(spokenIn(log).filter(({ change }) => change.type === 'consent.denounced'));
    if (entry === undefined || openedIn(log).picture !== 'shared') return undefined;
    const by = ({ change }: Entry) => ({ change: { ...change, notice: 0 } });
    return {
      log: altered(log, entry, by),
      expected: { seq: entry.seq, rule: 'R49' },
      options: { cell: CELL },
    };
  }),
];

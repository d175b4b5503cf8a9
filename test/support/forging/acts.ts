/** Forgeries of who did what: desks, roles, the server's name, and what the state of an item forbids. */
import { seqOf } from '../../../picture/basics.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import type { Role } from '../../../picture/roles.ts';
import { EVENT } from '../examples.ts';
import type { Log } from '../logs.ts';
import {
  acting,
  added,
  altered,
  byPeople,
  type Forged,
  type Forgery,
  forgery,
  inRoles,
  itemsIn,
  kindIn,
  openedIn,
} from './forging.ts';

/** An entry written otherwise, which is then found at its own place. */
const changed = (log: Log, entry: Entry | undefined, rule: string, by: (entry: Entry) => object) =>
  entry && ({ log: altered(log, entry, by), expected: { seq: entry.seq, rule } } satisfies Forged);

/** An entry more at the end, which is found there. */
const more = (log: Log, entry: Parameters<typeof added>[1], rule: string): Forged => ({
  log: added(log, entry),
  expected: { seq: log.entries.length + 1, rule },
});

const SPEAKING =
  /^(message\.sent|receipt\..*|position\.taken|event\.withdrawn|consent\..*|zone\.(suspended|resumed|withdrawn|versioned|retracted))$/;
const ENTERING = /^(event\.(reported|amended)|zone\.(proposed|amended))$/;
const OWN =
  /^(event\.(amended|withdrawn)|zone\.(amended|suspended|resumed|withdrawn)|note\.(amended|withdrawn))$/;
const isRelease = ({ change }: Entry) => change.type.startsWith('release.');

/** Roles that may not do what an entry does, and the rule that says so; written apart from the table. */
function wrongRoles(log: Log, entry: Entry): readonly (readonly [Role, string])[] {
  const { type } = entry.change;
  const silent = isRelease(entry) ? 'P12' : 'P3';
  const never = [
    ['wall', silent],
    ['observer', silent],
    ['admin', 'P10'],
  ] as const;
  const said = SPEAKING.test(type) || isRelease(entry) ? ([['analyst', silent]] as const) : [];
  const entered =
    kindIn(log) === 'shared' && ENTERING.test(type) ? ([['analyst', 'P9']] as const) : [];
  return [...never, ...wrongFeed(log, entry, silent), ...said, ...entered];
}

/** A feed in place of the author: it reports, and amends what it reported itself. [P22] */
function wrongFeed({ entries }: Log, { change }: Entry, silent: string) {
  if (change.type === 'event.reported') return [];
  if (change.type !== 'event.amended') return [['feed', silent] as const];
  const steps = entries.filter(
    (one) =>
      one.seq === seqOf(change.item) ||
      (one.change.type === 'event.amended' && one.change.item === change.item),
  );
  return steps.every(({ by }) => by.role === 'feed') ? [] : [['feed', 'P22'] as const];
}

export const ACTS: readonly Forgery[] = [
  forgery('an author of no member desk', (log, pick) =>
    changed(log, pick(byPeople(log)), 'P1', ({ by }) => ({ by: { ...by, desk: 'xx' } })),
  ),
  forgery('an author of no member desk, without a role', (log, pick) => {
    const [first] = inRoles(log);
    const before = byPeople(log).filter(({ seq }) => first === undefined || seq <= first.seq);
    const { desk, person } = acting('xx');
    return changed(log, pick(before), 'P1', () => ({ by: { desk, person } }));
  }),
  forgery('a role that may not', (log, pick) => {
    const entry = pick(byPeople(log));
    const wrong = entry && pick(wrongRoles(log, entry));
    if (wrong === undefined) return undefined;
    const [role, rule] = wrong;
    return changed(log, entry, rule, ({ by }) => ({ by: { ...by, role } }));
  }),
  forgery('a role that may not speak or enter', (log, pick) => {
    const wrong = byPeople(log).flatMap((entry) =>
      wrongRoles(log, entry).flatMap(([role, rule]) =>
        role === 'analyst' ? [{ entry, rule }] : [],
      ),
    );
    const one = pick(wrong);
    const role = 'analyst';
    return one && changed(log, one.entry, one.rule, ({ by }) => ({ by: { ...by, role } }));
  }),
  forgery("another desk's item", (log, pick) => {
    if (kindIn(log) !== 'shared') return undefined;
    const entry = pick(byPeople(log).filter(({ change }) => OWN.test(change.type)));
    const desk = entry && pick(openedIn(log).members.filter((one) => one !== entry.by.desk));
    return changed(log, desk && entry, 'P4', ({ by }) => ({ by: { ...by, desk } }));
  }),
  forgery('another desk withdraws an item', (log, pick) => {
    if (kindIn(log) !== 'shared') return undefined;
    const stands = ({ kind, state }: AnyItem) => kind !== 'message' && state !== 'withdrawn';
    const item = pick(itemsIn(log).filter(stands));
    const desk = item && pick(openedIn(log).members.filter((one) => one !== item.by.desk));
    if (item === undefined || desk === undefined) return undefined;
    const type = `${item.kind}.withdrawn`;
    return more(log, { by: acting(desk), change: { type, item: item.ref, reason: 'x' } }, 'P4');
  }),
  forgery("the server's name, with a role", (log, pick) =>
    changed(log, pick(inRoles(log)), 'P15', ({ by }) => ({ by: { ...by, person: 'server' } })),
  ),
  forgery("the server's name", (log, pick) => {
    const acts = byPeople(log).filter(({ change }) => change.type !== 'release.refused');
    const server = ({ by: { desk, role } }: Entry) => ({
      by: { desk, person: 'server', ...(role === undefined ? {} : { role: 'server' }) },
    });
    return changed(log, pick(acts), 'P15', server);
  }),
  forgery("the server's role, by a person", (log, pick) =>
    changed(log, pick(byPeople(log)), 'P15', ({ by }) => ({ by: { ...by, role: 'server' } })),
  ),
  forgery("the server's role, by somebody else who opens", (log) =>
    changed(log, log.entries[0], 'P15', ({ by }) => ({
      by: { ...by, person: 'cell', role: 'server' },
    })),
  ),
  forgery('an opening that somebody wrote in a role', (log, pick) => {
    const by = acting(pick(openedIn(log).members) ?? 'us', pick(['officer', 'admin'] as const));
    return changed(log, log.entries[0], 'P2', () => ({ by }));
  }),
  forgery('a withdrawal of what was withdrawn', (log, pick) => {
    const withdrawn = byPeople(log).filter(({ change }) => change.type.endsWith('.withdrawn'));
    const { by, change } = pick(withdrawn) ?? {};
    return by && change && more(log, { by, change }, 'R8');
  }),
  forgery('a zone resumed that was not suspended', (log, pick) => {
    const zone = pick(
      itemsIn(log).filter(
        (item) => item.kind === 'zone' && item.state === 'proposed' && item.versions === undefined,
      ),
    );
    if (zone === undefined) return undefined;
    const change = { type: 'zone.resumed', item: zone.ref, reason: 'x' };
    return more(log, { by: acting(zone.by.desk), change }, 'R9');
  }),
  forgery('an amendment that overlooked a change', (log, pick) => {
    const note = pick(
      itemsIn(log).filter(
        (item) =>
          item.state !== 'withdrawn' &&
          item.history.length > 1 &&
          !(item.kind === 'zone' && item.versions), // what was agreed nobody withdraws
      ),
    );
    const last = note?.history.at(-1)?.seq ?? 0;
    const hash = log.heads[last - 2]?.hash;
    if (note === undefined || hash === undefined) return undefined;
    const change = { type: `${note.kind}.withdrawn`, item: note.ref, reason: 'x' };
    return more(log, { by: acting(note.by.desk), change, seen: { seq: last - 1, hash } }, 'R12');
  }),
  forgery('an item that is not there', (log, pick) => {
    const entry = pick(byPeople(log).filter(({ change }) => 'item' in change));
    return changed(log, entry, 'R6', ({ change }) => ({
      change: { ...change, item: 'item' in change ? `${change.item.charAt(0)}-999999` : '' },
    }));
  }),
  forgery('a line that goes nowhere', (log, pick) => {
    const entry = pick(byPeople(log).filter(({ change }) => change.type === 'event.reported'));
    const coordinates = [
      [35.8, 33],
      [35.8, 33],
    ];
    const event = { ...EVENT, geometry: { type: 'LineString', coordinates } };
    return changed(log, entry, 'R10', ({ change }) => ({ change: { ...change, event } }));
  }),
  forgery('a link to what is not there', (log, pick) => {
    const entry = pick(byPeople(log).filter(({ change }) => change.type === 'event.reported'));
    const event = { ...EVENT, links: [{ relation: 'related', item: 'E-999999' }] };
    return changed(log, entry, 'R11', ({ change }) => ({ change: { ...change, event } }));
  }),
];

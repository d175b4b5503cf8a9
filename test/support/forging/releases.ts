/** Forgeries of releases, of what the cell's configuration asks for, and of access records. */
import type { Entry } from '../../../picture/entry.ts';
import { DESK_CELL } from '../desks.ts';
import { EVENT, reported } from '../examples.ts';
import type { Log } from '../logs.ts';
import { resealed, written } from '../resealed.ts';
import {
  acting,
  added,
  altered,
  byPeople,
  type Forged,
  type Forgery,
  forgery,
  kindIn,
  openedIn,
} from './forging.ts';

const MINUTES = 11 * 60_000;
const options = { cell: DESK_CELL };

type Of<T extends string> = Entry & { readonly change: { readonly type: T } };

const typed = <T extends Entry['change']['type']>({ entries }: Log, type: T) =>
  entries.filter(
    (entry): entry is Of<T> & { change: Extract<Entry['change'], { type: T }> } =>
      entry.change.type === type,
  );

const found = (log: Log, { seq }: Entry, rule: string): Forged => ({
  log,
  expected: { seq, rule },
});

/** The log, with all entries from one on recorded later. */
function late(log: Log, from: number, by: number): Log {
  const entries = log.entries.map((entry) => {
    if (entry.seq < from) return entry;
    return written({ ...entry, time: new Date(Date.parse(entry.time) + by).toISOString() });
  });
  return resealed(entries, log, from);
}

export const RELEASES: readonly Forgery[] = [
  forgery('approved by the one who proposed', (log, pick) => {
    const entry = pick(typed(log, 'release.approved'));
    const proposed = entry && log.entries[entry.change.release - 1];
    return (
      entry &&
      proposed &&
      found(
        altered(log, entry, () => ({ by: proposed.by })),
        entry,
        'P12',
      )
    );
  }),
  forgery('approved too late', (log, pick) => {
    const entry = pick(typed(log, 'release.approved'));
    return entry && found(late(log, entry.seq, MINUTES), entry, 'P12');
  }),
  forgery('one person where the cell asks for two', (log, pick) => {
    const entry = pick(typed(log, 'release.proposed'));
    if (entry === undefined) return undefined;
    const second = !entry.change.second;
    const forged = altered(log, entry, ({ change }) => ({ change: { ...change, second } }));
    return { ...found(forged, entry, 'P12'), options };
  }),
  forgery('released to where its desk is no member', (log, pick) => {
    const entry = pick(typed(log, 'release.proposed'));
    if (entry === undefined) return undefined;
    const to = pick(['us', 'il', 'sy', 'access-il', 'nowhere']);
    return {
      ...found(
        altered(log, entry, ({ change }) => ({ change: { ...change, to } })),
        entry,
        'P12',
      ),
      options,
    };
  }),
  forgery('released to its own picture', (log, pick) => {
    const entry = pick(typed(log, 'release.proposed'));
    const to = openedIn(log).picture;
    return (
      entry &&
      found(
        altered(log, entry, ({ change }) => ({ change: { ...change, to } })),
        entry,
        'P12',
      )
    );
  }),
  forgery('a copy that says something else', (log, pick) => {
    const entry = pick(
      typed(log, 'release.proposed').filter(({ change }) => 'event' in change.change),
    );
    return (
      entry &&
      found(
        altered(log, entry, ({ change }) => {
          const copy = 'change' in change && 'event' in change.change ? change.change : undefined;
          const event = { ...EVENT, title: { original: 'en', en: 'Nothing happened' } };
          return { change: { ...change, change: { ...copy, event } } };
        }),
        entry,
        'R23',
      )
    );
  }),
  forgery('words that are not the last', (log, pick) => {
    const entry = pick(typed(log, 'release.proposed').filter(({ change }) => change.of > 1));
    return (
      entry &&
      found(
        altered(log, entry, ({ change }) => ({ change: { ...change, of: entry.change.of - 1 } })),
        entry,
        'R12',
      )
    );
  }),
  forgery('a release made that was made', (log, pick) => {
    const { by, change } = pick(typed(log, 'release.made')) ?? {};
    if (by === undefined || change === undefined) return undefined;
    return {
      log: added(log, { by, change }),
      expected: { seq: log.entries.length + 1, rule: 'R22' },
    };
  }),
  forgery('another item than was made', (log, pick) => {
    const entry = pick(typed(log, 'release.made'));
    return (
      entry &&
      found(
        altered(log, entry, ({ change }) => {
          const { item, ...rest } = entry.change.made;
          return { change: { ...change, made: { item: `${item}9`, ...rest } } };
        }),
        entry,
        'R22',
      )
    );
  }),
  forgery('made before its time', (log, pick) => {
    const entry = pick(typed(log, 'release.made'));
    const proposed = entry && log.entries[entry.change.release - 1];
    if (entry === undefined || proposed === undefined) return undefined;
    const notBefore = '2199-12-31T23:59:59.999Z';
    const forged = altered(log, proposed, ({ change }) => ({ change: { ...change, notBefore } }));
    return found(forged, entry, 'R22');
  }),
  forgery('made by a person', (log, pick) => {
    const entry = pick(typed(log, 'release.made'));
    return (
      entry &&
      found(
        altered(log, entry, ({ by }) => ({ by: acting(by.desk) })),
        entry,
        'P15',
      )
    );
  }),
  forgery('released from a shared picture', (log, pick) => {
    const item = kindIn(log) === 'shared' ? pick(typed(log, 'event.reported')) : undefined;
    if (item === undefined) return undefined;
    const change = { type: 'release.approved', item: `E-${item.seq}`, release: 1 };
    // the fold knows no such release, whoever approves it
    return {
      log: added(log, { by: acting(item.by.desk), change }),
      expected: { seq: log.entries.length + 1, rule: 'R22' },
    };
  }),
];

export const CELLS: readonly Forgery[] = [
  forgery('a supervisor of a desk that supervises none', (log, pick) => {
    const entry = pick(
      byPeople(log).filter(({ by }) => by.role === 'officer' && by.desk !== DESK_CELL.supervisor),
    );
    return (
      entry && {
        ...found(
          altered(log, entry, ({ by }) => ({ by: { ...by, role: 'supervisor' } })),
          entry,
          'P14',
        ),
        options,
      }
    );
  }),
  forgery('other members than the cell has', (log, pick) => {
    const [entry] = log.entries;
    if (entry === undefined) return undefined;
    const members = [...openedIn(log).members, pick(['xx', 'yy']) ?? 'xx'];
    return {
      ...found(
        altered(log, entry, ({ change }) => ({ change: { ...change, members } })),
        entry,
        'P2',
      ),
      options,
    };
  }),
];

/** What the server wrote into an access record; nothing, of any other log. */
const recorded = (log: Log) => (kindIn(log) === 'access' ? log.entries.slice(1) : []);

/** Of access records. */
export const RECORDS: readonly Forgery[] = [
  forgery('a person writes a record', (log, pick) => {
    const entry = pick(recorded(log));
    const role = pick(['officer', 'admin'] as const);
    return (
      entry &&
      found(
        altered(log, entry, ({ by }) => ({ by: acting(by.desk, role) })),
        entry,
        'P11',
      )
    );
  }),
  forgery('the record of another desk', (log, pick) => {
    const entry = pick(recorded(log));
    return (
      entry &&
      found(
        altered(log, entry, ({ by }) => ({ by: { ...by, desk: 'xx' } })),
        entry,
        'P15',
      )
    );
  }),
  forgery('what is no record', (log, pick) => {
    const entry = pick(recorded(log));
    return (
      entry &&
      found(
        altered(log, entry, () => ({ change: reported() })),
        entry,
        'P15',
      )
    );
  }),
  forgery('roles that nobody holds together', (log, pick) => {
    const entry = pick([...typed(log, 'access.invited'), ...typed(log, 'access.roles-changed')]);
    const roles = ['admin', pick(['officer', 'supervisor'])];
    return (
      entry &&
      found(
        altered(log, entry, ({ change }) => ({ change: { ...change, roles } })),
        entry,
        'P14',
      )
    );
  }),
  forgery('a supervisor invited to a desk that supervises none', (log, pick) => {
    const entry = pick(typed(log, 'access.invited'));
    return (
      entry && {
        ...found(
          altered(log, entry, ({ change }) => ({ change: { ...change, roles: ['supervisor'] } })),
          entry,
          'P14',
        ),
        options,
      }
    );
  }),
];

/** Forgeries of what an entry says of the log around it: what was seen, command ids, times, the end. */
import { hashOf } from '../../../picture/chain.ts';
import { derivedCommandId } from '../../../picture/command-id.ts';
import type { Log } from '../logs.ts';
import { resealed, written } from '../resealed.ts';
import { bytesOf, closingOf, fileOf } from '../verifying.ts';
import { altered, byPeople, type Forged, forgery, fresh, kindIn, openedIn } from './forging.ts';

const NOTHING = new Uint8Array();
const after = (log: Log, seq: number) => log.entries.slice(seq);
const hashAt = ({ heads }: Log, seq: number) => heads[seq - 1]?.hash;
const other = (text: string) => hashOf(bytesOf(text));

/** The log without its last entries; something of it is left. */
function shortened(log: Log, to: number): Log {
  const cut = <T>(list: readonly T[]) => list.slice(0, to);
  return { entries: cut(log.entries), lines: cut(log.lines), heads: cut(log.heads) };
}

const ended = (log: Log, end: readonly Uint8Array[], seq: number): Forged => ({
  log,
  end: fileOf(end),
  expected: { seq, rule: 'C6' },
});

export const CHAIN = [
  forgery('a tail that was rewritten, which seen contradicts', (log, pick) => {
    const witness = pick(log.entries.filter(({ seen }) => seen !== undefined && seen.seq > 1));
    if (witness?.seen === undefined) return undefined;
    const first = log.entries[pick([...Array(witness.seen.seq - 1).keys()]) ?? 0]!.seq + 1;
    const entry = log.entries[first - 1]!;
    const entries = log.entries.with(first - 1, written({ ...entry, command: fresh(first) }));
    const found = after(log, first).find(({ seen }) => seen !== undefined && seen.seq >= first);
    if (found === undefined) return undefined;
    const forged = resealed(entries, log, first, true);
    return { log: forged, expected: { seq: found.seq, rule: 'L10' } };
  }),
  forgery('seen with a hash of another history', (log, pick) => {
    const entry = pick(byPeople(log));
    if (entry === undefined) return undefined;
    const seen = { seq: entry.seq - 1, hash: other(`another ${entry.seq}`) };
    return {
      log: altered(log, entry, () => ({ seen })),
      expected: { seq: entry.seq, rule: 'L10' },
    };
  }),
  forgery('seen with the hash of another entry', (log, pick) => {
    const entry = pick(byPeople(log).filter(({ seq }) => seq > 2));
    if (entry === undefined) return undefined;
    const hash = hashAt(log, pick([...Array(entry.seq - 2).keys()].map((i) => i + 1)) ?? 1);
    const forged = altered(log, entry, () => ({ seen: { seq: entry.seq - 1, hash } }));
    return { log: forged, expected: { seq: entry.seq, rule: 'L10' } };
  }),
  forgery('seen before it was there', (log, pick) => {
    const entry = pick(byPeople(log));
    if (entry === undefined) return undefined;
    const later = pick([0, 1, 5]) ?? 0;
    const seen = { seq: entry.seq + later, hash: hashAt(log, entry.seq) };
    return {
      log: altered(log, entry, () => ({ seen })),
      expected: { seq: entry.seq, rule: 'L10' },
    };
  }),
  forgery('a command id taken twice', (log, pick) => {
    const entry = pick(log.entries.slice(1));
    if (entry === undefined) return undefined;
    const { command } = pick(log.entries.slice(0, entry.seq - 1)) ?? entry;
    return {
      log: altered(log, entry, () => ({ command })),
      expected: { seq: entry.seq, rule: 'L8' },
    };
  }),
  forgery('an id made by a rule, taken by a person', (log, pick) => {
    if (openedIn(log).mode !== 'live') return undefined;
    const shared = kindIn(log) === 'shared';
    const entry = pick(
      byPeople(log).filter(({ by, change }) => {
        const copy = 'event' in change || 'terms' in change || 'note' in change;
        return by.role !== 'feed' && !(shared && copy);
      }),
    );
    if (entry === undefined) return undefined;
    const command = derivedCommandId('forged', `${entry.seq}`);
    return {
      log: altered(log, entry, () => ({ command })),
      expected: { seq: entry.seq, rule: 'L13' },
    };
  }),
  forgery('a time before that of the entry before', (log, pick) => {
    const entry = pick(log.entries.slice(1));
    const before = entry && log.entries[entry.seq - 2];
    if (entry === undefined || before === undefined) return undefined;
    const time = new Date(Date.parse(before.time) - 1).toISOString();
    return { log: altered(log, entry, () => ({ time })), expected: { seq: entry.seq, rule: 'C3' } };
  }),
  forgery('a role left out', (log, pick) => {
    const [first, ...others] = log.entries.filter(({ by }) => by.role !== undefined);
    const entry = pick(others);
    if (first === undefined || entry === undefined) return undefined;
    const { desk, person } = entry.by;
    const forged = altered(log, entry, () => ({ by: { desk, person } }));
    return { log: forged, expected: { seq: entry.seq, rule: 'C9' } };
  }),
  forgery('no closing line', (log) => ({ log, end: NOTHING, expected: 'incomplete' })),
  forgery('no closing line, and entries cut off', (log, pick) => {
    const to = pick(log.entries)?.seq ?? 1;
    return { log: shortened(log, to), end: NOTHING, expected: 'incomplete' };
  }),
  forgery('a closing line cut off', (log, pick) => {
    const whole = closingOf(log);
    const to = pick([...Array(whole.length - 1).keys()]) ?? 0;
    return { log, end: whole.subarray(0, to + 1), expected: 'incomplete' };
  }),
  forgery('an entry after the closing line', (log, pick) => {
    const line = pick(log.lines)!;
    return ended(log, [closingOf(log), line], log.lines.length + 1);
  }),
  forgery('two closing lines', (log) =>
    ended(log, [closingOf(log), closingOf(log)], log.lines.length + 1),
  ),
  forgery('a closing line with another hash', (log) => {
    const { seq = 0 } = log.heads.at(-1) ?? {};
    const closed = { seq, hash: other('a closing line') };
    return ended(log, [bytesOf(JSON.stringify({ closed }))], seq);
  }),
  forgery('a closing line that counts otherwise', (log, pick) => {
    const { seq = 0, hash } = log.heads.at(-1) ?? {};
    const by = pick(seq > 1 ? [-1, 1, 7] : [1, 7]) ?? 1;
    const closed = { seq: seq + by, hash };
    return ended(log, [bytesOf(JSON.stringify({ closed }))], seq + (by < 0 ? 0 : 1));
  }),
  forgery('entries cut off under the closing line of before', (log, pick) => {
    const to = pick(log.entries.slice(0, -1))?.seq;
    if (to === undefined) return undefined;
    return ended(shortened(log, to), [closingOf(log)], to + 1);
  }),
  forgery(
    'entries cut off and closed again: sound, until somebody names a later head',
    (log, pick) => {
      const to = pick(log.entries)?.seq ?? 1;
      return { log: shortened(log, to), expected: 'verified' };
    },
  ),
  forgery('entries cut off and closed again, and a head was written down', (log, pick) => {
    const to = pick(log.entries.slice(0, -1))?.seq;
    const head = log.heads.at(-1);
    if (to === undefined || head === undefined) return undefined;
    const heads = [{ seq: head.seq, hash: head.hash }];
    return { log: shortened(log, to), options: { heads }, expected: { seq: to + 1, rule: 'C6' } };
  }),
  forgery(
    'a tail that was rewritten with care: sound, until somebody names a head',
    (log, pick) => {
      const entry = pick(byPeople(log).filter(({ change }) => !change.type.startsWith('release.')));
      if (entry === undefined || kindIn(log) !== 'shared') return undefined;
      return {
        log: altered(log, entry, () => ({ command: fresh(entry.seq) })),
        expected: 'verified',
      };
    },
  ),
  forgery('a tail that was rewritten with care, and a head was written down', (log, pick) => {
    const entry = pick(byPeople(log));
    const head = entry && pick(log.heads.slice(entry.seq - 1));
    if (entry === undefined || head === undefined || kindIn(log) !== 'shared') return undefined;
    return {
      log: altered(log, entry, () => ({ command: fresh(entry.seq) })),
      options: { heads: [{ seq: head.seq, hash: head.hash }] },
      expected: { seq: head.seq, rule: 'C6' },
    };
  }),
];

/** Logs written again as a server of today writes them: with roles, and sealed from some entry on. */
import { NO_DESK } from '../../picture/cell.ts';
import { GENESIS, type Head, hashOf, headOf } from '../../picture/chain.ts';
import { derivedCommandId } from '../../picture/command-id.ts';
import { Entry, type Opened } from '../../picture/entry.ts';
import { SERVER } from '../../picture/permission.ts';
import { Role } from '../../picture/roles.ts';
import { DESK_CELL } from './desks.ts';
import type { Log } from './logs.ts';

const encoder = new TextEncoder();

/** A line for an entry, and the head that it makes. */
function sealOne(head: Head, entry: Entry): { entry: Entry; line: Uint8Array; head: Head } {
  const { time, by, command, seen, change } = entry;
  const next: Entry = {
    seq: head.seq + 1,
    prev: head.hash,
    time,
    by,
    command,
    ...(seen === undefined ? {} : { seen }),
    change,
  };
  const line = encoder.encode(JSON.stringify(next));
  return { entry: next, line, head: headOf({ entry: next, hash: hashOf(line) }) };
}

/**
 * The log with entries from `from` on sealed anew. What stands in `seen` of an entry before is repaired,
 * as a careful replica would, unless it is `kept`.
 */
export function resealed(entries: readonly Entry[], before: Log, from: number, kept = false): Log {
  const sealed = {
    entries: before.entries.slice(0, from - 1),
    lines: before.lines.slice(0, from - 1),
    heads: before.heads.slice(0, from - 1),
  };
  for (const entry of entries.slice(from - 1)) {
    const seen = kept ? undefined : entry.seen;
    const hash = seen && sealed.heads[seen.seq - 1]?.hash;
    const was = seen && before.heads[seen.seq - 1]?.hash === seen.hash;
    const right = seen && hash && was ? { ...entry, seen: { seq: seen.seq, hash } } : entry;
    const next = sealOne(sealed.heads.at(-1) ?? GENESIS, right);
    sealed.entries.push(next.entry);
    sealed.lines.push(next.line);
    sealed.heads.push(next.head);
  }
  return sealed;
}

/** Of an entry as it is written by hand: in the one order of its fields. */
export const written = (raw: unknown): Entry => Entry.parse(raw);

/** The author with the role that tests name people by: `officer.il`. Supervisors are of the supervising desk alone. */
function inRole({ desk, person }: Entry['by']): Entry['by'] {
  if (person === SERVER) return { desk, person, role: 'server' };
  const role = Role.parse(person.split('.')[0]);
  const right = role === 'supervisor' && desk !== DESK_CELL.supervisor ? 'officer' : role;
  return { desk, person, role: right };
}
const inNone = ({ desk, person }: Entry['by']): Entry['by'] => ({ desk, person });
const OPENER: Entry['by'] = { desk: NO_DESK, person: SERVER, role: 'server' };

/** A log that is being sealed. */
interface Growing {
  readonly entries: Entry[];
  readonly lines: Uint8Array[];
  readonly heads: Head[];
}
const begun = (): Growing => ({ entries: [], lines: [], heads: [] });

/** The same logs of one cell with roles from entry `since` on, and as a live cell writes them if `mode` says so. */
export function lived(
  logs: ReadonlyMap<string, Log>,
  mode: Opened['mode'] = 'exercise',
  since = 1,
): ReadonlyMap<string, Log> {
  const made = new Map([...logs.keys()].map((id): [string, Growing] => [id, begun()]));
  const approvals = approvalsIn(logs);

  /** The head of a log after an entry; what it hangs on in other logs is sealed first. */
  function headAt(id: string, seq: number): Head {
    const [from, to] = [logs.get(id), made.get(id)];
    if (from === undefined || to === undefined) throw new Error(`there is no log ${id}`);
    while (to.entries.length < seq) {
      const entry = from.entries[to.entries.length];
      if (entry === undefined) throw new Error(`${id} has no entry ${seq}`);
      const next = sealOne(to.heads.at(-1) ?? GENESIS, again(id, entry, to.heads));
      to.entries.push(next.entry);
      to.lines.push(next.line);
      to.heads.push(next.head);
    }
    const head = to.heads[seq - 1];
    if (head === undefined) throw new Error(`${id} has no entry ${seq}`);
    return head;
  }

  function again(id: string, { change, by, seen, command, ...rest }: Entry, heads: Head[]): Entry {
    const author = rest.seq === 1 ? OPENER : inRole(by);
    const there = approvals.get(`${id} ${rest.seq}`);
    const hash = seen && heads[seen.seq - 1]?.hash;
    const released =
      mode === 'live' && there !== undefined
        ? derivedCommandId('release', headAt(there.id, there.seq).hash)
        : undefined;
    return {
      ...rest,
      by: rest.seq < since ? inNone(author) : author,
      command: released ?? command,
      ...(seen && hash ? { seen: { seq: seen.seq, hash } } : {}),
      change: changed(id, change),
    };
  }

  function changed(id: string, change: Entry['change']): Entry['change'] {
    if (change.type === 'picture.opened') return { ...change, mode };
    if (change.type !== 'release.made') return change;
    const to = targetOf(logs.get(id), change.release);
    const { item, seq } = change.made;
    if (to === undefined || !logs.has(to)) return change;
    return { ...change, made: { item, seq, hash: headAt(to, seq).hash } };
  }

  for (const [id, { entries }] of logs) headAt(id, entries.length);
  return made;
}

/** Where the release that an entry proposed goes. */
function targetOf(log: Log | undefined, release: number): string | undefined {
  const change = log?.entries[release - 1]?.change;
  return change?.type === 'release.proposed' ? change.to : undefined;
}

/** For each copy, by log and seq: the entry that approved it, and its log. */
function approvalsIn(logs: ReadonlyMap<string, Log>) {
  const found = new Map<string, { readonly id: string; readonly seq: number }>();
  for (const [id, log] of logs) {
    const approved = new Map<number, number>();
    for (const { seq, change } of log.entries) {
      if (change.type === 'release.approved') approved.set(change.release, seq);
      if (change.type !== 'release.made') continue;
      const to = targetOf(log, change.release);
      const by = approved.get(change.release) ?? change.release;
      if (to !== undefined) found.set(`${to} ${change.made.seq}`, { id, seq: by });
    }
  }
  return found;
}

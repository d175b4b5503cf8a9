/** Logs as they really come about, of what random people ask for. */
import fc from 'fast-check';
import type { Instant, Ref } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import { STANCES } from '../../picture/facets/positions.ts';
import type { Picture } from '../../picture/fold.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import type { Role } from '../../picture/roles.ts';
import { all } from '../../picture/table.ts';
import { anyAct } from './acting.ts';
import { machine } from './desks.ts';
import { reported } from './examples.ts';
import { Growing, type Log } from './growing.ts';
import { person } from './people.ts';
import { anyStep } from './receipting.ts';
import { random } from './seed.ts';
import { anyWord } from './speaking.ts';
import { Staffed } from './staffed.ts';
import { type Wish, wish } from './wishes.ts';

export { command, Growing, idOf, itemAt, type Log } from './growing.ts';

/** Acts of staff, words about terms, and steps with what is known, that somebody asks for until one is taken. */
const TRIES = 3;

/** [P14] Supervisors are of the supervising desk. */
const held = (desk: string, role: Role): Role =>
  role === 'supervisor' && desk !== 'us' ? 'officer' : role;

/**
 * The log that comes of these wishes; one that nothing in the picture allows leaves no trace. It is
 * begun by an older version and gone on with by this one.
 */
export function logOf(wishes: readonly Wish[]): Log {
  const log = new Staffed();
  for (const [i, { desk, role, tick, pick, behind, change }] of wishes.entries()) {
    log.roles = i >= wishes.length / 3;
    const seen = behind === undefined ? undefined : log.heads.at(-1 - behind);
    if (isSalted(change)) {
      const server = change.type !== 'spoken' && change.server;
      const who = server ? machine(desk) : person(desk, held(desk, role));
      const next = random(change.salt);
      log.pass(tick);
      const ask = () =>
        change.type === 'spoken'
          ? log.ask(who, anyWord(log, who, next), 0, seen ?? log.head)
          : log.ask(who, (change.type === 'staff' ? anyAct : anyStep)(log, who, next), 0, seen);
      let tries = TRIES;
      while (tries > 0 && ask() !== undefined) tries--;
      continue;
    }
    let wait = tick;
    for (const aimed of aims(log.picture, pick, change)) {
      if (log.ask(person(desk, held(desk, role)), aimed, wait, seen) === undefined) break;
      wait = 0;
    }
  }
  return log;
}

/** Every log has its opening; most have some dozens of entries. */
export const log: fc.Arbitrary<Log> = fc.array(wish, { maxLength: 80, size: 'large' }).map(logOf);

/** The same without what goes by the clock: watches, channels, alarms, receipts, and words about terms. */
export const timelessLog: fc.Arbitrary<Log> = fc
  .array(
    wish.filter(({ change }) => !isSalted(change)),
    { maxLength: 60, size: 'large' },
  )
  .map(logOf);

/** One long log: 900 entries, with items on its first and last pages only, and positions between. */
export const LONG: Log = (() => {
  const log = new Growing();
  const desks = ['us', 'il', 'sy'] as const;
  for (let i = 2; i <= 900; i++) {
    const change =
      i > 100 && i < 800
        ? { type: 'position.taken', item: `E-${2 + (i % 90)}`, stance: STANCES[i % 6] }
        : reported({ precedence: PRECEDENCES[i % 4] });
    log.ask(person(desks[i % 3] ?? 'us'), change);
  }
  return log;
})();

/** What is aimed elsewhere (acting.ts, speaking.ts, receipting.ts). */
type Salted = Extract<Wish['change'], { salt: number }>;
const isSalted = (change: Wish['change']): change is Salted => 'salt' in change;

/** What is aimed at items. */
type Aimed = Exclude<Wish['change'], Salted>;

/** The change with references where its numbers are, aimed at one item after another from `pick` on. */
export function aims(picture: Picture, pick: number, change: Aimed): unknown[] {
  const items = [...all(picture.items)];
  const refOf = (n: number) => items[n % Math.max(1, items.length)]?.ref;
  const whole = named(change, refOf);
  if (MAKES.has(change.type)) return [whole];
  const kind = change.type === 'position.taken' ? 'event' : change.type.split('.')[0];
  const fitting = items.filter((one) => one.kind === kind);
  const from = pick % Math.max(1, fitting.length);
  const turned = [...fitting.slice(from), ...fitting.slice(0, from)];
  return turned.map(({ ref }) => ({ ...whole, item: ref }));
}

/** The change with what it links to or stands on named; what there is not is left out. */
function named(change: Aimed, refOf: (n: number) => Ref | undefined): object {
  if ('event' in change) {
    const links = change.event.links?.flatMap(({ relation, item }) => {
      const ref = refOf(item);
      return ref === undefined ? [] : [{ relation, item: ref }];
    });
    return { ...change, event: { ...change.event, links } };
  }
  if ('note' in change) {
    const on = change.note.on === undefined ? undefined : refOf(change.note.on);
    return { ...change, note: { ...change.note, on } };
  }
  return change;
}

const MAKES: ReadonlySet<string> = new Set(['event.reported', 'zone.proposed', 'note.added']);

/** A moment of a log's own time, for replays: at, between, before and after its entries. */
export const momentIn = ({ heads }: Log, pick: number, off: number): Instant => {
  const time = heads[pick % heads.length]?.time ?? GENESIS.time;
  if (time === undefined) throw new Error('the log is empty');
  return new Date(Date.parse(time) + off).toISOString() as Instant; // a real time by construction
};

/** Forgeries of receipts: steps that a desk never took, in the name of whoever was not to take them. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Entry } from '../../../picture/entry.ts';
import { lastDigits } from '../../../picture/facets/receipts/judge.ts';
import {
  type Asked,
  acknowledgedBy,
  shownAt,
  unitsOf,
} from '../../../picture/facets/receipts/receipt.ts';
import { type AnyItem, EMPTY, fold } from '../../../picture/fold.ts';
import { holding } from '../../../picture/staff/ledger.ts';
import { CELL } from '../cell.ts';
import { machine } from '../desks.ts';
import type { Log } from '../logs.ts';
import { DESKS } from '../people.ts';
import { said } from '../phrases.ts';
import { askedIn, backOf } from '../receipting.ts';
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
  type Pick,
} from './forging.ts';

/** What a desk must know when a log ends; `held`: somebody holds its watch. */
export interface Due {
  readonly item: AnyItem;
  readonly asked: Asked;
  readonly desk: DeskId;
  readonly held: boolean;
  /** Who may acknowledge for the desk. */
  readonly by: object;
}

/** An entry more at the end, which is found there. */
export const more = (log: Log, by: object, change: object, rule: string): Forged => ({
  log: added(log, { by, change }),
  expected: { seq: log.entries.length + 1, rule },
});

/** All that desks must know, in a log of the picture that all share; nothing in any other. */
export function duesIn(log: Log): readonly Due[] {
  if (kindIn(log) !== 'shared' || openedIn(log).members.length !== DESKS.length) return [];
  const picture = fold(EMPTY, log.entries);
  const now = Date.parse(picture.time ?? '');
  return askedIn({ picture })
    .filter(([{ state }]) => state !== 'withdrawn')
    .flatMap(([item, asked]) =>
      asked.desks.map((desk) => {
        const held = holding(picture.staff, desk, now)?.by;
        const by = { ...acting(desk), ...(held && { person: held.person }) };
        return { item, asked, desk, held: held !== undefined, by };
      }),
    );
}

/** One that fits, of what is due. */
const due = (log: Log, pick: Pick, fits: (one: Due) => boolean): Due | undefined =>
  pick(duesIn(log).filter(fits));
const unknown = ({ item, desk, asked }: Due) => acknowledgedBy(item, desk, asked) === undefined;
const known = (one: Due) => !unknown(one);
const ofFlash = ({ asked }: Due) => asked.precedence === 'FLASH';

const acknowledging = ({ item, asked, held }: Due, over: object = {}) => ({
  type: 'receipt.acknowledged',
  item: item.ref,
  entry: asked.words.seq,
  ...(asked.precedence === 'FLASH' ? { digits: lastDigits(item) } : {}),
  ...(held ? {} : { held: false }),
  ...over,
});
const ofUnit = (type: 'passed' | 'confirmed', { item, asked }: Due, unit: object) => ({
  type: `receipt.${type}`,
  item: item.ref,
  entry: asked.words.seq,
  unit,
});
const telling = ({ item, asked, desk }: Due, digits = backOf(item, asked)) => ({
  type: 'receipt.told',
  items: [item.ref],
  desk,
  person: 'Major Haddad',
  digits,
});
const NEVER = { name: 'a unit that nobody told' };

/** A person of the desk who has never held its watch. */
const colleague = (desk: string) => ({ ...acting(desk), person: 'somebody-else' });
const otherThan = (desk: string, pick: Pick): string =>
  `${pick(DESKS.filter((one) => one !== desk))}`;

/** A step that a person took of their own desk. */
const stepIn = (log: Log, pick: Pick, types: RegExp): Entry | undefined =>
  pick(byPeople(log).filter(({ change }) => types.test(change.type)));
const OWN_STEP = /^receipt\.(acknowledged|passed|confirmed)$/;

export const RECEIPTS: readonly Forgery[] = [
  forgery('a step of a desk in the name of the desk that told it', (log, pick) => {
    const entry = stepIn(log, pick, OWN_STEP);
    if (entry === undefined || !('item' in entry.change)) return undefined;
    const { item } = entry.change;
    const maker = log.entries[Number(item.slice(2)) - 1]?.by.desk;
    if (maker === undefined || maker === entry.by.desk || item.startsWith('Z')) return undefined;
    const by = { ...acting(maker), ...(entry.by.role === undefined ? { role: undefined } : {}) };
    return {
      log: altered(log, entry, () => ({ by })),
      expected: { seq: entry.seq, rule: 'P21' },
    };
  }),
  forgery('a step for a desk, by one that does not have to know', (log, pick) => {
    const one = due(log, pick, ({ asked }) => asked.desks.length < DESKS.length);
    const desk = one && pick(DESKS.filter((desk) => !one.asked.desks.includes(desk)));
    return one && desk && more(log, acting(desk), acknowledging(one), 'P21');
  }),
  forgery('acknowledged by somebody who does not hold the watch', (log, pick) => {
    const one = due(log, pick, (one) => one.held && unknown(one));
    return one && more(log, colleague(one.desk), acknowledging(one), 'P21');
  }),
  forgery('acknowledged while the watch is held, as if nobody held it', (log, pick) => {
    const one = due(log, pick, (one) => one.held && unknown(one));
    const change = one && acknowledging(one, { held: false });
    const rule = 'P21';
    return one && change && more(log, colleague(one.desk), change, rule);
  }),
  forgery('acknowledged while nobody holds the watch, which it does not say', (log, pick) => {
    const one = due(log, pick, (one) => !one.held && unknown(one));
    return one && more(log, acting(one.desk), acknowledging(one, { held: undefined }), 'P21');
  }),
  forgery('acknowledged by an analyst or on a wall', (log, pick) => {
    const one = due(log, pick, unknown);
    const role = pick(['analyst', 'wall', 'observer'] as const);
    return one && more(log, acting(one.desk, role), acknowledging(one), 'P3');
  }),
  forgery('acknowledged by the server, for a desk', (log, pick) => {
    const one = due(log, pick, unknown);
    return one && more(log, machine(one.desk), acknowledging(one), 'P15');
  }),
  forgery('a FLASH acknowledged without its digits, or with others', (log, pick) => {
    const one = due(log, pick, (one) => ofFlash(one) && unknown(one));
    const change = one && acknowledging(one, { digits: pick([undefined, '999']) });
    return one && change && more(log, one.by, change, 'R61');
  }),
  forgery('acknowledged twice', (log, pick) => {
    const one = due(log, pick, known);
    return one && more(log, one.by, acknowledging(one), 'R61');
  }),
  forgery('acknowledged in words about another message', (log, pick) => {
    const one = due(log, pick, (one) => one.item.kind === 'message' && unknown(one));
    const says = said('308', { message: 'M-999' });
    return one && more(log, one.by, acknowledging(one, { says }), 'R57');
  }),
  forgery('acknowledged, of words that the item does not say', (log, pick) => {
    const one = due(log, pick, unknown);
    return one && more(log, one.by, acknowledging(one, { entry: 1 }), 'R60');
  }),
  forgery('acknowledged, what nobody has to know', (log, pick) => {
    if (duesIn(log).length === 0) return undefined;
    const asks = new Set(askedIn({ picture: fold(EMPTY, log.entries) }).map(([{ ref }]) => ref));
    const fed = log.entries.filter(
      ({ change, seq }) => change.type === 'event.reported' && !asks.has(`E-${seq}` as never),
    );
    const gone = log.entries.flatMap(({ change }) =>
      change.type === 'event.withdrawn' ? [change.item] : [],
    );
    const { seq } = pick(fed.filter((one) => !gone.includes(`E-${one.seq}` as never))) ?? {};
    const change = { type: 'receipt.acknowledged', item: `E-${seq}`, entry: seq, held: false };
    return seq === undefined ? undefined : more(log, acting('us'), change, 'R60');
  }),
  forgery('shown, by a person', (log, pick) => {
    const one = due(log, pick, () => true);
    const change = { type: 'receipt.shown', items: [one?.item.ref] };
    return one && more(log, acting(one.desk), change, 'P15');
  }),
  forgery('shown at a desk that does not have to know', (log, pick) => {
    const one = due(log, pick, ({ asked }) => asked.desks.length < DESKS.length);
    const desk = one && pick(DESKS.filter((desk) => !one.asked.desks.includes(desk)));
    const change = { type: 'receipt.shown', items: [one?.item.ref] };
    return desk && more(log, machine(desk), change, 'P21');
  }),
  forgery('shown twice', (log, pick) => {
    const one = due(log, pick, ({ item, desk, asked }) => shownAt(item, desk, asked) !== undefined);
    const change = { type: 'receipt.shown', items: [one?.item.ref] };
    return one && more(log, machine(one.desk), change, 'R62');
  }),
  forgery('passed to a unit before it was acknowledged', (log, pick) => {
    const one = due(log, pick, unknown);
    return one && more(log, acting(one.desk), ofUnit('passed', one, NEVER), 'R60');
  }),
  forgery('confirmed by a unit that nobody told', (log, pick) => {
    const one = due(log, pick, known);
    return one && more(log, acting(one.desk), ofUnit('confirmed', one, NEVER), 'R60');
  }),
  forgery('confirmed by a unit twice', (log, pick) => {
    const done = ({ item, desk, asked }: Due) =>
      unitsOf(item, desk, asked).filter(({ confirmed }) => confirmed !== undefined);
    const one = due(log, pick, (one) => done(one).length > 0);
    const unit = one && pick(done(one))?.unit;
    return one && unit && more(log, acting(one.desk), ofUnit('confirmed', one, unit), 'R60');
  }),
  forgery('passed to a unit that the cell does not list, by the cell', (log, pick) => {
    if (openedIn(log).picture !== 'shared') return undefined;
    const one = due(log, pick, known);
    const change = one && ofUnit('passed', one, { listed: 'no-such-unit' });
    const forged = one && change && more(log, acting(one.desk), change, 'R60');
    return forged && { ...forged, options: { cell: CELL } };
  }),
  forgery('passed to a unit that only the cell can know: sound without it', (log, pick) => {
    const one = due(log, pick, known);
    const change = one && ofUnit('passed', one, { listed: 'no-such-unit' });
    return (
      one &&
      change && { log: added(log, { by: acting(one.desk), change }), expected: 'verified' as const }
    );
  }),
  forgery('told by voice, and other digits were read back', (log, pick) => {
    const one = due(log, pick, () => true);
    const by = one && acting(otherThan(one.desk, pick));
    return one && by && more(log, by, telling(one, '0000'), 'R64');
  }),
  forgery('told by voice by the desk itself', (log, pick) => {
    const one = due(log, pick, () => true);
    return one && more(log, acting(one.desk), telling(one), 'R64');
  }),
  forgery('told by voice, a desk that does not have to know', (log, pick) => {
    const one = due(log, pick, ({ asked }) => asked.desks.length < DESKS.length);
    const desk = one && pick(DESKS.filter((desk) => !one.asked.desks.includes(desk)));
    const by = desk && acting(otherThan(desk, pick));
    return one && desk && by && more(log, by, telling({ ...one, desk }), 'R64');
  }),
];

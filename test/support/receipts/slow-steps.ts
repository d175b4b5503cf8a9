/**
 * What each desk did about what it must know, read from the entries themselves, one after the other: slow, and
 * plain. Of messages and events; it knows nothing of how a fold keeps any of it.
 */
import type { Change, Entry } from '../../../picture/entry.ts';

/** What has to be known, and by whom; times in ms since 1970. */
export interface SlowAsked {
  readonly ref: string;
  readonly desks: readonly string[];
  /** The entry with the words. */
  readonly seq: number;
  readonly at: number;
  readonly precedence: string;
  readonly units: boolean;
  readonly waits: boolean;
  /** It asks for more than to be acknowledged. */
  readonly answer: boolean;
  /** Infinity: it is not. */
  readonly over: number;
}

export interface SlowUnit {
  readonly unit: string;
  readonly passed: Entry;
  readonly confirmed: Entry | undefined;
}

export interface SlowSteps {
  /** When the words reached the desk; infinity: nobody knows when they will. */
  readonly delivered: number;
  readonly shown: Entry | undefined;
  readonly acknowledged: Entry | undefined;
  readonly answered: Entry | undefined;
  /** By when the desk said that it will answer. */
  readonly until: number | undefined;
  readonly units: readonly SlowUnit[];
  readonly told: readonly Entry[];
}

const NEVER = Number.POSITIVE_INFINITY;
const ms = (time: string): number => Date.parse(time);
type Of<T extends Change['type']> = Extract<Change, { type: T }>;

const is = <T extends Change['type']>(
  entry: Entry,
  ...types: readonly T[]
): entry is Entry & { change: Of<T> } => types.some((type) => type === entry.change.type);

const names = ({ change }: Entry, ref: string): boolean =>
  ('item' in change && change.item === ref) ||
  ('items' in change && change.items.some((one) => one === ref));

/** The value of this type in the phrase of a message. */
const valueIn = ({ message }: Of<'message.sent'>, type: string): string | undefined => {
  const slot = message.phrase?.slots.find((one) => one.type === type);
  return slot?.value === undefined ? undefined : String(slot.value);
};

/** What is to be known of an item by the last of these entries; undefined: nothing. */
export function slowAsked(
  entries: readonly Entry[],
  ref: string,
  members: readonly string[],
): SlowAsked | undefined {
  const made = entries[Number(ref.slice(2)) - 1];
  if (made === undefined) return undefined;
  const after = entries.filter((entry) => entry.seq > made.seq);
  if (is(made, 'message.sent')) {
    const { to, precedence, phrase } = made.change.message;
    const ends = after.filter(
      (entry) =>
        is(entry, 'message.sent') &&
        ['130', '149'].includes(entry.change.message.phrase?.number ?? '') &&
        valueIn(entry.change, 'message') === ref,
    );
    return {
      ref,
      desks: to,
      seq: made.seq,
      at: ms(made.time),
      precedence,
      units: phrase !== undefined && /^[2567]/.test(phrase.number) && phrase.act !== 'question',
      waits: phrase?.lifeSafety !== true,
      answer: ['request', 'proposal', 'question'].includes(phrase?.act ?? ''),
      over: ms(ends.at(-1)?.time ?? '') || NEVER,
    };
  }
  if (!is(made, 'event.reported') || made.by.role === 'feed') return undefined;
  const words = [made, ...after.filter((one) => is(one, 'event.amended') && names(one, ref))];
  const last = words.at(-1);
  if (last === undefined || !is(last, 'event.reported', 'event.amended')) return undefined;
  const { precedence, occurred } = last.change.event;
  if (precedence !== 'FLASH' && precedence !== 'IMMEDIATE') return undefined;
  if (ms(made.time) > ms(occurred.to ?? occurred.from) + 6 * 3_600_000) return undefined;
  const withdrawn = after.find((one) => is(one, 'event.withdrawn') && names(one, ref));
  return {
    ref,
    desks: members.filter((desk) => desk !== made.by.desk),
    seq: last.seq,
    at: ms(last.time),
    precedence,
    units: false,
    waits: false,
    answer: false,
    over: withdrawn === undefined ? NEVER : ms(withdrawn.time),
  };
}

/** The steps of one desk by the last of these entries. */
export function slowSteps(entries: readonly Entry[], asked: SlowAsked, desk: string): SlowSteps {
  const { ref, seq } = asked;
  const own = entries.filter((entry) => entry.seq > seq && entry.by.desk === desk);
  const about = (entry: Entry) => 'entry' in entry.change && entry.change.entry === seq;
  const answers = own.filter(
    (entry) => is(entry, 'message.sent') && entry.change.message.answers === ref,
  );
  const acts = ['position.taken', 'consent.agreed', 'consent.objected', 'consent.considering'];
  const acknowledged = own.find(
    (entry) =>
      (is(entry, 'receipt.acknowledged') && names(entry, ref) && about(entry)) ||
      (acts.includes(entry.change.type) && names(entry, ref)) ||
      answers.includes(entry),
  );
  const answered = answers.at(-1);
  const standsBy =
    answered !== undefined &&
    is(answered, 'message.sent') &&
    answered.change.message.phrase?.number === '343';
  const until = standsBy ? valueIn(answered.change, 'time') : undefined;
  const units = own.flatMap((passed): SlowUnit[] => {
    if (!is(passed, 'receipt.passed') || !names(passed, ref) || !about(passed)) return [];
    const unit = JSON.stringify(passed.change.unit);
    const confirmed = own.find(
      (entry) =>
        is(entry, 'receipt.confirmed') &&
        names(entry, ref) &&
        about(entry) &&
        JSON.stringify(entry.change.unit) === unit,
    );
    return [{ unit, passed, confirmed }];
  });
  return {
    delivered: asked.waits ? reached(entries, asked, desk) : asked.at,
    shown: own.find((entry) => is(entry, 'receipt.shown') && names(entry, ref)),
    acknowledged,
    answered,
    until: until === undefined ? undefined : ms(until),
    units,
    told: entries.filter(
      (entry) =>
        entry.seq > seq &&
        is(entry, 'receipt.told') &&
        entry.change.desk === desk &&
        names(entry, ref),
    ),
  };
}

interface Suspended {
  readonly said: Entry;
  readonly from: number;
  readonly until: number;
  readonly ended: Entry | undefined;
}

/** The suspensions of a desk's channel, as they are known by the last of these entries. */
export function slowSuspensions(entries: readonly Entry[], desk: string): readonly Suspended[] {
  return entries.flatMap((said): Suspended[] => {
    if (!is(said, 'channel.suspended') || said.by.desk !== desk) return [];
    const resumed = entries.findLast(
      (entry) => is(entry, 'channel.resumed') && names(entry, `C-${said.seq}`),
    );
    const end =
      resumed !== undefined && is(resumed, 'channel.resumed')
        ? (resumed.change.from ?? resumed.time)
        : undefined;
    const from = ms(said.change.from ?? said.time);
    return [{ said, from, until: end === undefined ? NEVER : ms(end), ended: resumed }];
  });
}

/** The first moment, of all those that it can be, at which no suspension that was known by then holds. */
function reached(entries: readonly Entry[], asked: SlowAsked, desk: string): number {
  const suspensions = slowSuspensions(entries, desk);
  const moments = suspensions
    .map(({ until, ended }) => ({ at: until, seq: ended?.seq ?? 0 }))
    .filter(({ at }) => at > asked.at);
  const first = [{ at: asked.at, seq: asked.seq }, ...moments.sort((a, b) => a.at - b.at)].find(
    ({ at, seq }) =>
      !suspensions.some(
        ({ said, from, until }) =>
          from <= at && at < until && (said.seq < seq || ms(said.time) < at),
      ),
  );
  return first?.at ?? NEVER;
}

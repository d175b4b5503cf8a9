/** Who knew, by a hand that reads the entries: a row for each step and each silence. */
import type { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { WhoKnew } from '../../../picture/views/receipts/who-knew.ts';
import { slowAsked, slowSteps, slowSuspensions } from './slow-steps.ts';

const NEVER = Number.POSITIVE_INFINITY;
const ms = (time: string): number => Date.parse(time);

export const rowsOfKnew = ({ steps, silences, asked, delivery }: WhoKnew): string[] => [
  `words ${asked.words.seq}, there ${'at' in delivery ? delivery.at : '-'}`,
  ...steps.map(({ is, seq, time, by, unit, person, phrase }) =>
    [is, seq, time, by?.person ?? '-', JSON.stringify(unit) ?? person ?? phrase ?? '-'].join(' '),
  ),
  ...silences.map(({ is, from, until, seq, ended }) =>
    [is, from ?? '-', until ?? '-', seq, ended ?? '-'].join(' '),
  ),
];

/** The rows of a desk at a moment, which may lie after the last entry; undefined: it did not have to know. */
export function slowKnew(
  log: readonly Entry[],
  ref: string,
  desk: string,
  at: number,
  { cell, members }: { readonly cell: Cell; readonly members: readonly string[] },
): string[] | undefined {
  const entries = log.filter(({ time }) => ms(time) <= at);
  if (!entries.some(({ seq }) => seq === Number(ref.slice(2)))) return undefined;
  const asked = slowAsked(entries, ref, members);
  if (asked === undefined || !asked.desks.includes(desk)) return undefined;
  const steps = slowSteps(entries, asked, desk);
  const row = (is: string, { seq, time, by }: Entry, what = '-', who: string = by.person) => ({
    seq,
    text: [is, seq, time, who, what].join(' '),
  });
  const rows = [
    ...(steps.shown ? [row('shown', steps.shown, '-', '-')] : []),
    ...(steps.acknowledged ? [row('acknowledged', steps.acknowledged)] : []),
    ...(steps.answered?.change.type === 'message.sent'
      ? [row('answered', steps.answered, steps.answered.change.message.phrase?.number)]
      : []),
    ...steps.units.flatMap(({ unit, passed, confirmed }) => [
      row('passed', passed, unit),
      ...(confirmed ? [row('confirmed', confirmed, unit)] : []),
    ]),
    ...steps.told.flatMap((entry) =>
      entry.change.type === 'receipt.told' ? [row('told', entry, entry.change.person)] : [],
    ),
  ];
  return [
    `words ${asked.seq}, there ${steps.delivered === NEVER ? '-' : steps.delivered}`,
    ...rows.sort((a, b) => a.seq - b.seq).map(({ text }) => text),
    ...slowSilences(entries, desk, cell, asked.at, at),
  ];
}

interface Gap {
  readonly is: string;
  readonly from: number;
  readonly until: number;
  readonly seq: number;
  readonly ended: number | undefined;
}

/** When a desk was silent from a moment to another. */
function slowSilences(
  entries: readonly Entry[],
  desk: string,
  cell: Cell,
  since: number,
  at: number,
): string[] {
  const gaps = [...unmanned(entries, desk), ...channel(entries, desk, cell)];
  const text = ({ is, from, until, seq, ended }: Gap): string => {
    const over = until <= at;
    return [is, from === 0 ? '-' : from, over ? until : '-', seq, over ? ended : '-'].join(' ');
  };
  return gaps
    .filter(({ from, until }) => from <= at && until > since && until > from)
    .sort((a, b) => a.from - b.from || a.seq - b.seq)
    .map(text);
}

/** Moves from entry to entry with the watch of the desk. */
function unmanned(entries: readonly Entry[], desk: string): Gap[] {
  const gaps: Gap[] = [];
  let empty: { readonly from: number; readonly seq: number } | undefined = { from: 0, seq: 1 };
  for (const { seq, time, by, change } of entries) {
    if (by.desk !== desk) continue;
    if (change.type === 'watch.left' && empty === undefined) empty = { from: ms(time), seq };
    if (change.type !== 'watch.taken' || empty === undefined) continue;
    gaps.push({ is: 'unmanned', ...empty, until: ms(time), ended: seq });
    empty = undefined;
  }
  return empty === undefined
    ? gaps
    : [...gaps, { is: 'unmanned', ...empty, until: NEVER, ended: 0 }];
}

function channel(entries: readonly Entry[], desk: string, cell: Cell): Gap[] {
  const endOf = (seq: number, type: string): Entry | undefined =>
    entries.findLast(
      ({ change }) => change.type === type && 'item' in change && change.item === `C-${seq}`,
    );
  const suspended = slowSuspensions(entries, desk).map(
    ({ said, from, until, ended }): Gap => ({
      is: 'suspended',
      from,
      until,
      seq: said.seq,
      ended: ended?.seq,
    }),
  );
  const lost = entries.flatMap(({ seq, time, change }): Gap[] => {
    if (change.type !== 'channel.lost' || change.desk !== desk) return [];
    const heard = endOf(seq, 'channel.heard');
    const until = heard === undefined ? NEVER : ms(heard.time);
    return [{ is: 'lost', from: ms(time), until, seq, ended: heard?.seq }];
  });
  const within = cell.channel === undefined || cell.channel === 'off' ? 120 : cell.channel.within;
  const checks = entries.filter(
    ({ change }) => change.type === 'channel.checked' && change.desk === desk,
  );
  const answers = checks.flatMap(({ seq }) => {
    const answer = endOf(seq, 'channel.answered');
    return answer === undefined ? [] : [{ to: seq, seq: answer.seq, at: ms(answer.time) }];
  });
  const taken = entries
    .filter(({ by, change }) => by.desk === desk && change.type === 'watch.taken')
    .map(({ seq, time }) => ({ to: 0, seq, at: ms(time) }));
  const missed = checks.flatMap(({ seq, time }): Gap[] => {
    const from = ms(time) + within * 1000;
    const answered = answers.some(
      ({ to, at }) => (to === seq && at < from) || (to > seq && at <= from),
    );
    const excused = [...suspended, ...lost].some(
      (gap) => gap.from <= from && from < gap.until && ms(entries[gap.seq - 1]?.time ?? '') <= from,
    );
    if (answered || excused) return [];
    const sign = [...answers, ...taken]
      .filter(({ at }) => at >= from)
      .sort((a, b) => a.seq - b.seq)[0];
    return [{ is: 'missed', from, until: sign?.at ?? NEVER, seq, ended: sign?.seq }];
  });
  return [...suspended, ...lost, ...missed];
}

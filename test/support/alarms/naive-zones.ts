/** What the rules say about zones, found by trying each zone, each desk and each two zones: slow, and plain. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import { heightsMeet } from '../../../picture/geo/heights.ts';
import { overlaps } from '../../../picture/geo/overlap.ts';
import type { Step } from '../../../picture/kinds/item.ts';
import type { ZoneItem, ZoneKind } from '../../../picture/kinds/zone.ts';
import { windowsMeet } from '../../../picture/window.ts';
import type { Naive } from './naive-found.ts';

const NEVER = Number.POSITIVE_INFINITY;
const HOUR = 3_600_000; // ms
const ms = (time: string): number => Date.parse(time);

/** Of each kind of zone, the kinds that it goes together with; what is in no list conflicts. */
const TOGETHER: Readonly<Record<ZoneKind, readonly ZoneKind[]>> = {
  'no-fly': [
    'no-fly',
    'no-fire',
    'no-entry',
    'coordination',
    'corridor',
    'protected-site',
    'hazard',
  ],
  'no-fire': [
    'no-fly',
    'no-fire',
    'no-entry',
    'coordination',
    'corridor',
    'protected-site',
    'hazard',
  ],
  'no-entry': ['no-fly', 'no-fire', 'no-entry', 'coordination', 'hazard'],
  coordination: [
    'no-fly',
    'no-fire',
    'no-entry',
    'coordination',
    'corridor',
    'protected-site',
    'hazard',
  ],
  corridor: ['no-fly', 'no-fire', 'coordination', 'corridor', 'protected-site'],
  'protected-site': ['no-fly', 'no-fire', 'coordination', 'corridor', 'protected-site'],
  exercise: [],
  hazard: ['no-fly', 'no-fire', 'no-entry', 'coordination', 'hazard'],
};

type Agreed = NonNullable<ZoneItem['versions']>[number] & {
  readonly agreed: { readonly seq: number; readonly time: string };
};

/** The last version that came to be agreed. */
function agreedIn(zone: ZoneItem): Agreed | undefined {
  const found = (zone.versions ?? []).filter((one): one is Agreed => one.agreed !== undefined);
  return found.at(-1);
}

const first = (steps: readonly Step[], ...types: readonly string[]): number =>
  ms(steps.find(({ type }) => types.includes(type))?.time ?? '') || NEVER;

/** When a window is over without anybody's word. */
const ends = ({ terms: { window } }: ZoneItem): number =>
  window.to === undefined || window.estimated ? NEVER : ms(window.to);

const gone = (zone: ZoneItem): number =>
  zone.state === 'withdrawn' ? ms(zone.history.at(-1)?.time ?? '') : NEVER;

/** The earliest effect of those that have denounced it and not taken it back. */
const effectOf = ({ stances }: Agreed): number =>
  Math.min(NEVER, ...Object.values(stances).flatMap((one) => ms(one?.effect ?? '') || NEVER));

/** All about one zone, and about each two; `limit` is that of what waits, in ms. */
export function naiveZones(
  zones: readonly ZoneItem[],
  members: readonly DeskId[],
  limit: number,
  cell: Cell,
): Naive[] {
  const endedIsOn = cell.escalation?.ended !== 'off';
  return [
    ...zones.flatMap((zone) => members.flatMap((desk) => waiting(zone, desk, members, limit))),
    ...zones.flatMap((zone) => denounced(zone, members)),
    ...zones.flatMap((zone) => [...ending(zone, members, endedIsOn), ...ended(zone)]),
    ...zones.flatMap((one) => zones.flatMap((two) => conflict(one, two, members))),
  ];
}

const without = (members: readonly DeskId[], desks: readonly DeskId[]) =>
  members.filter((desk) => !desks.includes(desk));

function waiting(zone: ZoneItem, desk: DeskId, members: readonly DeskId[], limit: number): Naive[] {
  const newest = zone.versions?.at(-1);
  if (newest === undefined || !newest.parties.includes(desk)) return [];
  const { stances, seq } = newest;
  const agreed = agreedIn(zone);
  const tookBack = agreed === newest ? undefined : agreed?.stances[desk]?.seq;
  const own = zone.history.filter((one) => one.seq > seq && one.by.desk === desk);
  const said = own.filter((one) => one.type.startsWith('consent.') && one.seq !== tookBack);
  let begun = ms(newest.time);
  let answer = newest.by.desk === desk ? begun : NEVER;
  for (const { type, time } of said) {
    if (type === 'consent.considering') {
      if (answer < NEVER) begun = ms(time);
      answer = NEVER;
    } else if (type !== 'consent.denounced') answer = Math.min(answer, ms(time));
  }
  const stance = stances[desk];
  const has = stance !== undefined && stance.is !== 'considering';
  if (!has) answer = NEVER;
  else if (answer === NEVER) answer = ms(stance.time);
  const over = Math.min(ms(newest.closed?.time ?? '') || NEVER, gone(zone));
  const window = newest.terms?.window ?? zone.terms.window;
  const last = ends({ ...zone, terms: { ...zone.terms, window } });
  const ended = Math.min(answer, over, last);
  return [
    {
      name: `waiting ${zone.ref} ${newest.version} ${desk}`,
      kind: 'waiting',
      group: 'waiting',
      desks: [desk],
      others: without(members, [desk]),
      from: begun + limit,
      clock: begun,
      seq,
      ended,
      answered: answer < NEVER && answer === ended,
    },
  ];
}

function denounced(zone: ZoneItem, members: readonly DeskId[]): Naive[] {
  const version = agreedIn(zone);
  if (version === undefined) return [];
  const { window } = zone.terms;
  const lapses =
    window.to !== undefined && window.estimated && effectOf(version) < NEVER
      ? Math.max(ms(window.to), effectOf(version))
      : NEVER;
  const since = zone.history.filter(({ seq }) => seq > version.agreed.seq);
  return since.flatMap((step, i) => {
    const desks = version.parties.filter((desk) => desk !== step.by.desk);
    if (step.type !== 'consent.denounced' || desks.length === 0) return [];
    const later = since.slice(i + 1).filter(({ by }) => by.desk === step.by.desk);
    const next = later.findIndex(({ type }) => type === 'consent.denounced');
    const stance = version.stances[step.by.desk];
    let back = NEVER;
    if (next >= 0) {
      const agreed = later.slice(0, next).filter(({ type }) => type === 'consent.agreed');
      back = ms(agreed.at(-1)?.time ?? '') || NEVER;
    } else if (stance?.is === 'agreed') back = ms(stance.time);
    return [
      {
        name: `denounced ${zone.ref}.${zone.revision} ${step.seq}`,
        kind: 'denounced',
        group: zone.terms.kind,
        desks,
        others: without(members, desks),
        from: ms(step.time),
        clock: ms(step.time),
        seq: step.seq,
        ended: Math.min(back, ends(zone), lapses, gone(zone)),
        answered: false,
      },
    ];
  });
}

function ending(zone: ZoneItem, members: readonly DeskId[], endedIsOn: boolean): Naive[] {
  const version = agreedIn(zone);
  const { to } = zone.terms.window;
  if (version === undefined || to === undefined) return [];
  const begun = Math.max(ms(version.agreed.time), ms(zone.terms.window.from));
  const from = Math.max(
    ms(version.agreed.time),
    ms(to) - Math.min(HOUR, Math.floor((ms(to) - begun) / 4)),
  );
  const ended = Math.min(ends(zone), effectOf(version), gone(zone));
  return [
    {
      name: `ending ${zone.ref}.${zone.revision}`,
      kind: 'ending',
      group: zone.terms.kind,
      desks: version.parties,
      others: without(members, version.parties),
      from,
      clock: from,
      seq: version.agreed.seq,
      ended,
      answered: endedIsOn && ended === ends(zone),
    },
  ];
}

function ended(zone: ZoneItem): Naive[] {
  const version = agreedIn(zone);
  const end = ends(zone);
  if (version === undefined || end === NEVER || end <= ms(version.agreed.time)) return [];
  if (effectOf(version) <= end || gone(zone) <= end) return [];
  return [
    {
      name: `ended ${zone.ref}.${zone.revision}`,
      kind: 'ended',
      group: zone.terms.kind,
      desks: version.parties,
      others: [],
      from: end,
      clock: end,
      seq: version.agreed.seq,
      ended: NEVER,
      answered: false,
      once: true,
    },
  ];
}

/** From when until when a zone binds somebody; undefined: it does not. */
function binds(zone: ZoneItem) {
  const version = agreedIn(zone);
  if (version === undefined || zone.terms.suspended) return undefined;
  const resumed = zone.history.filter(
    ({ seq, type }) => type === 'zone.resumed' && seq > version.agreed.seq,
  );
  const { seq, time } = resumed.at(-1) ?? version.agreed;
  const before = zone.history.filter((step) => step.seq <= seq);
  const acts = before.filter(({ type }) => /suspended|resumed|withdrawn/.test(type));
  if (acts.length > 0 && acts.at(-1)?.type !== 'zone.resumed') return undefined;
  const after = zone.history.filter((step) => step.seq > seq);
  const stopped = first(after, 'zone.suspended', 'zone.withdrawn');
  return { seq, from: ms(time), to: Math.min(stopped, ends(zone), effectOf(version)) };
}

function conflict(one: ZoneItem, two: ZoneItem, members: readonly DeskId[]): Naive[] {
  if (one.seq >= two.seq || TOGETHER[one.terms.kind].includes(two.terms.kind)) return [];
  const [a, b] = [binds(one), binds(two)];
  if (a === undefined || b === undefined) return [];
  if (heightsMeet(one.terms.altitude, two.terms.altitude) === undefined) return [];
  if (windowsMeet(one.terms.window, two.terms.window) === undefined) return [];
  if (!overlaps(one.terms.area, two.terms.area)) return [];
  const { seq, from } = a.seq > b.seq ? a : b;
  const desks = [...new Set([one.by.desk, two.by.desk])];
  return [
    {
      name: `conflict ${one.ref}.${one.revision} ${two.ref}.${two.revision}`,
      kind: 'conflict',
      group: 'conflict',
      desks,
      others: without(members, desks),
      from,
      clock: from,
      seq,
      ended: Math.min(a.to, b.to),
      answered: false,
    },
  ];
}

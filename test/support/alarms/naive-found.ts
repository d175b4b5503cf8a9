/** Every occurrence of a picture, found by trying each event with each zone and each desk: slow, and plain. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { AnyItem, Picture } from '../../../picture/fold.ts';
import { liesIn } from '../../../picture/geo/lies-in.ts';
import type { EventItem } from '../../../picture/kinds/event.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { inForce } from '../../../picture/kinds/zone-status.ts';
import { type ChannelItem, isChannel, isWatch } from '../../../picture/staff/items.ts';
import { all } from '../../../picture/table.ts';
import { activityOf, fadesOf } from '../../../picture/views/activity.ts';
import { forbidsOf } from '../../../picture/views/alarms/forbids.ts';
import { limitsOf } from '../../../picture/views/alarms/limits.ts';
import { naiveLate } from './naive-late.ts';
import { naiveZones } from './naive-zones.ts';

/** An occurrence as the rules say it. */
export interface Naive {
  readonly name: string;
  readonly kind: string;
  readonly group: string;
  readonly zone?: string;
  readonly desks: readonly DeskId[];
  readonly from: number;
  readonly clock: number;
  readonly seq: number;
  /** Infinity: still true. */
  readonly ended: number;
  readonly answered: boolean;
  /** The desks that it goes to besides; none if undefined. */
  readonly others?: readonly DeskId[];
  /** It is over once it is acknowledged. */
  readonly once?: true;
  /** In ms, where it is not the one of its kind. */
  readonly limit?: number;
  /** Acknowledging it stops nothing. */
  readonly insists?: true;
}

const NEVER = Number.POSITIVE_INFINITY;
const ms = (time: string): number => Date.parse(time);
const first = (...times: readonly number[]): number => Math.min(NEVER, ...times);

export function naiveFound(picture: Picture, cell: Cell, entries: readonly Entry[]): Naive[] {
  const members = picture.opened?.members ?? [];
  const items = [...all(picture.items)];
  const events = items.filter((item) => item.kind === 'event');
  const zones = items.filter((item) => item.kind === 'zone');
  const limits = limitsOf(cell);
  const found = [
    ...events.flatMap((event) => zones.flatMap((zone) => inside(event, zone, members, cell) ?? [])),
    ...members.flatMap((desk) => [
      ...unmanned(picture, desk, members),
      ...channels(picture, desk, members, cell),
    ]),
    ...naiveZones(zones, members, limits.get('waiting') ?? 0, cell),
  ];
  const rung = found.filter(({ kind }) => [...limits.keys()].some((one) => one === kind));
  const late = naiveLate(entries, items, members, cell, (item) => closes(item, cell));
  return [...rung, ...late].filter(({ from, ended }) => from < ended);
}

const closed = new WeakMap<Cell, WeakMap<AnyItem, number>>();

function closes(item: AnyItem, cell: Cell): number {
  const known = closed.get(cell) ?? new WeakMap<AnyItem, number>();
  closed.set(cell, known);
  const at = known.get(item) ?? sought(item, cell);
  known.set(item, at);
  return at;
}

/** When an item closes, by looking at ever closer moments. */
function sought(item: AnyItem, cell: Cell): number {
  const { time: withdrawn = '2100-01-01T00:00:00Z' } =
    item.history.find(({ type }) => type === 'event.withdrawn') ?? {};
  const standing: AnyItem = item.kind === 'event' ? { ...item, state: 'standing' } : item;
  const closed = (at: number) =>
    activityOf(standing, at, fadesOf(cell)) === 'closed' || ms(withdrawn) <= at;
  let [open, shut] = [0, Date.parse('2100-01-01T00:00:00Z')];
  while (shut - open > 1) {
    const middle = Math.floor((open + shut) / 2);
    if (closed(middle)) shut = middle;
    else open = middle;
  }
  return shut;
}

function revised({ seq, recorded, history }: AnyItem): { seq: number; at: number } {
  const last = history.filter(({ type }) => type.endsWith('.amended')).at(-1);
  return last === undefined ? { seq, at: ms(recorded) } : { seq: last.seq, at: ms(last.time) };
}

const old = ({ fields: { occurred }, recorded }: EventItem): boolean =>
  ms(occurred.to ?? occurred.from) < ms(recorded) - 6 * 3_600_000;

function inside(
  event: EventItem,
  zone: ZoneItem,
  members: readonly DeskId[],
  cell: Cell,
): Naive | undefined {
  const { category, geometry, uncertainty = 0, occurred, altitude } = event.fields;
  const { terms } = zone;
  if (!forbidsOf(cell)(terms.kind, category) || old(event)) return undefined;
  if (liesIn(geometry, uncertainty, terms.area) === undefined) return undefined;
  if (zone.recorded > occurred.from) return undefined;
  const until = (time: string) => zone.history.filter((step) => step.time <= time);
  const stands = (steps: ZoneItem['history']) => {
    const last = steps.filter(({ type }) => /suspended|resumed|withdrawn/.test(type)).at(-1);
    return last === undefined || last.type === 'zone.resumed';
  };
  if (!stands(until(occurred.from))) return undefined;
  const agreed = zone.versions?.findLast((version) => version.agreed !== undefined);
  if (agreed?.agreed === undefined || agreed.agreed.time > occurred.from) return undefined;
  if (!inForce({ ...zone, state: 'proposed' }, ms(occurred.from))) return undefined;
  const [lower, upper] = [altitude?.lower, altitude?.upper];
  const [floor, ceiling] = [terms.altitude?.lower, terms.altitude?.upper];
  const references = new Set([lower, upper, floor, ceiling].flatMap((l) => l?.reference ?? []));
  if (references.size === 1) {
    if (lower && ceiling && lower.metres > ceiling.metres) return undefined;
    if (floor && upper && floor.metres > upper.metres) return undefined;
  }
  const [one, other] = [revised(event), { seq: agreed.agreed.seq, at: ms(agreed.agreed.time) }];
  const { seq, at } = one.seq > other.seq ? one : other;
  if (!stands(zone.history.filter((step) => step.seq <= seq))) return undefined;
  const over = zone.history.find((step) => step.seq > seq && /suspended|withdrawn/.test(step.type));
  return {
    name: `inside ${event.ref}.${event.revision} ${zone.ref}.${zone.revision}`,
    kind: 'inside',
    group: terms.kind,
    zone: zone.ref,
    desks: members,
    from: at,
    clock: at,
    seq,
    ended: Math.min(
      closes(event, cell),
      over === undefined ? NEVER : ms(over.time),
      first(...Object.values(agreed.stances).flatMap((one) => ms(one?.effect ?? '') || NEVER)),
    ),
    answered: false,
  };
}

function unmanned(
  { items, staff, time }: Picture,
  desk: DeskId,
  members: readonly DeskId[],
): Naive[] {
  const watches = [...all(staff)].filter(isWatch).filter(({ by }) => by.desk === desk);
  const known = [...all(items), ...all(staff)].map(({ seq, recorded }) => ({ seq, recorded }));
  const oldest: string = known.sort((a, b) => a.seq - b.seq)[0]?.recorded ?? time ?? '';
  const lefts = watches.flatMap(({ history }) =>
    history.filter(({ type }) => type === 'watch.left'),
  );
  const soon = watches.some(({ recorded }) => ms(recorded) <= ms(oldest) + 5000);
  return [...(soon ? [] : [{ seq: 0, time: oldest }]), ...lefts].map((left) => ({
    name: `unmanned ${desk} ${left.seq}`,
    kind: 'unmanned',
    group: desk,
    desks: members,
    from: ms(left.time) + (left.seq === 0 ? 0 : 5000),
    clock: ms(left.time) + (left.seq === 0 ? 0 : 5000),
    seq: Math.max(left.seq, 1),
    ended: first(
      ...watches.filter(({ seq }) => seq > left.seq).map(({ recorded }) => ms(recorded)),
    ),
    answered: false,
  }));
}

function channels(
  { staff }: Picture,
  desk: DeskId,
  members: readonly DeskId[],
  cell: Cell,
): Naive[] {
  const items = [...all(staff)].filter(isChannel).filter((item) => item.desk === desk);
  const watches = [...all(staff)].filter(isWatch).filter(({ by }) => by.desk === desk);
  const within = cell.channel === undefined || cell.channel === 'off' ? 120 : cell.channel.within;
  const begins = ({ from, recorded }: ChannelItem) => Math.max(ms(from ?? recorded), ms(recorded));
  const ends = ({ ended }: ChannelItem) => (ended === undefined ? NEVER : ms(ended.from));
  const common = { group: desk, desks: members.filter((one) => one !== desk), answered: false };
  return items.flatMap((item) => {
    if (item.is === 'suspension') return [];
    const suspensions = items.filter((one) => one.is === 'suspension');
    if (item.is === 'loss') {
      const from = ms(item.recorded);
      const suspended = suspensions.flatMap((one) => {
        const begin = Math.max(from, begins(one));
        return ends(one) > begin ? [begin] : [];
      });
      const ended = first(ends(item), ...suspended);
      return [
        {
          ...common,
          name: `lost ${item.ref}`,
          kind: 'lost',
          seq: item.seq,
          from,
          clock: from,
          ended,
        },
      ];
    }
    const from = ms(item.recorded) + within * 1000;
    if (item.ended !== undefined && ms(item.ended.time) < from) return [];
    const excused = items.some(
      (one) => one.is !== 'check' && begins(one) <= from && ends(one) > from,
    );
    const answeredLater = items.some(
      (one) => one.seq > item.seq && one.is === 'check' && one.ended && ms(one.ended.time) <= from,
    );
    if (excused || answeredLater) return [];
    const answers = items.flatMap((one) =>
      one.is === 'check' && one.ended !== undefined ? [ms(one.ended.time)] : [],
    );
    const signs = [...answers, ...watches.map(({ recorded }) => ms(recorded))];
    const ended = first(...signs.filter((time) => time >= from));
    return [
      {
        ...common,
        name: `missed ${item.ref}`,
        kind: 'missed',
        seq: item.seq,
        from,
        clock: from,
        ended,
      },
    ];
  });
}

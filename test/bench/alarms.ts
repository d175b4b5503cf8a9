/**
 * Zones at events by an index and exact geometry, against Turf and the index alone; alarms kept up as
 * entries come, and computed at once for a decision. CPU, not wall.
 */
import inPolygon from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import { fold, type Picture } from '../../picture/fold.ts';
import { extentOf } from '../../picture/item-place.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { all } from '../../picture/table.ts';
import { alarms, deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { VIEWS } from '../../picture/views/views.ts';
import { badNight } from '../support/alarms/bad-night.ts';
import { AlarmLog, DESKS } from '../support/alarms/log.ts';
import { event, zone } from '../support/alarms/table.ts';
import { cost } from './judging.ts';
import type { Row } from './support.ts';

const START = Date.parse('2024-10-01T15:00:00.000Z');
const [DESK] = DESKS;

const eventsIn = ({ items }: Picture): EventItem[] =>
  [...all(items)].filter((item) => item.kind === 'event');
const zonesIn = ({ items }: Picture): ZoneItem[] =>
  [...all(items)].filter((item) => item.kind === 'zone');

/** What finding the zones of one event costs: the view, Turf with each zone, and a bare index. */
function benchZones(what: string, picture: Picture, events: readonly EventItem[]): Row {
  const view = VIEWS.zonesAtEvents();
  view.start(picture);
  const find = view.at(0);
  const zones = zonesIn(picture);
  const index = new Flatbush(zones.length);
  for (const one of zones) index.add(...(extentOf(one) ?? ([0, 0, 0, 0] as const)));
  index.finish();
  const places = events.flatMap(({ fields: { geometry } }) =>
    geometry.type === 'Point' ? [geometry.coordinates] : [],
  );
  const polygons = zones.flatMap(({ terms: { area } }) => (area.type === 'Polygon' ? [area] : []));
  const few = places.slice(0, 20);
  const each = (work: () => unknown, many: number) => cost(work, 1) / many;
  const ours = each(() => events.map(find), events.length);
  const turf = each(
    () => few.map((at) => polygons.filter((area) => inPolygon(at, area))),
    few.length,
  );
  const bare = each(() => places.map(([x, y]) => index.search(x, y, x, y)), places.length);
  return {
    what,
    size: `${zones.length.toLocaleString('en')} zones, ${events.length.toLocaleString('en')} events`,
    result: `${ours.toFixed(2)} µs an event`,
    limit: `${bare.toFixed(2)} µs: flatbush alone`,
    peer: `${turf.toFixed(0)} µs: Turf with each zone, ${(turf / ours).toFixed(0)} times`,
    ratio: ours / bare,
  };
}

/** A picture with so many square zones side by side, and events among them. */
function boxes(n: number): { picture: Picture; events: EventItem[] } {
  const log = new AlarmLog(START);
  const side = Math.ceil(Math.sqrt(n));
  const step = 2 / side; // degrees
  for (let i = 0; i < n; i++) {
    const [west, south] = [35 + (i % side) * step, 32 + Math.floor(i / side) * step];
    const [east, north] = [west + step * 0.9, south + step * 0.9];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    log.say('il', zone({ area: { type: 'Polygon', coordinates: [ring] } }));
  }
  const { picture } = log;
  for (let i = 0; i < 2000; i++) {
    const at = [35 + ((i * 7919) % 2000) / 1000, 32 + ((i * 104_729) % 2000) / 1000];
    log.say('sy', event({ geometry: { type: 'Point', coordinates: at } }));
  }
  return { picture, events: eventsIn(log.picture) };
}

/** Alarms of all alerts of a bad night, in frames as a page takes 1,000 entries a second. */
function benchKept(night: ReturnType<typeof badNight>): Row {
  const FRAME = 17; // entries
  const entries = night.waves.flatMap((wave) => wave.entries);
  const frames = Array.from({ length: Math.ceil(entries.length / FRAME) }, (_, i) =>
    entries.slice(i * FRAME, (i + 1) * FRAME),
  );
  const run = (follow: boolean) => () => {
    const view = alarms(night.cell);
    let picture = night.zones;
    view.start(picture);
    for (const frame of frames) {
      picture = fold(picture, frame);
      if (!follow || DESK === undefined) continue;
      view.take(frame, picture);
      view.at(Date.parse(picture.time ?? ''))(DESK);
    }
  };
  const folded = cost(run(false), 1) / entries.length;
  const kept = cost(run(true), 1) / entries.length - folded;
  return {
    what: 'alarms kept up, and the list of one desk for each frame',
    size: `${entries.length.toLocaleString('en')} events in 1,233 zones, ${FRAME} a frame`,
    result: `${kept.toFixed(0)} µs an entry: ${((kept * 1000) / 1e4).toFixed(1)} % of a core at 1,000 a second`,
    limit: `${folded.toFixed(0)} µs: the fold alone`,
    ratio: kept / folded,
  };
}

/** The alarms of one decision on a picture of so many events, most of them closed. */
function benchDecision(night: ReturnType<typeof badNight>, n: number): Row[] {
  const log = new AlarmLog(START);
  for (const { terms } of zonesIn(night.zones).slice(0, 200)) {
    const binding = { ...terms, unilateral: true }; // only zones in force ring [R51]
    log.say('il', { type: 'zone.proposed', terms: binding, agrees: true });
  }
  for (let i = 0; i < n; i++) {
    log.now += 20_000; // 100,000 in three weeks
    const at = [34.5 + ((i * 7919) % 2000) / 1000, 31.5 + ((i * 104_729) % 2000) / 1000];
    const occurred = { from: new Date(log.now).toISOString() };
    log.say('sy', event({ occurred, geometry: { type: 'Point', coordinates: at } }));
  }
  const { picture, now } = log;
  const first = cost(() => deskAlarms(picture, { ...night.cell }, now), 1);
  deskAlarms(picture, night.cell, now);
  let next = picture;
  const then = cost(() => {
    log.say('us', event({ precedence: 'IMMEDIATE' }));
    next = log.picture;
    return DESK === undefined ? undefined : deskAlarms(next, night.cell, now)(DESK);
  }, 20);
  const size = `${n.toLocaleString('en')} events, most of them closed`;
  return [
    {
      what: 'the alarms for one decision, the first',
      size,
      result: `${(first / 1000).toFixed(0)} ms`,
      aim: { value: first / 1000, most: 100, unit: 'ms' },
    },
    {
      what: 'the alarms for one decision, each further one',
      size,
      result: `${(then / 1000).toFixed(2)} ms, with the entry folded`,
      aim: { value: then / 1000, most: 5, unit: 'ms' },
    },
  ];
}

/** `events`: how many the picture of a decision has. */
export async function benchAlarms(events: number): Promise<Row[]> {
  const night = badNight();
  const whole = night.waves.reduce((picture, { entries }) => fold(picture, entries), night.zones);
  const { picture, events: among } = boxes(10_000);
  return [
    benchZones('zones at an event, as published', night.zones, eventsIn(whole)),
    benchZones('zones at an event, boxes', picture, among),
    benchKept(night),
    ...benchDecision(night, events),
  ];
}

/** What the desks do in the picture that they share. */
import { CATEGORY_IDS } from '../../../picture/categories.ts';
import { derivedCommandId } from '../../../picture/command-id.ts';
import { HOUR, MINUTE } from '../../support/clock.ts';
import { added, EVENT, NOTE, reported, TERMS } from '../../support/examples.ts';
import type { Stage } from '../stage.ts';
import { propose, speak } from './consent.ts';
import type { People } from './people.ts';
import { EVACUATION, LARGE, LONG_TEXT, point, ringAround, short } from './texts.ts';

const PICTURE = 'shared';
const STANCES = ['confirms', 'partly', 'none', 'reviewing', 'disputes', 'denies'];
const PRECEDENCES = ['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE'];
const reason = 'متفق عليه على الخط · as agreed on the line · כפי שסוכם';

export async function playShared(stage: Stage, people: People): Promise<void> {
  await events(stage, people);
  await zones(stage, people);
  await notes(stage, people);
  await feeds(stage);
}

async function events(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const event = {
    ...EVENT,
    precedence: 'FLASH',
    geometry: point(35.84123456789, 33.06543219876),
    uncertainty: 0.1 + 0.2,
    occurred: { from: '2026-11-22T13:02+02:00', to: '2026-11-22T11:19:00.5Z' },
    title: EVACUATION,
    text: LONG_TEXT,
    source: {
      name: 'مصدر · מקור · source',
      reference: '№ 7/א',
      reliability: 'A',
      credibility: '1',
    },
    altitude: {
      lower: { metres: -0, reference: 'AGL' },
      upper: { metres: 1e-7, reference: 'AGL' },
    },
  };
  const id = '6F9619FF-8B86-4D01-B42D-00CF4FC964FF';
  const first = await stage.take(noa, PICTURE, { type: 'event.reported', event }, { id });
  const item = first.item;
  let seen = first;
  const amend = async (over: object, more: object = {}) => {
    const change = { type: 'event.amended', item, event: { ...event, ...over }, ...more };
    const { seq, hash } = seen;
    seen = await stage.take(noa, PICTURE, change, { seen: { seq, hash } });
  };
  await amend({ precedence: 'IMMEDIATE' }, { reason });
  await amend({ uncertainty: undefined, geometry: line([35.8, 33, 35.9, 33.1, 35.9, 33.2]) });
  const square = { type: 'Polygon', coordinates: [ringAround([35.8, 33], 0.05, 5)] };
  await amend({ uncertainty: undefined, geometry: square, text: undefined }, { reason: 'x' });
  await amend({ geometry: point(-1e-7, -0), uncertainty: 200_000 });
  for (const [i, stance] of STANCES.entries()) {
    const who = [noa, samir, ruth][i % 3] ?? noa;
    const why = i % 2 === 0 ? { said: { original: 'he', he: `${reason} ${i}` } } : {};
    await stage.take(who, PICTURE, { type: 'position.taken', item, stance, ...why });
  }
  const links = ['related', 'response', 'cause', 'duplicate'].map((relation) => ({
    relation,
    item,
  }));
  const linked = await stage.take(samir, PICTURE, reported({ links, category: 'air-strike' }));
  await stage.take(samir, PICTURE, { type: 'event.withdrawn', item: linked.item, reason });
  for (const from of ['1900-01-01T00:00:00Z', '2199-12-31T23:59:59.999Z']) {
    await stage.take(ruth, PICTURE, reported({ occurred: { from } }));
  }
  stage.clock.pass(-10 * MINUTE); // set right: the times in the log stand still until it has caught up
  for (const precedence of PRECEDENCES) await stage.take(ruth, PICTURE, reported({ precedence }));
  stage.clock.pass(12 * MINUTE);
}

const line = (numbers: readonly number[]) => ({
  type: 'LineString',
  coordinates: Array.from({ length: numbers.length / 2 }, (_, i) =>
    numbers.slice(2 * i, 2 * i + 2),
  ),
});

async function zones(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const kinds = [
    'no-fly',
    'no-entry',
    'coordination',
    'corridor',
    'protected-site',
    'exercise',
    'hazard',
  ];
  const terms = {
    ...TERMS,
    name: short('The upper spring', 'النبع العلوي', 'המעיין העליון', 'ar'),
    area: { type: 'Polygon', coordinates: [ringAround([35.75, 33.2], 0.02, 12)] },
    altitude: {
      lower: { metres: -500, reference: 'AMSL' },
      upper: { metres: 30_000, reference: 'AGL' },
    },
    window: { from: '2026-11-22T16:00:00+02:00', daily: { from: '22:00', to: '04:30' } },
    rules: LONG_TEXT,
  };
  const item = await propose(stage, samir, terms);
  const act = (type: string, of = item) => stage.take(samir, PICTURE, { type, item: of, reason });
  const amended = { ...terms, area: { type: 'Circle', centre: [35.83, 33.05], radius: 2500.25 } };
  await speak(stage, samir, PICTURE, { type: 'zone.amended', item, terms: amended });
  await act('zone.suspended');
  await act('zone.resumed');
  await act('zone.suspended');
  const line = [
    [35.7, 33],
    [35.75, 33.05],
    [35.8, 33],
  ];
  const along = {
    ...terms,
    area: { type: 'Corridor', line, width: 400 },
    altitude: {},
    rules: undefined,
  };
  await speak(stage, samir, PICTURE, { type: 'zone.amended', item, terms: along, reason });
  await propose(stage, noa, { area: LARGE });
  const gone = await propose(stage, samir, { window: { from: '2027-01-01T00:00Z' } });
  await act('zone.withdrawn', gone);
  for (const kind of kinds) await propose(stage, ruth, { kind });
}

async function notes(stage: Stage, { noa, samir, rima, ruth }: People): Promise<void> {
  const on = 'E-2';
  const ring = [ringAround([35.9, 33], 0.01, 5)];
  const marks = [
    { form: 'pin', geometry: point(35.84, 33.06) },
    { form: 'text', geometry: point(180, -90) },
    { form: 'arrow', geometry: line([35.8, 33, 35.9, 33.1]) },
    { form: 'line', geometry: line([-180, 90, 35.9, 33.1, 35.9, 33.15]) },
    { form: 'area', geometry: { type: 'Polygon', coordinates: ring } },
  ];
  for (const mark of marks) await stage.take(rima, PICTURE, added({ mark }));
  const { item } = await stage.take(rima, PICTURE, {
    type: 'note.added',
    note: { text: EVACUATION, on },
  });
  const note = { text: NOTE.text, on, mark: marks[0] };
  await stage.take(samir, PICTURE, { type: 'note.amended', item, note });
  for (const who of [noa, rima, ruth]) {
    await stage.take(who, PICTURE, { type: 'note.replied', item, text: LONG_TEXT });
  }
  const of = await stage.take(noa, PICTURE, added({ on: item }));
  await stage.take(noa, PICTURE, { type: 'note.withdrawn', item: of.item, reason });
  await stage.take(samir, PICTURE, added({ on: of.item }));
}

/** A feed knows when things occurred, hours before it tells of them, and tells of them out of order. */
async function feeds(stage: Stage): Promise<void> {
  const at = (i: number) => new Date(stage.clock.now() - ((i * 7) % 24) * HOUR).toISOString();
  const commands = CATEGORY_IDS.map((category, i) => {
    const title = { original: 'en', en: `Report ${i + 1}` };
    const source = { reliability: 'C', credibility: '3', reference: `F-${i}` };
    const occurred = { from: at(i) };
    const event = reported({ category, occurred, title, source, precedence: 'ROUTINE' });
    return { id: derivedCommandId('golden', category), change: event };
  });
  await stage.feed('sy', PICTURE, commands);
}

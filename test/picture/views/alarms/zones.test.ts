import { expect, test } from 'vitest';
import { cellWith } from '../../../support/alarms/log.ts';
import {
  event,
  LIMITS,
  proposal,
  quiet,
  Scene,
  taken,
  terms,
  zone,
} from '../../../support/alarms/table.ts';

const DESKS = ['us', 'il', 'sy'];
/** What each desk's list says. */
const lists = (scene: Scene) => Object.fromEntries(DESKS.map((desk) => [desk, scene.rows(desk)]));
const everywhere = (...rows: string[]) => Object.fromEntries(DESKS.map((desk) => [desk, rows]));
const none = everywhere();

/** Staffed, so that what ends is somebody's to answer. */
function begun(over: object = {}): Scene {
  const scene = new Scene(quiet(over));
  scene.say('us', taken()); // W-2
  return scene;
}
/** Z-3 of Israel, agreed by all with entry 5. */
function agreed(over: object = {}, limits: object = {}): Scene {
  const scene = begun(limits);
  scene.say('il', proposal(over));
  return scene.agree('Z-3', 'us', 'sy');
}
const until = (clock: string, over: object = {}) => ({
  window: { from: '2026-11-22T12:00:00.000Z', to: `2026-11-22T${clock}:00.000Z`, ...over },
});
const versioned = (over: object = {}) => ({
  type: 'zone.versioned',
  item: 'Z-3',
  terms: terms(over),
});
const denounce = (scene: Scene, clock: string, desk: string) =>
  scene.at(clock).consent(desk, 'Z-3', 'denounced', { reason: 'x', notice: 180 });

test('[R55] denounced: it rings at each other party from that entry, and goes to the one that left at 5 times', () => {
  const scene = agreed();
  denounce(scene, '1:00', 'sy');
  const row = 'denounced Z-3.1 6: unacknowledged';
  expect(lists(scene)).toEqual({ us: [row], il: [row], sy: [] });
  scene.at('1:10').acknowledge('us', 'denounced Z-3.1 6');
  expect(scene.at('3:30').rows('sy')).toEqual([`${row}, to all, for il`]);
  expect(scene.rows('us')).toEqual(['denounced Z-3.1 6: acknowledged']);
});

test('[R55] denounced: true until it is taken back, whoever has not acknowledged is told that it is over', () => {
  const scene = agreed({}, { denounced: 3600 });
  denounce(scene, '1:00', 'sy');
  scene.at('1:10').acknowledge('us', 'denounced Z-3.1 6');
  expect(scene.at('100:00').rows('us')).toEqual(['denounced Z-3.1 6: acknowledged']);
  scene.consent('sy', 'Z-3', 'agreed');
  expect(lists(scene)).toEqual({ us: [], il: ['denounced Z-3.1 6: returned'], sy: [] });
  denounce(scene, '101:00', 'sy');
  expect(scene.rows('us')).toEqual(['denounced Z-3.1 9: unacknowledged']);
});

test('[R55] denounced: true beyond its effect, until the window would have ended', () => {
  const scene = agreed(until('20:00'), { denounced: 7200, ending: 'off', ended: 'off' });
  denounce(scene, '1:00', 'sy');
  scene.at('1:10').acknowledge('us', 'denounced Z-3.1 6');
  expect(scene.at('359:59').rows('us')).toEqual(['denounced Z-3.1 6: acknowledged']);
  expect(scene.next).toBe('360:00');
  expect(scene.at('360:00').rows('us')).toEqual([]);
});

test('[R45] [R55] denounced: a newer version that was agreed ends it', () => {
  const scene = agreed();
  denounce(scene, '1:00', 'sy');
  scene.at('1:10').say('us', versioned({ basis: 'x' }));
  expect(scene.rows('il')).toEqual(['denounced Z-3.1 6: unacknowledged']);
  scene.agree('Z-3', 'il', 'sy');
  expect(lists(scene)).toEqual(none);
});

test('[R55] waiting: it rings at a desk that has not answered by the limit, and goes on by the clock of its entry', () => {
  const scene = begun();
  scene.at('1:00').say('il', proposal({ desks: ['il', 'sy'] })); // Z-3
  expect([lists(scene), scene.next]).toEqual([none, '11:00']);
  expect(scene.answers('waiting Z-3 1 sy')).toBeUndefined();
  const row = 'waiting Z-3 1 sy: unacknowledged';
  expect(lists(scene.at('11:00'))).toEqual({ us: [], il: [], sy: [row] });
  expect(scene.answers('waiting Z-3 1 sy')).toEqual(['sy']);
  expect(scene.answers('waiting Z-3 1 us')).toBeUndefined();
  expect(scene.at('31:00').rows('sy')).toEqual([`${row}, to second`]);
  const told = [`${row}, to all, for sy`];
  expect(lists(scene.at('51:00'))).toEqual({ us: told, il: told, sy: [`${row}, to all`] });
  scene.consent('sy', 'Z-3', 'considering');
  expect(scene.rows('sy')).toEqual([`${row}, to all`]);
  scene.consent('sy', 'Z-3', 'objected');
  expect(lists(scene)).toEqual(none);
});

test('[R55] waiting: a desk that takes back its answer is asked again, by the clock of that', () => {
  const scene = begun();
  scene.say('il', proposal({ desks: ['il', 'sy'] })); // Z-3
  scene.at('5:00').consent('sy', 'Z-3', 'objected');
  expect(scene.at('30:00').rows('sy')).toEqual([]);
  scene.consent('sy', 'Z-3', 'considering');
  expect([scene.rows('sy'), scene.next]).toEqual([[], '40:00']);
  expect(scene.at('40:00').rows('sy')).toEqual(['waiting Z-3 1 sy: unacknowledged']);
});

test('[R45] [R55] waiting: the next version takes the place of the one before, with a clock of its own', () => {
  const scene = begun();
  scene.say('il', proposal());
  expect(scene.at('10:00').rows('us')).toEqual(['waiting Z-3 1 us: unacknowledged']);
  scene.at('12:00').say('us', versioned({ basis: 'x' }));
  expect(lists(scene)).toEqual(none);
  const row = (desk: string) => [`waiting Z-3 2 ${desk}: unacknowledged`];
  expect(lists(scene.at('22:00'))).toEqual({ us: [], il: row('il'), sy: row('sy') });
});

test('[R55] waiting: taken back, or its window over, it is over', () => {
  const scene = begun();
  scene.say('il', proposal());
  scene.at('11:00').say('il', { type: 'zone.retracted', item: 'Z-3', version: 1, reason: 'x' });
  expect(scene.rows('us')).toEqual(['waiting Z-3 1 us: returned']);
  const other = begun();
  other.say('il', proposal(until('14:30')));
  other.at('11:00').acknowledge('us', 'waiting Z-3 1 us');
  expect(other.at('29:59').rows('us')).toEqual(['waiting Z-3 1 us: acknowledged']);
  expect(other.at('30:00').rows('us')).toEqual([]);
});

test('[R40] [R55] all that waits for one desk is one alarm: 1,233 proposals are no flood', () => {
  const scene = begun();
  const heard = new Set<number>();
  for (let i = 0; i < 1233; i++) {
    scene.log.now += 100;
    scene.say('il', proposal({ desks: ['il', 'sy'] }));
  }
  const first = scene.log.now;
  for (let now: number | undefined = first; now !== undefined && now <= first + 600_000; ) {
    scene.log.now = now;
    const { groups, sounded } = scene.of('sy');
    if (sounded !== undefined) heard.add(sounded);
    expect(groups.length).toBeLessThan(2);
    now = scene.nextAt;
  }
  const [group] = scene.of('sy').groups;
  expect([group?.name, group?.alarms.length, heard.size]).toEqual(['waiting Z-3 1 sy', 1233, 2]);
});

test('[R55] ending: it rings at its parties an hour before its end, and leaves the rest to its having ended', () => {
  const scene = agreed({ ...until('18:00'), desks: ['us', 'il'] });
  expect([lists(scene), scene.next]).toEqual([none, '180:00']);
  const row = 'ending Z-3.1: unacknowledged';
  expect(lists(scene.at('180:00'))).toEqual({ us: [row], il: [row], sy: [] });
  scene.at('181:00').acknowledge('us', 'ending Z-3.1');
  const told = (state: string) => `ending Z-3.1: ${state}`;
  expect(lists(scene.at('239:59'))).toEqual({
    us: [told('acknowledged')],
    il: [`${told('unacknowledged')}, to all`],
    sy: [`${told('unacknowledged')}, to all, for il`],
  });
  const over = ['ended Z-3.1: unacknowledged'];
  expect(lists(scene.at('240:00'))).toEqual({ us: over, il: over, sy: [] });
});

test('[R45] [R55] ending: a newer version that was agreed ends it', () => {
  const scene = agreed(until('18:00'));
  scene.at('180:00').say('il', versioned(until('22:00')));
  expect(scene.rows('us')).toEqual(['ending Z-3.1: unacknowledged']);
  scene.agree('Z-3', 'us', 'sy');
  expect([lists(scene), scene.next]).toEqual([none, '420:00']);
});

test('[R53] [R55] ending: an estimated end rings on until it was confirmed', () => {
  const scene = agreed(until('18:00', { estimated: true }));
  expect(scene.next).toBe('180:00');
  scene.at('180:10').acknowledge('us', 'ending Z-3.1');
  expect(scene.at('3000:00').rows('us')).toEqual(['ending Z-3.1: acknowledged']);
  scene.say('il', versioned(until('18:00')));
  scene.agree('Z-3', 'us', 'sy');
  expect(scene.rows('us')).toEqual([]);
});

test('[R55] ending: of a window of half an hour it rings in the last quarter', () => {
  const scene = agreed(until('14:30'));
  expect([lists(scene), scene.next]).toEqual([none, '22:30']);
  expect(scene.at('22:30').rows('us')).toEqual(['ending Z-3.1: unacknowledged']);
});

test('[R55] ended: acknowledged at a desk, it is over there; until then it stays, and goes to no other desk', () => {
  const scene = agreed({ ...until('16:00'), desks: ['us', 'il'] }, { ending: 'off' });
  const row = 'ended Z-3.1: unacknowledged';
  expect(lists(scene.at('120:00'))).toEqual({ us: [row], il: [row], sy: [] });
  scene.at('120:10').acknowledge('us', 'ended Z-3.1');
  expect(lists(scene)).toEqual({ us: [], il: [row], sy: [] });
  expect(lists(scene.at('9000:00'))).toEqual({ us: [], il: [`${row}, to second`], sy: [] });
  scene.shelve('il', '9030:00', 'ended Z-3.1');
  expect(scene.rows('il')).toEqual(['ended Z-3.1: shelved']);
  expect(scene.at('9030:00').rows('il')).toEqual([`${row}, heard 2 times`]);
  scene.acknowledge('il', 'ended Z-3.1');
  expect(lists(scene)).toEqual(none);
});

test('[R55] ended: nothing of it where it was denounced or withdrawn before, or nobody staffed the cell', () => {
  const left = agreed(until('20:00'), { denounced: 'off', ending: 'off' });
  denounce(left, '1:00', 'sy');
  expect(lists(left.at('400:00'))).toEqual(none);
  const alone = begun({ ending: 'off' });
  alone.say('il', zone(until('16:00')));
  alone.at('60:00').say('il', { type: 'zone.withdrawn', item: 'Z-3', reason: 'x' });
  expect(lists(alone.at('130:00'))).toEqual(none);
  const nobody = new Scene(quiet({ ending: 'off' }));
  nobody.say('il', zone(until('16:00'))); // Z-2
  expect(lists(nobody.at('130:00'))).toEqual(none);
  nobody.say('us', taken());
  expect(lists(nobody)).toEqual(none);
});

test('[R40] [R55] zones of one kind that end together are one alarm', () => {
  const scene = begun({ ending: 'off' });
  for (let i = 0; i < 50; i++) scene.say('il', zone(until('16:00')));
  expect(scene.at('121:00').rows('il')).toEqual(['ended Z-3.1: unacknowledged, 50 alarms']);
});

const exercise = (over: object = {}) =>
  proposal({ kind: 'exercise', desks: ['us', 'sy'], ...over });

test('[R55] conflict: it rings at the desks that made the two, from the later agreement', () => {
  const scene = agreed();
  scene.at('1:00').say('sy', exercise()); // Z-6
  expect(lists(scene)).toEqual(none);
  scene.at('2:00').agree('Z-6', 'us');
  const row = 'conflict Z-3.1 Z-6.1: unacknowledged';
  expect(lists(scene)).toEqual({ us: [], il: [row], sy: [row] });
  expect(scene.answers('conflict Z-3.1 Z-6.1')).toEqual(['il', 'sy']);
  expect(scene.answers('conflict Z-6.1 Z-3.1')).toBeUndefined();
  scene.at('2:10');
  for (const desk of ['il', 'sy']) scene.acknowledge(desk, 'conflict Z-3.1 Z-6.1');
  denounce(scene, '3:00', 'us');
  expect(scene.at('182:59').rows('sy')).toContain('conflict Z-3.1 Z-6.1: acknowledged');
  expect(scene.at('183:00').rows('sy').join()).not.toContain('conflict');
});

test('[R54] [R55] conflict: where kinds go together, or the zones do not meet, nothing rings', () => {
  const far = { area: { type: 'Circle', centre: [35.9, 33], radius: 2000 } };
  const cases: Record<string, object> = {
    'kinds that go together': { kind: 'no-fly' },
    'beside it': far,
    'at another time': { window: { from: '2026-11-23T12:00:00.000Z' } },
    'above it': { altitude: { lower: { metres: 300, reference: 'AGL' } } },
    'at a height that cannot be compared': {
      altitude: { lower: { metres: 300, reference: 'AMSL' } },
    },
    'in one place': {},
  };
  const low = { altitude: { upper: { metres: 200, reference: 'AGL' } } };
  const rung = Object.entries(cases).filter(([, over]) => {
    const scene = agreed({ ...until('22:00'), ...low });
    scene.at('1:00').say('sy', exercise(over));
    scene.agree('Z-6', 'us');
    return scene.rows('sy').length > 0;
  });
  expect(rung.map(([name]) => name)).toEqual([
    'at a height that cannot be compared',
    'in one place',
  ]);
});

test('[R55] conflict: one that is suspended is in none, resumed it is in conflict again', () => {
  const scene = begun();
  scene.say('il', zone()); // Z-3
  scene.say('il', zone({ kind: 'exercise' })); // Z-4
  const row = 'conflict Z-3.1 Z-4.1';
  expect(lists(scene)).toEqual({ us: [], il: [`${row}: unacknowledged`], sy: [] });
  scene.acknowledge('il', row);
  scene.at('1:00').say('il', { type: 'zone.suspended', item: 'Z-4', reason: 'x' });
  expect(scene.rows('il')).toEqual([]);
  scene.at('2:00').say('il', { type: 'zone.resumed', item: 'Z-4', reason: 'x' });
  expect(scene.rows('il')).toEqual([`${row}: unacknowledged`]);
});

test('[R55] zones of older logs ring in none of these, and what a cell has off rings nowhere', () => {
  const old = begun();
  old.say('il', { type: 'zone.proposed', terms: terms(until('16:00')) });
  old.say('sy', { type: 'zone.proposed', terms: terms({ kind: 'exercise' }) });
  expect(lists(old.at('600:00'))).toEqual(none);
  const { FLASH: _, ...limits } = LIMITS;
  const off = Object.fromEntries(Object.keys(limits).map((kind) => [kind, 'off']));
  const scene = new Scene(cellWith({ escalation: off }));
  scene.say('il', zone(until('16:00')));
  scene.say('il', zone({ kind: 'exercise' }));
  scene.say('il', proposal());
  scene.say('us', event({ occurred: { from: scene.time } }));
  expect(lists(scene.at('600:00'))).toEqual(none);
});

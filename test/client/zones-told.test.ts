/** Zones as lists, filters and the map tell them: by what desks have agreed to, and what waits for the reader's desk. */
import { expect, test } from 'vitest';
import { matcher } from '../../client/find/filter.ts';
import { ordered } from '../../client/find/order.ts';
import { agreementFacts } from '../../client/kinds/zone/agreement-facts.ts';
import { leavingAt } from '../../client/kinds/zone/leaving.ts';
import { STATUS_SIGN, zoneStanding } from '../../client/kinds/zone/standing.ts';
import { OUTLINES, STATES } from '../../client/kinds/zone/states.ts';
import { activeBox } from '../../client/map/fit.ts';
import { kept, sampled } from '../../client/map/legend-samples.ts';
import { drawingsOf } from '../../client/map/scene.ts';
import { DeskId, LANGUAGES } from '../../picture/basics.ts';
import { extentOf } from '../../picture/item-place.ts';
import { ZONE_STATUSES } from '../../picture/kinds/zone-status.ts';
import { all } from '../../picture/table.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { CELL } from './picture.ts';
import './kind-pages.ts';
import './messages.ts';

const HOUR = 3_600_000;
const wider = { area: { ...TERMS.area, radius: 4000 } };
const US = DeskId.parse('us');
const SY = DeskId.parse('sy');

/** What is drawn of a zone, by part. */
function drawn(log: Consenting, ref: string, now = log.now, language: 'en' | 'ar' | 'he' = 'en') {
  const features = drawingsOf(log.zone(ref), { language, cell: CELL }, now);
  const ids = features.map(({ source, feature }) => `${source} ${feature.id}`);
  expect(new Set(ids).size).toBe(ids.length);
  return Object.fromEntries(features.map(({ feature }) => [feature.properties.part, feature]));
}
const agreed = (over: object = {}): { log: Consenting; ref: string } => {
  const log = new Consenting();
  const ref = log.propose('us', over);
  log.agreeAll(ref);
  return { log, ref };
};

test('[R51] each status has one of five outlines, or that of what is over', () => {
  expect(OUTLINES).toEqual({
    proposed: 'proposed',
    agreed: 'agreed',
    'in-force': 'force',
    pausing: 'agreed',
    suspended: 'suspended',
    leaving: 'denounced',
    denounced: 'denounced',
    expired: 'over',
    withdrawn: 'over',
  });
  const forms = Object.values(STATES).map(({ width, dash, crossed, strength }) =>
    JSON.stringify([width > 2.5, dash, crossed, strength]),
  );
  expect(new Set(forms).size).toBe(forms.length); // told apart without colour
  expect(STATES.over.strength).toBe(0.3);
  expect(kept.filter((row) => row in STATES)).toEqual(Object.keys(STATES));
  for (const row of kept) expect(sampled(CELL)[row].length, row).toBeGreaterThan(0);
  expect(new Set(ZONE_STATUSES.map((status) => STATUS_SIGN[status])).size).toBeGreaterThan(5);
});

test('[R46] [R49] the outline follows what desks say, and who leaves stands at its foot', () => {
  const { log, ref } = agreed();
  expect(drawn(log, ref).area?.properties.state).toBe('force');
  expect(drawn(log, ref).foot).toBeUndefined();
  log.say('sy', ref, 'denounced');
  expect(drawn(log, ref).area?.properties.state).toBe('denounced');
  expect(drawn(log, ref).foot?.properties.foot).toBe('SY leaves 1700Z');
  expect(drawn(log, ref, log.now, 'ar').foot?.properties.foot).toBe('SY ✕ 1700Z');
  expect(drawn(log, ref, log.now + 3.5 * HOUR).foot?.properties.foot).toBe('SY left 1700Z');
  const box = extentOf(log.zone(ref));
  expect(drawn(log, ref).foot?.geometry).toMatchObject({ coordinates: [35.83, box?.[1]] });
  expect(log.say('sy', ref, 'agreed')).toBeUndefined(); // which takes it back
  expect(drawn(log, ref).foot).toBeUndefined();
});

test('[R49] a moment of another day is told with its day', () => {
  const { log, ref } = agreed({ window: { from: TERMS.window.from } });
  log.pass(8 * HOUR);
  log.say('il', ref, 'denounced');
  expect(drawn(log, ref).foot?.properties.foot).toBe('IL leaves 230100Z');
});

test('[R49] what binds one desk alone has the letters of that desk', () => {
  const log = new Consenting();
  const ref = log.propose('il', { unilateral: true });
  expect(drawn(log, ref).foot?.properties.foot).toBe('IL');
  expect(drawn(log, ref).area?.properties.state).toBe('force');
});

test('[R48] a version that is asked for is drawn beside the agreed one, as far as it lies elsewhere', () => {
  const { log, ref } = agreed();
  log.version('il', ref, { rules: { original: 'en', en: 'No drones.' } });
  expect(drawn(log, ref).asked).toBeUndefined();
  log.version('il', ref, wider);
  expect(drawn(log, ref).asked?.geometry.type).toBe('Polygon');
  log.agreeAll(ref);
  expect(drawn(log, ref).asked).toBeUndefined();
});

test('[R51] the map is fitted to zones that hold or are asked for, and not to what was suspended or denounced', () => {
  const { log, ref } = agreed();
  const box = () => activeBox([log.zone(ref)], log.now, { after: 60, leaves: 480 }, false);
  expect(box()).toBeDefined();
  log.say('us', ref, 'denounced');
  expect(box()).toBeDefined(); // it is in force until then
  log.pass(3.5 * HOUR);
  expect(box()).toBeUndefined();
  const asked = log.propose('us');
  log.do(person('us'), { type: 'zone.suspended', item: asked, reason: 'x' });
  expect(activeBox([log.zone(asked)], log.now, { after: 60, leaves: 480 }, false)).toBeUndefined();
});

test('[R51] a zone says how it stands by a sign and a word, and what was denounced from when', () => {
  const { log, ref } = agreed();
  const told = (now = log.now) => zoneStanding(log.zone(ref), now, 'en');
  expect(told()).toEqual({ tone: 'agree', text: '● in force' });
  log.say('sy', ref, 'denounced');
  expect(told()).toMatchObject({ tone: 'ink' });
  expect(told().text).toContain('1700Z');
  expect(told(log.now + 3.5 * HOUR).text).toBe('⊘ denounced · from 1700Z');
  for (const language of LANGUAGES) {
    expect(zoneStanding(log.zone(ref), log.now, language).text).toContain('1700Z');
  }
});

test('[R46] what waits for the answer of the reader’s desk stands first, and is found by a filter', () => {
  const log = new Consenting();
  const mine = log.propose('us');
  const theirs = log.propose('il', { area: { ...TERMS.area, centre: [36.5, 33] } });
  const newest = [...all(log.picture.items)].toReversed();
  const first = (desk: DeskId) => ordered(newest, 'gravest', desk).map(({ ref }) => String(ref));
  expect(first(US)).toEqual([theirs, mine]);
  log.say('us', theirs, 'considering');
  expect(first(US)[0]).toBe(theirs);
  const waiting = (desk: DeskId, chosen = 'waiting') =>
    [...all(log.picture.items)]
      .filter((item) =>
        matcher(
          { chosen: { answer: [chosen] } },
          CELL,
          undefined,
          () => false,
          desk,
        )(item, log.now),
      )
      .map(({ ref }) => String(ref));
  expect(waiting(US)).toEqual([theirs]);
  expect(waiting(SY)).toEqual([mine, theirs]);
  log.say('us', theirs, 'objected');
  expect(waiting(US)).toEqual([]);
  expect(waiting(US, 'objected')).toEqual([theirs]);
});

test('[R46] [R49] the account says who must agree, which version is agreed since when, and which is open', () => {
  const { log, ref } = agreed();
  const told = (of = ref) =>
    agreementFacts(log.zone(of), { picture: log.picture, cell: CELL, language: 'en' }).map(
      ({ label, value }) => [label, value.map((piece) => 'text' in piece && piece.text).join()],
    );
  expect(told()).toEqual([
    ['Must agree', 'US IL SY'],
    ['Versions', 'version 1 agreed · agreed since 221400Z NOV 26'],
  ]);
  log.version('il', ref, wider);
  expect(told()[1]?.[1]).toMatch(/· version 2 open$/);
  const alone = log.propose('il', { unilateral: true });
  expect(told(alone)[0]).toEqual(['Must agree', 'binds IL alone']);
});

test('[R49] walls tell what somebody leaves until that takes effect or is taken back, the latest first', () => {
  const log = new Consenting();
  const areas = [35.2, 36.6].map((lon) => ({ ...TERMS.area, centre: [lon, 33] }));
  const [one = '', two = ''] = areas.map((area) => log.propose('us', { area }));
  for (const ref of [one, two]) log.agreeAll(ref);
  const told = (at = log.now) =>
    leavingAt([log.zone(one), log.zone(two)], at).map(({ zone, leaving }) => [
      String(zone.ref),
      leaving.by.join(),
    ]);
  expect(told()).toEqual([]);
  log.say('sy', one, 'denounced');
  log.say('il', two, 'denounced');
  expect(told()).toEqual([
    [two, 'il'],
    [one, 'sy'],
  ]);
  log.say('il', two, 'agreed');
  expect(told()).toEqual([[one, 'sy']]);
  expect(told(log.now + 3.5 * HOUR)).toEqual([]);
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { agreedIn, openIn } from '../../picture/facets/consent/version.ts';
import { fold, type Picture } from '../../picture/fold.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';
import { itemAt } from '../support/growing.ts';
import { person } from '../support/people.ts';

const HOUR = 3_600_000;
const wider = { area: { ...TERMS.area, radius: 4000 } };

test('[R46] who proposes agrees; the last of all desks makes it agreed', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  expect(log.zone(ref).versions).toMatchObject([
    { version: 1, parties: ['us', 'il', 'sy'], stances: { us: { is: 'agreed' } } },
  ]);
  expect(zoneStatus(log.zone(ref), log.now)).toBe('proposed');
  expect(log.say('il', ref, 'agreed')).toBeUndefined();
  expect(zoneStatus(log.zone(ref), log.now)).toBe('proposed');
  expect(log.say('sy', ref, 'agreed')).toBeUndefined();
  expect(zoneStatus(log.zone(ref), log.now)).toBe('in-force');
  expect(agreedIn(log.zone(ref).versions ?? [])?.agreed?.seq).toBe(log.picture.seq);
});

test('[R46] the hash is of the bytes of the terms in the line', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  const line = new TextDecoder().decode(log.lines.at(-1));
  const terms = /"terms":(\{.*\}),"agrees"/.exec(line)?.[1] ?? '';
  const hash = createHash('sha256').update(terms).digest('hex');
  expect(log.zone(ref).versions?.[0]?.hash).toBe(hash);
});

test('[R46] the next version closes the open one; stances on that count for nothing', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  log.say('il', ref, 'agreed');
  expect(log.version('sy', ref, wider)).toBeUndefined();
  const { versions = [], terms } = log.zone(ref);
  expect(versions[0]?.closed?.seq).toBe(log.picture.seq);
  expect(openIn(versions)).toMatchObject({ version: 2, stances: { sy: { is: 'agreed' } } });
  expect(terms.area).toEqual(wider.area);
  log.say('us', ref, 'agreed');
  expect(agreedIn(log.zone(ref).versions ?? [])).toBeUndefined();
});

test('[R48] what all agreed to stands until all agree to something else', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  log.agreeAll(ref);
  expect(log.version('sy', ref, wider)).toBeUndefined();
  log.say('us', ref, 'agreed');
  expect(log.zone(ref).terms.area).toEqual(TERMS.area);
  expect(zoneStatus(log.zone(ref), log.now)).toBe('in-force');
  log.say('il', ref, 'agreed');
  expect(log.zone(ref).terms.area).toEqual(wider.area);
  expect(log.zone(ref).revision).toBe(2);
});

test('[R48] one desk alone changes nothing that another has agreed to', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  log.say('il', ref, 'agreed');
  const reason = 'x';
  for (const change of [
    { type: 'zone.amended', item: ref, terms: { ...TERMS, ...wider } },
    { type: 'zone.suspended', item: ref, reason },
    { type: 'zone.withdrawn', item: ref, reason },
  ]) {
    expect(log.ask(person('us'), change, 1000, log.head)).toMatchObject({
      kind: 'impossible',
      rule: 'R48',
    });
  }
});

test('[R9] [R48] who suspended a zone resumes it, whatever another desk proposed meanwhile', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  const of = (type: string) => ({ type, item: ref, reason: 'x' });
  const us = (type: string) => log.ask(person('us'), of(type), 1000, log.head);
  expect(us('zone.suspended')).toBeUndefined();
  expect(log.version('il', ref, wider)).toBeUndefined();
  expect(log.say('sy', ref, 'agreed')).toMatchObject({ rule: 'R9' });
  expect(us('zone.withdrawn')).toMatchObject({ rule: 'R48' });
  expect(us('zone.resumed')).toBeUndefined();
  log.agreeAll(ref);
  expect(zoneStatus(log.zone(ref), log.now)).toBe('in-force');
});

test('[R48] a later version asks everybody whom what stands binds', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  log.agreeAll(ref);
  expect(log.version('us', ref, { desks: ['us', 'il'] })).toMatchObject({
    rule: 'R48',
    field: 'change.terms.desks',
  });
  log.say('sy', ref, 'denounced');
  log.pass(3 * HOUR);
  expect(log.version('us', ref, { desks: ['us', 'il'] })).toBeUndefined();
  log.agreeAll(ref, ['us', 'il']);
  expect(agreedIn(log.zone(ref).versions ?? [])?.version).toBe(2);
});

test('[R49] denouncing takes effect after the notice, and can be taken back until then', () => {
  const log = new Consenting();
  const ref = log.propose('us', { window: { from: TERMS.window.from } });
  log.agreeAll(ref);
  expect(log.say('sy', ref, 'denounced')).toBeUndefined();
  expect(zoneStatus(log.zone(ref), log.now)).toBe('leaving');
  expect(zoneStatus(log.zone(ref), log.now + 3 * HOUR)).toBe('denounced');
  expect(log.say('sy', ref, 'agreed')).toBeUndefined();
  expect(zoneStatus(log.zone(ref), log.now + 3 * HOUR)).toBe('in-force');
  log.say('il', ref, 'denounced');
  log.pass(3 * HOUR);
  expect(log.say('il', ref, 'agreed')).toMatchObject({ kind: 'impossible', rule: 'R46' });
  expect(zoneStatus(log.zone(ref), log.now)).toBe('denounced');
});

test('[R47] other terms, another version, another comparison: both are told', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  const first = log.spokenOf(ref, 'agreed');
  log.agreeAll(ref);
  log.version('sy', ref, wider);
  const second = log.spokenOf(ref, 'agreed');
  const missed = [first.seq, second.seq];
  const old = { version: 1, termsHash: first.hash };
  expect(log.say('us', ref, 'agreed', old)).toMatchObject({ kind: 'missed', rule: 'R47', missed });
  expect(log.say('us', ref, 'agreed', { termsHash: first.hash })).toMatchObject({ missed });
  expect(log.say('us', ref, 'agreed', { from: 2 })).toMatchObject({ kind: 'missed', rule: 'R47' });
  expect(log.say('us', ref, 'agreed', { from: 1 })).toBeUndefined();
});

test('[R50] who has not seen what may meet it is told, and whose it is', () => {
  const log = new Consenting();
  const before = log.head;
  const ref = log.propose('il');
  const change = { type: 'zone.proposed', terms: { ...TERMS, ...wider }, agrees: true };
  expect(log.ask(person('us'), change, 1000, before)).toMatchObject({
    kind: 'missed',
    rule: 'R50',
    missed: [log.picture.seq],
    items: [{ ref, desk: 'il', entries: [log.picture.seq] }],
  });
  expect(log.ask(person('us'), change, 1000, log.head)).toBeUndefined();
  const hazard = { ...change, terms: { ...change.terms, kind: 'hazard' } };
  expect(log.ask(person('sy'), hazard, 1000, before)).toBeUndefined();
  expect(log.zone(`Z-${log.picture.seq}`).versions?.[0]?.seen).toBe(before.seq);
});

test('[R2] [R46] a revision is counted alike in a picture that was read from a checkpoint', () => {
  const log = new Consenting();
  const ref = log.propose('il');
  log.agreeAll(ref);
  const read: Picture = JSON.parse(JSON.stringify(log.picture)); // nothing is shared with the one before
  const from = log.entries.length;
  log.version('us', ref, wider);
  log.agreeAll(ref);
  const [one, two] = [log.picture, fold(read, log.entries.slice(from))].map((picture) =>
    itemAt(picture, ref),
  );
  expect(one?.revision).toBe(2);
  expect(two).toEqual(one);
});

test('[R49] unilateral terms bind their own desk at once', () => {
  const log = new Consenting();
  const ref = log.propose('il', { unilateral: true });
  expect(log.zone(ref).versions?.[0]).toMatchObject({ parties: ['il'] });
  expect(zoneStatus(log.zone(ref), log.now)).toBe('in-force');
  expect(log.say('us', ref, 'agreed')).toMatchObject({ rule: 'R46' });
});

test('[R48] who is leaving is bound until then: nobody amends or withdraws it meanwhile', () => {
  const log = new Consenting();
  const ref = log.propose('us', { desks: ['us', 'il'] });
  log.agreeAll(ref, ['us', 'il']);
  log.say('il', ref, 'denounced');
  const amended = { type: 'zone.amended', item: ref, terms: { ...TERMS, ...wider } };
  const withdrawn = { type: 'zone.withdrawn', item: ref, reason: 'x' };
  for (const change of [amended, withdrawn]) {
    expect(log.ask(person('us'), change, 1000, log.head)).toMatchObject({ rule: 'R48' });
  }
  expect(log.say('il', ref, 'agreed')).toBeUndefined();
  expect(zoneStatus(log.zone(ref), log.now)).toBe('in-force');
});

test('[R48] what binds is never amended, also where it binds one desk: the next version is proposed', () => {
  const log = new Consenting();
  const ref = log.propose('il', { unilateral: true });
  const terms = { ...TERMS, ...wider, unilateral: true };
  const amended = { type: 'zone.amended', item: ref, terms };
  expect(log.ask(person('il'), amended, 1000, log.head)).toMatchObject({ rule: 'R48' });
  expect(log.version('il', ref, { ...wider, unilateral: true })).toBeUndefined();
  expect(log.zone(ref).terms.area).toEqual(wider.area);
});

test('[R46] a revision is told by the words: a checkpoint that was read counts as the log does', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  log.agreeAll(ref);
  expect(log.zone(ref).revision).toBe(1); // the same words all along
  log.version('il', ref, wider);
  const { items } = log.picture;
  const read = items.pages.map((page) =>
    page?.map((item) => item && JSON.parse(JSON.stringify(item))),
  );
  log.picture = { ...log.picture, items: { ...items, pages: read } };
  log.say('us', ref, 'considering');
  expect(log.zone(ref).revision).toBe(1);
});

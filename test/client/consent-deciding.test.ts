/** When somebody may say that they have seen what they agree to, and what undoes that. */
import { describe, expect, test } from 'vitest';
import { saidTerms } from '../../client/detail/said-terms.ts';
import { Deciding } from '../../client/facets/consent/deciding.svelte.ts';
import {
  comparedIs,
  comparedWith,
  decisionOn,
  standingOf,
} from '../../client/facets/consent/decision.ts';
import { hashText, spelledOut } from '../../client/facets/consent/hash.ts';
import { stancesOf } from '../../client/facets/consent/stances.ts';
import { becameOf } from '../../client/facets/consent/versions.ts';
import { DeskId, Hash } from '../../picture/basics.ts';
import { versionsOf } from '../../picture/facets/consent/version.ts';
import { CELL } from '../support/cell.ts';
import { Consenting } from '../support/consenting.ts';
import { DESKS } from '../support/people.ts';
import './messages.ts';

const QUESTION = { to: 'b', from: 'a', rows: ['area', 'window'] };

function asked(): Deciding {
  const deciding = new Deciding();
  deciding.ask(QUESTION);
  return deciding;
}
function ready(): Deciding {
  const deciding = asked();
  for (const row of QUESTION.rows) deciding.saw(row);
  deciding.drew();
  return deciding;
}

describe('the tick', () => {
  test('[R47] is there once every changed row was in view and the difference was drawn', () => {
    const deciding = asked();
    deciding.tick(true);
    expect(deciding.ticked).toBe(false);
    deciding.saw('area');
    deciding.drew();
    expect([deciding.ready, deciding.unseen]).toEqual([false, ['window']]);
    deciding.saw('window');
    expect(deciding.ready).toBe(true);
    deciding.tick(true);
    expect(deciding.ticked).toBe(true);
  });

  test('[R47] goes when the terms change, until all is looked at again', () => {
    const deciding = ready();
    deciding.tick(true);
    deciding.ask({ ...QUESTION, to: 'c', rows: ['area'] });
    expect([deciding.ticked, deciding.ready, deciding.altered]).toEqual([false, false, true]);
    deciding.saw('area');
    deciding.drew();
    deciding.tick(true);
    expect(deciding.ticked, 'the terms have changed').toBe(false);
    deciding.lookAgain();
    expect([deciding.altered, deciding.unseen]).toEqual([false, ['area']]);
    deciding.saw('area');
    deciding.drew();
    deciding.tick(true);
    expect(deciding.ticked).toBe(true);
  });

  test('stays while only other things happen in the picture', () => {
    const deciding = ready();
    deciding.tick(true);
    deciding.ask({ ...QUESTION });
    expect([deciding.ticked, deciding.round]).toEqual([true, 0]);
  });

  test('goes when the server says that the terms are others by now', () => {
    const deciding = ready();
    deciding.tick(true);
    deciding.overtaken();
    expect([deciding.ticked, deciding.altered]).toEqual([false, true]);
  });
});

const us = DeskId.parse('us');
const members = DESKS.map((desk) => DeskId.parse(desk));

function agreed() {
  const log = new Consenting();
  const ref = log.propose('us');
  log.agreeAll(ref);
  return { log, ref };
}
const decided = (log: Consenting, ref: string, desk: string, at = log.now) =>
  decisionOn(log.zone(ref), { desk: DeskId.parse(desk), members, at });

describe('what is decided on', () => {
  test('[R46] is the open version, beside the one that the desk last agreed to', () => {
    const { log, ref } = agreed();
    expect(decided(log, ref, 'us'), 'nothing is open').toBeUndefined();
    log.version('il', ref, { basis: 'two' });
    for (const desk of DESKS) {
      const { open, before } = decided(log, ref, desk) ?? {};
      expect([open?.version, before?.version]).toEqual([2, 1]);
    }
    log.say('us', ref, 'agreed');
    log.version('sy', ref, { basis: 'three' });
    expect(decided(log, ref, 'us')?.before?.version, 'it agreed to the second').toBe(2);
    expect(decided(log, ref, 'sy')?.before?.version).toBe(1);
    const { versions = [] } = log.zone(ref);
    expect(comparedWith(versions, us)).toEqual({ from: 2 });
  });

  test('[R46] what a desk agreed to is not said to stand where the others agreed to more since', () => {
    const { log, ref } = agreed();
    log.say('sy', ref, 'denounced');
    log.pass(181 * 60_000);
    log.version('il', ref, { desks: ['us', 'il'] });
    log.agreeAll(ref, ['us']);
    log.version('us', ref, { basis: 'three' });
    const { versions = [] } = log.zone(ref);
    const told = DESKS.map((desk) => {
      const before = decided(log, ref, desk)?.before;
      return before && [desk, before.version, comparedIs(before, versions)];
    });
    expect(told).toEqual([
      ['us', 2, 'agreed'],
      ['il', 2, 'agreed'],
      ['sy', 1, 'replaced'],
    ]);
  });

  test('is nothing once it is too late, withdrawn, or a draft of one desk', () => {
    const log = new Consenting();
    const ref = log.propose('us');
    expect(decided(log, ref, 'il')?.before).toBeUndefined();
    const end = Date.parse('2026-11-22T18:00:00.000Z');
    expect(decided(log, ref, 'il', end - 1)).toBeDefined();
    expect(decided(log, ref, 'il', end)).toBeUndefined();
    const alone = { desk: us, members: [us], at: log.now };
    expect(decisionOn(log.zone(ref), alone)).toBeUndefined();
  });
});

test('[R46] a stance on an earlier version is no tick: it says to which version', () => {
  const { log, ref } = agreed();
  log.version('il', ref, { basis: 'two' });
  log.say('sy', ref, 'considering', { reason: 'asking' });
  const versions = versionsOf(log.zone(ref), members);
  const open = versions.at(-1);
  if (open === undefined) throw new Error('nothing is open');
  const told = stancesOf(open, versions, CELL, members).map(({ desk, stance, proposed, last }) => [
    desk,
    stance?.is,
    proposed,
    last?.version,
  ]);
  expect(told).toEqual([
    ['us', undefined, false, 1],
    ['il', 'agreed', true, undefined],
    ['sy', 'considering', false, undefined],
  ]);
});

test('[R49] versions say what became of them: replaced, taken back, agreed, denounced', () => {
  const log = new Consenting();
  const ref = log.propose('us');
  log.version('us', ref, { basis: 'two' });
  log.agreeAll(ref);
  log.version('il', ref, { basis: 'three' });
  log.ask(
    { desk: DeskId.parse('il'), person: log.zone(ref).by.person, role: 'officer' },
    { type: 'zone.retracted', item: ref, version: 3, reason: 'x' },
    1000,
    log.head,
  );
  log.say('sy', ref, 'denounced');
  const { versions = [] } = log.zone(ref);
  const became = versions.map((version) => becameOf(version, versions));
  expect(became.map(({ is }) => is)).toEqual(['replaced', 'agreed', 'retracted']);
  expect(became[1]).toMatchObject({ leaving: ['sy'], replaced: false });
  const standing = standingOf(log.zone(ref), log.now);
  expect(standing).toMatchObject({ version: { version: 2 }, leaving: ['sy'] });
  expect(standingOf(log.zone(ref), standing?.leaves ?? 0), 'it has taken effect').toBeUndefined();
});

test('the hash is read as eight digits, and read out in each language', () => {
  const hash = Hash.parse(`81d53b6f${'0'.repeat(56)}`);
  expect(hashText(hash)).toBe('81D5 3B6F');
  expect(spelledOut(hash, 'en')).toBe('eight one delta five · three bravo six foxtrot');
  expect(spelledOut(hash, 'ar')).toBe('ثمانية واحد دلتا خمسة · ثلاثة برافو ستة فوكستروت');
  expect(spelledOut(hash, 'he')).toBe('שמונה אחת דלתא חמש · שלוש בראבו שש פוקסטרוט');
});

test('[R46] the words of a version that the item no longer has are read from its entry', () => {
  const log = new Consenting();
  const ref = log.propose('us', { basis: 'one' });
  log.version('us', ref, { basis: 'two' });
  const { before } = decided(log, ref, 'us') ?? {};
  expect([before?.version, before?.terms], 'its desk agreed to both').toEqual([1, undefined]);
  expect(saidTerms(log.entries, before?.seq ?? 0)).toMatchObject({ basis: 'one' });
  expect(saidTerms(log.entries, 1)).toBe('no terms in entry 1');
  expect(saidTerms('no link', 2)).toBe('no link');
});

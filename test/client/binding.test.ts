/** Whom the terms of a zone bind, in its form: what is sent where desks agree, and where they do not. */
import { expect, test } from 'vitest';
import { build } from '../../client/forms/build.ts';
import { Editor } from '../../client/forms/editor.svelte.ts';
import { draftTerms } from '../../client/kinds/zone/draft-terms.ts';
import { writingOf } from '../../client/kinds.ts';
import type { DeskId } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { Consenting } from '../support/consenting.ts';
import { pictureId } from '../support/desks.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { person } from '../support/people.ts';
import { CELL, NOW } from './picture.ts';
import './kind-pages.ts';

const AREA = { type: 'Circle' as const, centre: [35.8, 33] as [number, number], radius: 2000 };
const ALL: readonly DeskId[] = ['us', 'il', 'sy'].map((desk) => person(desk).desk);
const WORDS = {
  ...writingOf('zone').fresh({ original: 'en', now: NOW }),
  kind: 'no-fire',
  'name.en': 'Harvest',
  basis: 'Talks of 12 NOV',
  'window.from': '270600Z NOV 26',
};
function sent(more: Readonly<Record<string, string>>, members = ALL) {
  const built = build({ kind: 'zone', to: { members } }, { ...WORDS, ...more }, AREA, NOW);
  if ('faults' in built) throw new Error(JSON.stringify(built.faults));
  return built.change;
}

test('[R46] a proposal to other desks agrees, and asks all unless it names some', () => {
  expect(sent({})).toMatchObject({ type: 'zone.proposed', agrees: true });
  expect(sent({})).not.toHaveProperty('terms.desks');
  expect(sent({ binds: 'some', desks: 'us,sy' })).toMatchObject({ terms: { desks: ['us', 'sy'] } });
});

test('[R49] unilateral terms name no desks, whatever was chosen before', () => {
  const change = sent({ binds: 'alone', desks: 'us,sy' });
  expect(change).toMatchObject({ agrees: true, terms: { unilateral: true } });
  expect(change).not.toHaveProperty('terms.desks');
});

test('[R46] in a picture of one desk a zone is a draft: it binds nobody, and nobody agrees', () => {
  const change = sent({ binds: 'some', desks: 'us,sy', suspended: 'yes' }, ALL.slice(0, 1));
  expect(change).not.toHaveProperty('agrees');
  expect(change).not.toHaveProperty('terms.desks');
  expect(change).not.toHaveProperty('terms.suspended');
});

test('the button says what sending means', () => {
  const { sends } = writingOf('zone');
  expect(sends(WORDS, { members: ALL }, 'en')).toBe('Propose and agree');
  expect(sends({ ...WORDS, binds: 'alone' }, { members: ALL }, 'en')).toBe(
    'Set for your desk alone',
  );
  expect(sends(WORDS, { members: ALL.slice(0, 1) }, 'en')).toBe('Propose');
});

function agreed(): AnyItem {
  const log = new Consenting();
  const ref = log.propose('us', { desks: ['us', 'il'] });
  log.agreeAll(ref, ['us', 'il']);
  expect(log.version('il', ref, { area: AREA, desks: ['us', 'il', 'sy'] })).toBeUndefined();
  return log.zone(ref);
}
function editorOn(storage = new MemoryStorage()) {
  return new Editor({
    storage,
    pictures: [pictureId('shared')],
    bars: () => undefined,
    near: CELL.view.centre,
    clocks: CELL.clocks,
    begin: () => ({ original: 'en', now: NOW }),
  });
}

test('another version begins with the words said last, and comes back after a reload', () => {
  const [zone, storage] = [agreed(), new MemoryStorage()];
  const editor = editorOn(storage);
  editor.nextVersion(zone, pictureId('shared'));
  expect([editor.next, editor.form?.value('desks')]).toEqual([true, 'us,il,sy']);
  expect(editor.shape).toEqual(AREA);
  editor.form?.set('suspended', 'yes');
  const again = editorOn(storage);
  again.resume(() => zone);
  expect([again.next, again.editing?.ref, again.form?.value('suspended')]).toEqual([
    true,
    zone.ref,
    'yes',
  ]);
  const { form } = again;
  if (form === undefined) throw new Error('nothing was taken up again');
  const what = { kind: 'zone', editing: zone, next: true, to: { members: ALL } } as const;
  expect(build(what, form.words, form.drawn, NOW)).toMatchObject({
    change: { type: 'zone.versioned', item: zone.ref, terms: { suspended: true, area: AREA } },
  });
});

test('what is written is judged once it says what, where and when, before it has a name', () => {
  const to = { members: ALL };
  const { 'name.en': _, basis: __, ...words } = WORDS;
  expect(draftTerms(words, AREA, to, NOW)).toMatchObject({ kind: 'no-fire', area: AREA });
  expect(draftTerms(words, undefined, to, NOW)).toBeUndefined();
  expect(draftTerms({ ...words, kind: '' }, AREA, to, NOW)).toBeUndefined();
  expect(draftTerms({ ...words, 'window.to': 'soon' }, AREA, to, NOW)).toBeUndefined();
});

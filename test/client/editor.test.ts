/** Where what is written goes: chosen in its form, remembered for the next, kept with what was written. */
import { expect, test } from 'vitest';
import { Editor } from '../../client/forms/editor.svelte.ts';
import { referredIn } from '../../client/forms/references.ts';
import { type KindName, writingOf } from '../../client/kinds.ts';
import { Ref } from '../../picture/basics.ts';
import { itemOf } from '../../picture/fold.ts';
import { pictureId } from '../support/desks.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { CELL, event, log, NOW } from './picture.ts';
import './kind-pages.ts';

const [SHARED, OWN] = [pictureId('shared'), pictureId('us')];
const REF = Ref.parse('E-2');

function editorOn(storage = new MemoryStorage(), barred: readonly KindName[] = []) {
  return new Editor({
    storage,
    pictures: [SHARED, OWN],
    bars: (picture, kind) =>
      picture === SHARED && barred.includes(kind) ? 'analysts write notes here' : undefined,
    near: CELL.view.centre,
    clocks: CELL.clocks,
    begin: () => ({ original: 'en', now: NOW }),
  });
}
const tool = (kind: KindName) => writingOf(kind).tools[0];

test('something new goes to the picture shown, or where its author may write it', () => {
  const officer = editorOn();
  officer.take(tool('event'), 'form');
  expect(officer.to).toBe(SHARED);
  const analyst = editorOn(undefined, ['event']);
  analyst.take(tool('event'), 'form');
  expect(analyst.to).toBe(OWN);
  expect(analyst.destinations('event')).toEqual([
    { picture: SHARED, whyNot: 'analysts write notes here' },
    { picture: OWN, whyNot: undefined },
  ]);
  analyst.take(tool('note'), 'form');
  expect(analyst.to).toBe(SHARED);
});

test('what stands in the form survives the choice, and the next form goes there too', () => {
  const editor = editorOn();
  editor.take(tool('event'), 'form');
  editor.form?.set('title.en', 'Shots heard');
  editor.goTo(OWN);
  expect([editor.to, editor.form?.value('title.en')]).toEqual([OWN, 'Shots heard']);
  editor.take(tool('zone'), 'form');
  expect(editor.to).toBe(OWN);
  editor.goTo(SHARED);
  editor.take(tool('note'), 'form');
  expect(editor.to).toBe(SHARED);
});

test('after a reload what was written goes where it was to go, whatever was chosen since', () => {
  const storage = new MemoryStorage();
  const before = editorOn(storage);
  before.take(tool('event'), 'form');
  before.goTo(OWN);
  before.form?.set('title.en', 'Known to us alone');
  before.take(tool('zone'), 'form');
  before.goTo(SHARED);
  const after = editorOn(storage);
  after.take(tool('event'), 'form');
  expect([after.form?.value('title.en'), after.to]).toEqual(['Known to us alone', OWN]);
});

test('that a form was begun for another picture is known until it is sent or discarded', () => {
  const storage = new MemoryStorage();
  const editor = editorOn(storage);
  editor.take(tool('event'), 'form');
  editor.form?.set('links', 'related E-2');
  expect(editor.moved).toBe(false);
  editor.goTo(OWN);
  expect(editor.moved).toBe(true);
  editor.close();
  expect(editor.moved).toBe(false);
  editor.take(tool('event'), 'form');
  expect([editor.moved, editor.to]).toEqual([true, OWN]);

  const after = editorOn(storage); // the page was loaded again
  after.resume(() => undefined);
  expect([after.moved, after.to]).toEqual([true, OWN]);
  after.form?.discard();
  after.close();
  after.take(tool('event'), 'form');
  expect(after.moved).toBe(false);
});

test('neither an amendment nor a version is told that the form before it was begun elsewhere', () => {
  const { picture } = log(event());
  const item = itemOf(picture, REF);
  if (item === undefined) throw new Error('no item');
  const editor = editorOn();
  const moved = () => {
    editor.take(tool('note'), 'form');
    editor.goTo(editor.to === OWN ? SHARED : OWN);
    expect(editor.moved).toBe(true);
  };
  moved();
  editor.amend(item, SHARED);
  expect([editor.moved, editor.to, editor.editing?.ref]).toEqual([false, SHARED, REF]);
  moved();
  expect(editor.editing).toBe(undefined);
  editor.version(item, OWN);
  expect([editor.moved, editor.to, editor.editing]).toEqual([false, OWN, undefined]);
});

test('a note on an item goes to the picture of the item', () => {
  const editor = editorOn();
  editor.take(tool('note'), 'form', { picture: OWN, ref: REF });
  expect([editor.to, editor.form?.value('on')]).toEqual([OWN, REF]);
  const barred = editorOn(undefined, ['note']);
  barred.take(tool('note'), 'form', { picture: SHARED, ref: REF });
  expect([barred.to, barred.form?.value('on')]).toEqual([OWN, '']); // E-2 there is another item
});

test('an amendment goes to the picture of its item, and is opened again after a reload', () => {
  const { picture } = log(event());
  const item = itemOf(picture, REF);
  if (item === undefined) throw new Error('no item');
  const storage = new MemoryStorage();
  editorOn(storage).amend(item, OWN);
  const again = editorOn(storage);
  again.resume((at) => (at.picture === OWN ? itemOf(picture, at.ref) : undefined));
  expect([again.editing?.ref, again.to]).toEqual([REF, OWN]);
});

test('a form takes no item of another picture than the one it goes to', () => {
  const editor = editorOn();
  editor.take(tool('note'), 'form');
  const taken: Ref[] = [];
  editor.pick((ref) => taken.push(ref));
  expect(editor.picked({ picture: OWN, ref: REF })).toBe('elsewhere');
  expect(editor.picked({ picture: SHARED, ref: REF })).toBe('taken');
  expect(editor.picked({ picture: SHARED, ref: REF })).toBe('unasked');
  expect(taken).toEqual([REF]);
});

test('references are told as they are read where the form goes, and none is dropped', () => {
  const { picture } = log(event());
  const words = { on: 'E-2', links: 'related E-2\nrelated E-9' };
  expect(referredIn(words, picture).map(({ ref, item }) => [ref, item?.ref])).toEqual([
    ['E-2', 'E-2'],
    ['E-9', undefined],
  ]);
  expect(referredIn({ on: 'the gate' }, picture)).toEqual([]);
});

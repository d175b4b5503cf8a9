import { expect, test } from 'vitest';
import { build } from '../../client/forms/build.ts';
import { Editor } from '../../client/forms/editor.svelte.ts';
import { type KindName, writingOf } from '../../client/kinds.ts';
import { PictureId } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { shapeOf } from '../../picture/items.ts';
import { all } from '../../picture/table.ts';
import { NOTE } from '../support/examples.ts';
import { event, log, NOW, zone } from './picture.ts';
import './kind-pages.ts';

const SHARED = PictureId.parse('shared');
const OWN = PictureId.parse('us');

/** The storage of a tab. */
function kept(): Storage {
  const held = new Map<string, string>();
  return {
    length: 0,
    clear: () => held.clear(),
    key: () => null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => void held.set(key, text),
    removeItem: (key) => void held.delete(key),
  };
}

const { picture } = log(
  event({ text: { original: 'en', en: 'Our source at the mill saw it.' } }, 'us'),
  zone({}, 'us'),
  { desk: 'us', change: { type: 'note.added', note: NOTE } },
);
const [first, second, third] = [...all(picture.items)] as [AnyItem, AnyItem, AnyItem];
const versionOf = (item: AnyItem) => {
  const words = writingOf(item.kind).version(item);
  return build({ kind: item.kind as KindName }, words, shapeOf(item), NOW);
};

test('a version for release is a new item with the same words, linked to the first', () => {
  if (first.kind !== 'event' || third.kind !== 'note') throw new Error('another order');
  const { title, text, geometry } = first.fields;
  expect(versionOf(first)).toMatchObject({
    change: {
      type: 'event.reported',
      event: { title, text, geometry, links: [{ relation: 'related', item: first.ref }] },
    },
  });
  expect(versionOf(second)).toMatchObject({ change: { type: 'zone.proposed' } });
  expect(versionOf(third)).toMatchObject({
    change: { type: 'note.added', note: { text: third.fields.text, on: third.ref } },
  });
});

test('its form is kept beside that of a new item and of the first, and comes back after a reload', () => {
  const storage = kept();
  const around = {
    storage,
    pictures: [SHARED, OWN] as const,
    bars: () => undefined,
    near: [35.8, 33.1] as [number, number],
    clocks: [],
    begin: () => ({ original: 'en' as const, now: NOW }),
  };
  const editor = new Editor(around);
  editor.version(first, OWN);
  editor.form?.set('text.en', 'It was seen.');
  expect(editor.editing).toBeUndefined();
  editor.amend(first, OWN);
  expect(editor.form?.value('text.en')).toBe('Our source at the mill saw it.');
  editor.version(first, OWN);
  expect(editor.form?.value('text.en')).toBe('It was seen.');
  const again = new Editor(around);
  again.resume(({ picture: id, ref }) => (id === OWN && ref === first.ref ? first : undefined));
  expect(again.to).toBe(OWN);
  expect(again.form?.value('text.en')).toBe('It was seen.');
  expect(again.editing).toBeUndefined();
});

/** Parts of a file's pane by themselves: what was dropped, what columns mean, groups, words, places on the map. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zonesNear } from '../../client/files/choices.ts';
import { personsCommandId } from '../../client/files/command-ids.ts';
import { colourOf } from '../../client/files/dots.ts';
import { fileIn, holdsFiles } from '../../client/files/dropped.ts';
import { Groups } from '../../client/files/groups.ts';
import { contentOf, reasonOf } from '../../client/files/known-events.ts';
import { fieldsFor, type Meanings, meaningOf, withMeaning } from '../../client/files/meanings.ts';
import { PreviewDraft } from '../../client/files/preview.ts';
import { sizeText } from '../../client/files/size.ts';
import { listText, notedText, refusedText, rowText, saidText } from '../../client/files/words.ts';
import { latAt, lonAt } from '../../client/map/points/world.ts';
import { CommandId, DeskId, LANGUAGES } from '../../picture/basics.ts';
import { isDerivedId } from '../../picture/command-id.ts';
import { FIELDS } from '../../picture/files/dialect.ts';
import { EventFields } from '../../picture/kinds/event.ts';
import { Reason } from '../../picture/kinds/item.ts';
import { EVENT } from '../support/examples.ts';
import { fed } from '../support/fed.ts';
import { heldFile } from '../support/held-file.ts';
import { MESSAGES } from './messages.ts';
import { CELL } from './picture.ts';

describe('what was dropped', () => {
  const file = new File(['x'], 'a.csv');
  const dropped = (files: readonly File[], folders = 0) => ({
    files: Object.assign([...files], { item: () => null }) as unknown as FileList, // as a browser has it
    items: [...files.map(() => false), ...Array.from({ length: folders }, () => true)].map(
      (isDirectory) => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory }) }),
    ) as unknown as DataTransferItemList,
  });
  test('is one file, or said to be none', () => {
    expect(fileIn(dropped([file]))).toBe(file);
    expect(fileIn(dropped([file, file]))).toBe('several');
    expect(fileIn(dropped([]))).toBe('text');
    expect(fileIn(dropped([], 1))).toBe('folder');
    const asFile = dropped([file]);
    const items = dropped([], 1).items; // some browsers give a folder as an empty file
    expect(fileIn({ ...asFile, items })).toBe('folder');
  });
  test('is known to be a file while it is dragged', () => {
    expect(holdsFiles({ types: ['text/plain', 'Files'] })).toBe(true);
    expect(holdsFiles({ types: ['text/plain'] })).toBe(false);
    expect(holdsFiles(null)).toBe(false);
  });
});

test('[L13] the id of a row has the form of a random one, and is the same for the same row', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (parts, other) => {
      const id = personsCommandId(...parts);
      expect(CommandId.safeParse(id).success).toBe(true);
      expect(id.charAt(14)).toBe('4');
      expect(isDerivedId(id)).toBe(false);
      expect(personsCommandId(...parts)).toBe(id);
      expect(personsCommandId(...parts, other)).not.toBe(id);
    }),
  );
});

test('the reason of an amendment is one that an event may have, whatever the file is called', () => {
  expect(reasonOf('monday.csv', 12)).toBe('monday.csv:12');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 1 }),
      (name, line) => {
        fc.pre(name.isWellFormed());
        expect(Reason.safeParse(reasonOf(`${name}.csv`, line)).success).toBe(true);
      },
    ),
  );
});

test('content is equal in whatever order its fields stand, and links are no part of it', () => {
  const event = EventFields.parse(EVENT);
  const turned = Object.fromEntries(Object.entries(event).toReversed()) as typeof event; // the same fields
  expect(contentOf(turned)).toBe(contentOf(event));
  expect(contentOf({ ...event, links: [] })).toBe(contentOf(event));
  expect(contentOf({ ...event, precedence: 'ROUTINE' })).not.toBe(contentOf(event));
  expect(contentOf({ ...event, altitude: undefined })).toBe(contentOf(event));
});

describe('what columns mean', () => {
  const text = 'nr,Zeit,Y,X,Was,title\nA-1,2026-11-29T08:00:00Z,33.1,35.8,Smoke,x\n';
  const surveyed = async (content = text) => {
    const { survey } = await fed(heldFile('a.csv', content));
    if (survey === undefined) throw new Error('not read');
    return survey;
  };
  test('is what is found, until a person says otherwise', async () => {
    const survey = await surveyed();
    const none: Meanings = new Map();
    const names = survey.columns.map((column) => [column.name, meaningOf(column, none)]);
    expect(names).toContainEqual(['title', 'title']);
    expect(fieldsFor(none, survey)).toEqual({});
    const [number, when, , , what] = survey.columns;
    if (!number || !when || !what) throw new Error('no columns');
    let meanings = withMeaning(none, number, 'id');
    meanings = withMeaning(meanings, when, 'time');
    meanings = withMeaning(meanings, what, 'title');
    expect(fieldsFor(meanings, survey)).toMatchObject({
      id: '{nr}',
      reference: '{nr}',
      time: '{zeit}',
      title: '{was}',
    });
    meanings = withMeaning(meanings, number, 'title');
    expect(meanings.has('was')).toBe(false); // one column has a meaning
    expect(fieldsFor(meanings, survey)).not.toHaveProperty('id');
  });
  test('a column that is not used any more leaves its field to what else there is, or to none', async () => {
    const more =
      'id,title,name,category,lat,lon,time\nA,Smoke,Fire,brush-fire,33,35.8,2026-11-29T08:00Z\n';
    const survey = await surveyed(more);
    const column = (name: string) => {
      const found = survey.columns.find((one) => one.name === name);
      if (found === undefined) throw new Error(`no column ${name}`);
      return found;
    };
    const unused = (name: string) => withMeaning(new Map(), column(name), 'unused');
    expect(fieldsFor(unused('title'), survey)).toEqual({ title: '{name}' });
    expect(fieldsFor(unused('category'), survey)).toEqual({ category: 'civil-other' });
    expect(fieldsFor(unused('lat'), survey)).toEqual({ lat: '' });
  });
  test('a unit stands after the column', async () => {
    const survey = await surveyed();
    const [number] = survey.columns;
    if (!number) throw new Error('no columns');
    const meanings = withMeaning(new Map(), number, 'altitude', 'ft');
    expect(fieldsFor(meanings, survey)).toMatchObject({ altitude: '{nr} ft' });
  });
});

describe('groups', () => {
  test('count equal reasons, the largest first, and keep the first five and all of them', () => {
    const groups = new Groups<'time' | 'place'>();
    groups.add('place', 'place', { number: 2, said: 'Nawa' });
    for (let number = 3; number < 13; number++) groups.add('time', 'time', { number, said: '' });
    expect(groups.count).toBe(11);
    expect(groups.all.map(({ field, count, first }) => [field, count, first.length])).toEqual([
      ['time', 10, 5],
      ['place', 1, 1],
    ]);
    expect(groups.rowsOf('time', 'time').map(({ number }) => number)).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(groups.rowsOf('day', 'time')).toEqual([]);
  });
  test('what is said is kept short, and never cut within a character', () => {
    const groups = new Groups<'time'>();
    groups.add('', 'time', { number: 1, said: '🔥'.repeat(300) });
    const [row] = groups.rowsOf('', 'time');
    expect(row?.said).toBe(`${'🔥'.repeat(200)}…`);
  });
});

describe('words', () => {
  test.each(LANGUAGES)('stand for each field in %s', (language) => {
    const words = MESSAGES[language].files;
    expect(Object.keys(words.field).toSorted()).toEqual([...FIELDS].toSorted());
    expect(new Set(Object.values(words.field)).size).toBe(FIELDS.length);
    expect(new Set(Object.values(words.fault)).size).toBe(Object.keys(words.fault).length);
  });
  test('a reason is headed by its field, also by a part of one', () => {
    const words = MESSAGES.en.files;
    expect(refusedText({ field: 'time', name: 'zone' }, words)).toBe(
      'When it occurred: No time zone: choose one above',
    );
    expect(refusedText({ field: 'title.ar', name: 'missing' }, words)).toBe(
      'Title in Arabic: Missing',
    );
    expect(refusedText({ field: '', name: 'cells' }, words)).toBe(words.fault.cells);
    expect(refusedText({ field: 'geometry.coordinates', name: 'rule' }, words)).toBe(
      'geometry.coordinates: Against a rule of the picture',
    );
    expect(notedText({ field: 'place', name: 'far' }, words)).toBe(
      'Place (MGRS, degrees): More than 300 km away',
    );
  });
  test('a list is copied with its lines', () => {
    const words = MESSAGES.en.files;
    const rows = [
      { number: 7, said: 'Nawa' },
      { number: 1204, said: '' },
    ];
    expect(listText('No place', rows, true, words)).toBe(
      'Line 7\tNo place\tNawa\nLine 1\u202f204\tNo place',
    );
    expect(saidText('2062-11-28T22:00:00.000Z')).toBe('2062-11-28 22:00Z');
    expect(saidText('2062-11-28T22:00:07.000Z')).toBe('2062-11-28T22:00:07.000Z');
    expect(rowText(3, false, words)).toBe('No. 3');
    expect(rowText(0, true, words)).toBe('The whole file');
  });
  test('sizes are short', () => {
    expect([0, 999, 1200, 48_000, 1_200_000, 36e6].map(sizeText)).toEqual([
      '0 B',
      '999 B',
      '1.2 kB',
      '48 kB',
      '1.2 MB',
      '36 MB',
    ]);
  });
  test('zones that are near are each offered once', () => {
    const near = zonesNear(CELL, DeskId.parse('il')).map(({ zone }) => zone);
    expect(near).toEqual(['UTC', 'Asia/Damascus', 'Asia/Jerusalem']);
    expect(zonesNear(CELL, DeskId.parse('us')).at(-1)?.zone).toBe('America/New_York');
  });
});

describe('places on the map', () => {
  test('points are dots, other shapes are drawn whole; what is doubted is left out of the box', () => {
    const draft = new PreviewDraft([35.86, 33.06]);
    draft.add(2, { type: 'Point', coordinates: [35.8, 33.1] }, 'fresh', false);
    draft.add(3, { type: 'Point', coordinates: [33.1, 35.8] }, 'there', true);
    const line: [number, number][] = [
      [35.7, 33],
      [35.9, 33.2],
    ];
    draft.add(4, { type: 'LineString', coordinates: line }, 'amends', false);
    const { dots, shades, origin, shapes, box } = draft.preview;
    expect([...shades]).toEqual([0, 2]);
    expect(shapes).toMatchObject([{ geometry: { type: 'LineString' }, properties: { shade: 1 } }]);
    expect(box).toEqual([35.7, 33, 35.9, 33.2]);
    const [x = 0, y = 0] = dots;
    expect(lonAt(x + origin[0])).toBeCloseTo(35.8, 6);
    expect(latAt(y + origin[1])).toBeCloseTo(33.1, 6);
    expect(draft.shapesOf(3)).toHaveLength(1);
    expect(draft.shapesOf(9)).toEqual([]);
  });
  test('of very many shapes the places are drawn, and none is left out', () => {
    const draft = new PreviewDraft([35.86, 33.06]);
    for (let i = 0; i < 2500; i++) {
      const lon = 35 + i / 10_000;
      draft.add(
        i,
        {
          type: 'LineString',
          coordinates: [
            [lon, 33],
            [lon, 33.1],
          ],
        },
        'fresh',
        false,
      );
    }
    const { shapes, shades } = draft.preview;
    expect(shapes.length + shades.length).toBe(2500);
    expect(shapes.length).toBe(2000);
  });
  test('a colour is read', () => {
    expect(colourOf('#ff8000')).toEqual([1, 128 / 255, 0]);
  });
});

import { describe, expect, test } from 'vitest';
import { heldFile } from '../../support/held-file.ts';
import { columnOf, encoded, faultsOf, read, readSource, utf16 } from './read.ts';

const arabic = 'id;title\n1;دخان قرب الطريق\n2;انفجار في القنيطرة، إصابات؟\n3;سيّارة مسرعة\n';
const hebrew = 'id;title\n1;עשן ליד הכביש\n2;פיצוץ בקוניטרה, שני נפגעים\n3;רכב על הגשר\n';
const french = 'id;title\n1;Fumée près de la forêt\n2;Général blessé à 300 m\n3;Véhicule arrêté\n';
const titles = (text: string) =>
  text
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split(';')[1]);

describe('the encoding of a file is found, and said', () => {
  test.each([
    ['utf-8', arabic, new TextEncoder().encode(arabic)],
    ['utf-8', hebrew, new TextEncoder().encode(`\ufeff${hebrew}`)],
    ['utf-16le', arabic, utf16(arabic, 'le')],
    ['utf-16be', hebrew, utf16(hebrew, 'be')],
    ['utf-16le', hebrew, utf16(hebrew, 'le', false)],
    ['utf-16be', arabic, utf16(arabic, 'be', false)],
    ['windows-1256', arabic, encoded(arabic, 'windows-1256')],
    ['iso-8859-6', arabic, encoded(arabic, 'iso-8859-6')],
    ['windows-1255', hebrew, encoded(hebrew, 'windows-1255')],
    ['windows-1255', hebrew, encoded(hebrew, 'iso-8859-8')],
    ['windows-1252', french, encoded(french, 'windows-1252')],
    ['windows-1252', 'id;title\n1;33°07′\n', encoded('id;title\n1;33°07\n', 'windows-1252')],
  ])('%s', async (label, text, bytes) => {
    const found = await read('a.csv', bytes);
    expect(found.head?.encoding).toBe(label);
    expect(columnOf(found, 'title').map((title) => title.slice(0, 5))).toEqual(
      titles(text).map((title) => title?.slice(0, 5)),
    );
  });

  test('where words of two encodings are possible, it is asked for', async () => {
    const polish = encoded('id;title\n1;Zażółć gęślą jaźń\n2;Łódź\n', 'windows-1250');
    const russian = encoded('id;title\n1;дым у дороги\n2;взрыв\n', 'windows-1251');
    for (const bytes of [polish, russian]) {
      expect(faultsOf(await read('a.csv', bytes))).toEqual(['0 encoding']);
    }
    const said = await read('a.csv', russian, { encoding: 'cp1251' });
    expect(said.head?.encoding).toBe('windows-1251');
    expect(columnOf(said, 'title')).toEqual(['дым у дороги', 'взрыв']);
  });

  test('what a person says goes before what is found; a name that is none is refused', async () => {
    const bytes = encoded(arabic, 'windows-1256');
    const said = await read('a.csv', bytes, { encoding: 'windows-1255' });
    expect(said.head?.encoding).toBe('windows-1255');
    expect(faultsOf(await read('a.csv', bytes, { encoding: 'klingon' }))).toEqual([
      '0 encoding klingon',
    ]);
  });

  test('UTF-32, which nothing decodes, is refused by its mark', async () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0);
    expect(faultsOf(await read('a.csv', bytes))).toEqual(['0 encoding']);
  });
});

describe('what is no character of the encoding', () => {
  const beyond = `id,title\n${'7,plain\n'.repeat(9000)}`; // more than what a file is judged by
  test.each(['csv', 'ndjson'])('refuses its row of %s alone, wherever it is', async (ending) => {
    const line = (n: number, title: string) =>
      ending === 'csv' ? `${n},${title}\n` : `{"id":${n},"title":"${title}"}\n`;
    const bytes = new TextEncoder().encode(
      `${ending === 'csv' ? 'id,title\n' : ''}${line(1, 'דליקה')}${line(2, '~')}${line(3, 'אש')}`,
    );
    const wrong = bytes.map((byte) => (byte === 0x7e ? 0xe9 : byte));
    const found = await read(`a.${ending}`, wrong);
    expect(found.head?.encoding).toBe('utf-8');
    expect(columnOf(found, 'id')).toEqual(['1', '3']);
    expect(found.refused.map(({ fault }) => fault)).toEqual(['notUtf8']);
  });
  test('in CSV after 64 KiB', async () => {
    const bytes = new TextEncoder().encode(`${beyond}8,~\n9,good\n`);
    const found = await read(
      'a.csv',
      bytes.map((byte) => (byte === 0x7e ? 0xe9 : byte)),
    );
    expect(found.rows).toHaveLength(9001);
    expect(faultsOf(found)).toEqual(['9002 notUtf8']);
  });
  test('in another encoding too', async () => {
    const bytes = encoded(hebrew, 'windows-1255');
    bytes[bytes.indexOf(0x32)] = 0xd9; // the id of the second row: no character of windows-1255
    const found = await read('a.csv', bytes, { encoding: 'windows-1255' });
    expect(columnOf(found, 'id')).toEqual(['1', '3']);
    expect(faultsOf(found)).toEqual(['3 notUtf8']);
  });
  test('half a character of UTF-16 refuses its row', async () => {
    const found = await read('a.csv', utf16('id,title\n1,a\n2,\ud800\n3,c\n', 'le'));
    expect(faultsOf(found)).toEqual(['3 notUtf8']);
    expect(columnOf(found, 'id')).toEqual(['1', '3']);
  });
});

test('characters that lie in two pieces of a file are whole', async () => {
  for (const bytes of [
    new TextEncoder().encode(arabic),
    utf16(arabic, 'be'),
    utf16('a,b\n1,😀\n', 'le'),
  ]) {
    const whole = await read('a.csv', bytes);
    for (const piece of [1, 2, 3, 7]) {
      const found = await readSource(heldFile('a.csv', bytes, piece));
      expect(found.rows.map(({ columns }) => [...columns])).toEqual(
        whole.rows.map(({ columns }) => [...columns]),
      );
      expect(found.refused).toEqual([]);
    }
  }
});

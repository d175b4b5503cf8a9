import { describe, expect, test } from 'vitest';
import { columnOf, faultsOf, read } from './read.ts';

describe('separators', () => {
  test.each([
    [',', 'id,time,title\n1,2026-11-22,Smoke; thin\n'],
    [';', 'id;time;title;lat\n1;2026-11-22;Smoke, thin;33,125\n2;2026-11-22;a, b, c;33,2\n'],
    ['\t', 'id\ttime\ttitle\n1\t2026-11-22\tSmoke, thin\n'],
    ['|', 'id|time|title\n1|2026-11-22|Smoke, thin; late\n'],
    [',', '"id;no","time;no",title\n"1;1","2;2",x\n'], // in quotes they separate nothing
    [';', 'id;name, long;title\n1;a;b\n2;c;d\n'], // more rows agree with it than with the other
    [',', 'sep=,\nid,title;x\n1,Smoke;fire\n'],
    [';', 'sep=;\r\nid,x;title\r\n1;Smoke\r\n'],
    ['\t', '"sep=\\t"\nid\ttitle\n1\tSmoke\n'],
    ['*', 'sep=*\nid*title\n1*Smoke\n'],
  ])('%j is found and said', async (separator, text) => {
    const found = await read('a.csv', text);
    expect(found.head?.separator).toBe(separator);
    expect(found.refused).toEqual([]);
    expect(found.rows.length).toBeGreaterThan(0);
  });

  test('F15: the same row with `;`, with `sep=` and as it always was', async () => {
    const text = (s: string) => `id${s}time${s}lat${s}title\n1${s}2026-11-22${s}33${s}Smoke\n`;
    const rows = await Promise.all(
      [text(';'), `sep=;\n${text(';')}`, text(',')].map((one) => read('a.csv', one)),
    );
    expect(rows.map((one) => [...(one.rows[0]?.columns ?? [])])).toEqual(
      Array(3).fill([
        ['id', '1'],
        ['time', '2026-11-22'],
        ['lat', '33'],
        ['title', 'Smoke'],
      ]),
    );
    expect(rows.map((one) => one.rows[0]?.number)).toEqual([2, 3, 2]);
  });

  test('what a person says goes before what is found', async () => {
    const text = 'id,a;title\n1,2;Smoke\n';
    expect((await read('a.csv', text)).head?.columns).toEqual(['id', 'a;title']);
    const said = await read('a.csv', text, { separator: ';' });
    expect(said.head).toMatchObject({ separator: ';', columns: ['id,a', 'title'] });
  });

  test('one column alone is no table: the separator is asked for', async () => {
    expect(faultsOf(await read('a.csv', 'id-time-title\n1-2-3\n'))).toEqual(['0 separator']);
    expect(faultsOf(await read('a.csv', 'a,b\n1,2\n', { separator: ';' }))).toEqual([
      '0 separator',
    ]);
  });
});

describe('columns', () => {
  test('F10: one that is named twice refuses the file, by its name, whatever its capitals', async () => {
    for (const name of ['title', 'Title', ' TITLE ']) {
      const found = await read('a.csv', `id,title,lat,${name}\n1,a,2,b\n`);
      expect(found.head).toBeUndefined();
      expect(faultsOf(found)).toEqual([`0 columnTwice ${name.trim()}`]);
    }
  });
  test('names are trimmed, and stay as written beside their folded form', async () => {
    const found = await read('a.csv', '\ufeff\n ID ,\u200eTime\u200f,"Name, long",,\n1,2,3,4,5\n');
    expect(found.head?.columns).toEqual(['ID', 'Time', 'Name, long', 'column 4', 'column 5']);
    const [row] = found.rows;
    expect([...(row?.columns ?? [])]).toEqual([
      ['id', '1'],
      ['time', '2'],
      ['name, long', '3'],
      ['column 4', '4'],
      ['column 5', '5'],
    ]);
    expect(row?.names.get('name, long')).toBe('Name, long');
    expect(row?.number).toBe(3);
  });
  test('other numbers of cells refuse their rows; empty ones at the end are nothing', async () => {
    const text = 'id,time,title\n1,2,3\n4,5\n6,7,8,9\n10,11,12,,\n,,\n,,,,\n13,14,\n';
    const found = await read('a.csv', text);
    expect(columnOf(found, 'id')).toEqual(['1', '10', '13']);
    expect(faultsOf(found)).toEqual(['3 cells 2', '4 cells 4']);
  });
  test('names that objects have by nature are names like others', async () => {
    const found = await read('a.csv', '__proto__,constructor,toString\n1,2,3\n');
    expect([...(found.rows[0]?.columns ?? [])]).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['tostring', '3'],
    ]);
  });
});

describe('lines', () => {
  const rows = ['id,title', '1,"two\nlines"', '2,b', '', '3,c'];
  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('end with %s; those within a cell are LF', async (_, end) => {
    const found = await read('a.csv', rows.join('\n').replaceAll('\n', end));
    expect(found.rows.map(({ number }) => number)).toEqual([2, 4, 6]);
    expect(columnOf(found, 'title')).toEqual(['two\nlines', 'b', 'c']);
  });
  test('a CR by itself is no line end where there is LF', async () => {
    const found = await read('a.csv', '\rid,title\n1,a\rb\n\r\n2,c\n');
    expect(found.rows.map(({ number }) => number)).toEqual([2, 4]);
    expect(columnOf(found, 'title')).toEqual(['a\rb', 'c']);
  });
  test('content stays as it is written: blanks, quotes in bare cells, signs', async () => {
    const found = await read('a.csv', 'id,title\n1,  5" pipe \n2,"a ""b"" c"\n3,=“x”\n4,\'5\n');
    expect(columnOf(found, 'title')).toEqual(['  5" pipe ', 'a "b" c', '=“x”', "'5"]);
  });
  test('NUL bytes refuse their row alone', async () => {
    const found = await read('a.csv', 'id,title\n1,a\n2,b\0\n3,"c\nd\0"\n4,d\n');
    expect(columnOf(found, 'id')).toEqual(['1', '4']);
    expect(faultsOf(found)).toEqual(['3 nul', '4 nul']);
  });
  test('one of more than 1 MiB refuses itself alone', async () => {
    const found = await read('a.csv', `id,title\n1,a\n2,${'x'.repeat(1 << 20)}\n3,c\n`);
    expect(columnOf(found, 'id')).toEqual(['1', '3']);
    expect(faultsOf(found)).toEqual(['3 tooLong']);
  });
  test('a last line that is cut is said to be', async () => {
    expect(faultsOf(await read('a.csv', 'id,time,title\n1,2,3\n4,5'))).toEqual(['3 truncated']);
    expect(faultsOf(await read('a.csv', 'id,time,title\n1,2,3\n4,5,"a\nb'))).toEqual([
      '3 truncated',
    ]);
  });
  test('no rows at all', async () => {
    for (const text of ['', '\n\n', 'id,title\n', 'id,title\n,\n']) {
      expect(faultsOf(await read('a.csv', text)), JSON.stringify(text)).toEqual(['0 nothing']);
    }
  });
});

describe('quotes that take rows with them', () => {
  const HEADER = 'id,time,lat,lon,title';
  const row = (id: number, title: string) => `q${id},2026-11-22T14:${id}:00Z,33.1,35.8,${title}`;

  test('F08: the row where it opens and the one where it closes are refused, those between go in', async () => {
    const found = await read(
      'a.csv',
      [
        HEADER,
        row(31, '"Pipe broken'),
        row(32, 'Shots'),
        row(33, 'Ambulance'),
        row(34, 'Second"'),
        row(35, 'fine'),
        '',
      ].join('\n'),
    );
    expect(columnOf(found, 'id')).toEqual(['q32', 'q33', 'q35']);
    expect(faultsOf(found)).toEqual(['2 quote 5', '5 quote 2']);
  });
  test('one that nothing closes loses only its own row', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => row(i, 'fine'));
    for (const at of [0, 1500, 2999]) {
      const text = [HEADER, ...lines.with(at, row(at, '"never closed')), ''].join('\n');
      const found = await read('a.csv', text);
      expect(found.rows).toHaveLength(2999);
      expect(faultsOf(found)).toEqual([`${at + 2} quote`]);
    }
  });
  test('one that closes where another cell is quoted', async () => {
    const lines = [HEADER, row(1, '"Pipe'), row(2, 'fine'), row(3, '"a, b"'), row(4, 'fine'), ''];
    const found = await read('a.csv', lines.join('\n'));
    expect(columnOf(found, 'id')).toEqual(['q2', 'q3', 'q4']);
    expect(faultsOf(found)).toEqual(['2 quote 4']);
  });
  test('in a file that quotes everything', async () => {
    const all = (id: number, title: string) => `"q${id}","2026-11-22T14:19:00Z","33.1","${title}"`;
    const lines = [
      '"id","time","lat","title"',
      all(1, 'a'),
      all(2, 'b').slice(0, -1),
      all(3, 'c'),
      all(4, 'd'),
    ];
    const found = await read('a.csv', `${lines.join('\n')}\n`);
    expect(columnOf(found, 'id')).toEqual(['q1', 'q3', 'q4']);
    expect(faultsOf(found)).toEqual(['3 quote 4']);
  });
  test('texts of several lines are no such quotes, whatever separators they have', async () => {
    const lines = [
      HEADER,
      row(1, '"Fire, large\nseen from Nawa, Tasil, Izra, and Jasim\n\nsmoke, black"'),
      row(2, '"said: ""stop""\nand left"'),
      row(3, 'fine'),
      `q4,2026-11-22,33.1,35.8,"a\n${'b, c\n'.repeat(500)}d"`,
      '',
    ];
    const found = await read('a.csv', lines.join('\n'));
    expect(found.refused).toEqual([]);
    expect(columnOf(found, 'id')).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(columnOf(found, 'title')[0]).toContain('Tasil, Izra, and Jasim\n\nsmoke');
  });
  test('what stands beside a quoted cell refuses its row', async () => {
    const found = await read('a.csv', 'id,title\n1,"a"b\n2, "c"\n3,"d"\n4,"e" \n');
    expect(columnOf(found, 'id')).toEqual(['3']);
    expect(faultsOf(found)).toEqual(['2 quote 2', '3 quote 3', '5 quote 5']);
  });
});

/** What a feed makes of its rows' words: as it always did where it could, and why where it cannot. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../picture/files/report.ts';
import type { RefusedRow } from '../../picture/files/row.ts';
import { readWhen } from '../../picture/files/time.ts';
import { whyRefused } from '../../server/feed/words.ts';
import { reportedOf } from '../support/fed.ts';

const ROW = { id: '7', time: '2026-11-22T14:00Z', lat: 33.1, lon: 35.8, title: 'Smoke' };
function made(values: object): Report | RefusedRow {
  const one = reportedOf({ ...ROW, ...values }).find(({ kind }) => kind !== 'noted');
  if (one === undefined || one.kind === 'noted') throw new Error('nothing became of it');
  return one;
}
const whyNot = (values: object) => {
  const one = made(values);
  return one.kind === 'refused' ? `${one.field}: ${whyRefused(one)}` : 'it went in';
};

test('a command is known by what the row says, not by how that is read', () => {
  const idOf = (values: object) => {
    const one = made(values);
    return one.kind === 'report' ? one.command.id : one.said;
  };
  expect(idOf({})).toBe('490731cd-bacd-8aee-9f26-8716aa90fcf5');
  expect(idOf({ time: '221400Z NOV 26', title: ' Smoke', uncertainty: '1.5 km' })).toBe(idOf({}));
  expect(idOf({ id: null })).toBe('9898eadb-2066-8cff-964a-f52546bdc741');
  expect(idOf({ id: null, title: ' Smoke' })).not.toBe(idOf({ id: null }));
});

describe('why a row does not go in', () => {
  test.each([
    [{ time: '-5m' }, 'time: "-5m" counts from now, and a file has no now'],
    [{ time: '221419Z' }, 'time: "221419Z" counts from now, and a file has no now'],
    [{ time: '14:19' }, 'time: "14:19" has no day: --map day=<column> says where it stands'],
    [
      { time: '14:19', day: 'Monday' },
      'time: "14:19" has no day: --map day=<column> says where it stands',
    ],
    [{ time: '14:19', day: '2026-11-22' }, 'time: "14:19" has no zone: --zone says which'],
    [{ until: '2026-11-22 15:00' }, 'until: "2026-11-22 15:00" has no zone: --zone says which'],
    [{ time: '2226-11-22' }, 'time: "2226-11-22" is outside 1900 to 2199'],
    [{ lat: null, lon: null }, 'place: is missing'],
    [{ lat: null, mgrs: '36S YC 5821 7704' }, 'lat: is missing'],
    [{ lat: null, lon: null, mgrs: 'Nawa' }, 'place: "Nawa" is no place'],
    [{ lat: null, lon: null, mgrs: '36S YC 1' }, 'place: "36S YC 1" is no MGRS reference'],
    [
      { lat: null, lon: null, mgrs: 'YC 58 77' },
      'place: "YC 58 77" is an MGRS reference without its zone',
    ],
    [{ lat: null, lon: null, mgrs: '93 35' }, 'place: "93 35" has a latitude beyond 90'],
    [{ lat: null, lon: null, mgrs: '33 190' }, 'place: "33 190" has a longitude beyond 180'],
    [{ uncertainty: 'wide' }, 'uncertainty: "wide" is no length'],
    [{ uncertainty: '-5' }, 'uncertainty: is not above 0 m'],
    [{ altitude: 'high' }, 'altitude: "high" is no height'],
  ])('%j', (values, why) => {
    expect(whyNot(values)).toBe(why);
  });
});

describe('times of a zone', () => {
  const zone = 'Asia/Jerusalem';
  test.each([
    ['2026-10-25 02:00', '2026-10-25T00:00:00.000Z'],
    ['2026-07-01T10:00', '2026-07-01T07:00:00.000Z'],
    ['2026-07-01T10:00[Asia/Damascus]', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T10:00[Asia/Damascus]', '2026-12-01T07:00:00.000Z'], // no winter time there
    ['2026-12-01T10:00+02', '2026-12-01T08:00:00.000Z'], // what is there counts
    ['1719817200', '2024-07-01T07:00:00.000Z'],
  ])('%s', (text, from) => {
    expect(readWhen(text, { zone })).toEqual({ kind: 'read', value: { from }, widened: false });
  });
  test.each([
    ['2026-03-27 02:30', '2026-03-26T23:30:00.000Z', '2026-03-27T00:30:00.000Z'], // skipped
    ['2026-10-25 01:30', '2026-10-24T22:30:00.000Z', '2026-10-24T23:30:00.000Z'], // twice
  ])('[R67] %s means both moments', (text, from, to) => {
    expect(readWhen(text, { zone })).toEqual({ kind: 'read', value: { from, to }, widened: true });
  });
  test('a zone that nobody knows', () => {
    const when = readWhen('2026-07-01T10:00[Middle/Earth]', { zone });
    expect(when).toMatchObject({ kind: 'refused', fault: 'zone' });
  });
});

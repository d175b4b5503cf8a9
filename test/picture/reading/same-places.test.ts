/** The same words are read the same wherever they are typed, pasted, linked to or fed. */
import { describe, expect, test } from 'vitest';
import { questionOf } from '../../../client/fields/faults.ts';
import { NEAR, TOOL } from '../../../client/fields/geometry-fields.ts';
import { search } from '../../../client/find/search.ts';
import { readCoordinates } from '../../../client/gazetteer/coordinates.ts';
import { writingOf } from '../../../client/kinds.ts';
import { readPlace } from '../../../picture/reading/places.ts';
import { onlyValue } from '../../../picture/reading/reading.ts';
import { log } from '../../client/picture.ts';
import '../../client/kind-pages.ts';
import { answers, type Callers, eventOf, everywhere, near, point, reportedBy } from './callers.ts';
import { PLACES } from './written/places.ts';

describe('places', () => {
  const nobody = log().picture;
  const coordinatesOf = (shape: object | undefined) =>
    shape && 'coordinates' in shape ? shape.coordinates : undefined;
  const PEOPLE: Callers<unknown> = {
    'go to': (text) => readCoordinates(text, near)?.place,
    'place of an event': (text) => coordinatesOf(eventOf({ geometry: text })?.geometry),
    'pin of a note': (text) =>
      coordinatesOf(
        writingOf('note').sketched(
          { [TOOL]: 'note-pin', [NEAR]: near.join(','), corners: text },
          undefined,
        ).shape,
      ),
    'corner of a zone': (text) => {
      const words = { [NEAR]: near.join(','), corners: `33 N 35 E\n${text}\n34 N 36 E` };
      const { shape, faults } = writingOf('zone').sketched(
        { ...words, [TOOL]: 'zone-polygon' },
        undefined,
      );
      const read = faults.every((fault) => questionOf(fault)?.keep === true);
      return read && shape?.type === 'Polygon' ? shape.coordinates[0]?.[1] : undefined;
    },
    search: (text) => {
      const [spot, another] = search(text, [nobody], [], near).spots;
      return another === undefined ? spot?.place : undefined;
    },
  };
  const FEED: Callers<unknown> = {
    feed: (text) =>
      coordinatesOf(reportedBy({ lat: null, lon: null, coordinates: text })?.geometry),
    'feed, in a column of another name': (text) => {
      const fields = { place: '{where}' };
      return coordinatesOf(reportedBy({ lat: null, lon: null, where: text }, { fields })?.geometry);
    },
  };

  test.each([
    ['33.126, 35.824', [35.824, 33.126]],
    ['33,126; 35,824', [35.824, 33.126]],
    ['٣٣٫١٢٦ ٣٥٫٨٢٤', [35.824, 33.126]],
    ['\u200f33.126 35.824\u200e', [35.824, 33.126]],
    ['33.126 ש 35.824 ק', undefined],
    ['33.126 ش 35.824 ق', [35.824, 33.126]],
    ['33.126 צפון, 35.824 מזרח', [35.824, 33.126]],
    ['35.824E 33.126N', [35.824, 33.126]],
    ['geo:33.126,35.824', [35.824, 33.126]],
    [`33°07'33.6"N 35°49'26.4"E`, [35.824, 33.126]],
    ['33d07m33.6s N 35d49m26.4s E', [35.824, 33.126]],
    ['330733.6N 0354926.4E', [35.824, 33.126]],
    ['33.1260 N 35.8240 E', [35.824, 33.126]], // as the page writes it
    ['36S YB 63473 68805', [35.8239947, 33.1259997]],
    ['MGRS: 36SYB6347368805', [35.8239947, 33.1259997]],
    ['36S YC', [35.705199, 33.8593249]],
    ['-33.5 -70.25', [-70.25, -33.5]],
    ['Nawa', undefined],
    ['33.126', undefined],
    ['93 35', undefined],
    ['33 190', undefined],
    ['36S YC 582 77', undefined],
  ])('%s', (text, place) => {
    const callers = { ...PEOPLE, ...FEED };
    expect(answers(callers, text)).toEqual(everywhere(callers, place));
  });

  const forms = PLACES.filter(({ at }) => at === undefined);
  const read = forms.filter(({ reads, text }) => reads && !text.includes('\n'));
  test.each(read)('[R66] $text', ({ text, reads }) => {
    const zoneless = readPlace(text, undefined).kind === 'refused'; // a feed has nothing near
    const callers = { ...PEOPLE, ...(zoneless ? {} : FEED) };
    const made = Object.values(answers(callers, text));
    expect(made).toEqual(Array(made.length).fill(onlyValue(readPlace(text, near))?.place));
    expect(reads).toBeDefined();
  });

  test.each(forms.filter(({ refused }) => refused))('[R66] $text is refused', ({ text }) => {
    const callers = { ...PEOPLE, ...FEED };
    const drawn = {
      ...callers,
      'place of an event': () => undefined,
      'pin of a note': () => undefined,
    };
    expect(answers(text.trim() === '' ? drawn : callers, text)).toEqual(
      everywhere(callers, undefined),
    );
  });

  test('[R66] what may mean several places is none until one is meant', () => {
    const asked = forms.filter(({ asks }) => asks);
    expect(asked.length).toBeGreaterThan(2);
    for (const { text } of asked) {
      expect(answers(PEOPLE, text), text).toEqual(everywhere(PEOPLE, undefined));
    }
    for (const text of ['5821 7704', '36S 758210 3677040']) {
      expect(answers(FEED, text), text).toEqual(everywhere(FEED, undefined));
    }
  });

  test('a square without its zone lies near the cell; a feed has nothing near', () => {
    expect(answers(PEOPLE, 'YB 63473 68805')).toEqual(everywhere(PEOPLE, [35.8239947, 33.1259997]));
    expect(answers(FEED, 'YB 63473 68805')).toEqual(everywhere(FEED, undefined));
  });

  test('columns of a feed: grids and times of desks (F37), Arabic digits (F17)', () => {
    const columns = {
      lat: null,
      lon: null,
      mgrs: '36S YC 5821 7704',
      time: null,
      dtg: '221419Z NOV 26',
    };
    expect(reportedBy(columns)).toMatchObject({
      geometry: { coordinates: [expect.closeTo(35.7990593, 6), expect.closeTo(34.1023731, 6)] },
      occurred: { from: '2026-11-22T14:19:00.000Z' },
    });
    for (const degrees of [
      { lat: '٣٣٫١٢٥', lon: '٣٥٫٨٢' },
      { lat: '۳۳٫۱۲۵', lon: '۳۵٫۸۲' },
      { lat: '33,125', lon: '35,82' },
      { lat: '33.125 N', lon: '35.82 E' },
      { lat: `33°07'30"N`, lon: `035°49'12"E` },
    ]) {
      expect(reportedBy(degrees)?.geometry).toEqual({
        type: 'Point',
        coordinates: [35.82, 33.125],
      });
    }
    expect(reportedBy({ lat: '35.82 E', lon: '33.125 N' })).toBeUndefined();
  });

  test('the geometry or the degrees of a row stand before its place', () => {
    expect(reportedBy({ mgrs: '36S YC 5821 7704' })?.geometry).toEqual(point);
  });
});

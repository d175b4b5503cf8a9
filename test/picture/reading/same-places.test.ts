/** The same words are read the same wherever they are typed, pasted, linked to or fed. */
import { describe, expect, test } from 'vitest';
import { questionOf } from '../../../client/fields/faults.ts';
import { NEAR, TOOL } from '../../../client/fields/geometry-fields.ts';
import { search } from '../../../client/find/search.ts';
import { readCoordinates } from '../../../client/gazetteer/coordinates.ts';
import { writingOf } from '../../../client/kinds.ts';
import { log } from '../../client/picture.ts';
import '../../client/kind-pages.ts';
import { answers, type Callers, eventOf, everywhere, near, point, reportedBy } from './callers.ts';

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

  test('a square without its zone lies near the cell; a feed has nothing near', () => {
    expect(answers(PEOPLE, 'YB 63473 68805')).toEqual(everywhere(PEOPLE, [35.8239947, 33.1259997]));
    expect(answers(FEED, 'YB 63473 68805')).toEqual(everywhere(FEED, undefined));
  });

  test('the geometry or the degrees of a row stand before its place', () => {
    expect(reportedBy({ mgrs: '36S YC 5821 7704' })?.geometry).toEqual(point);
  });
});

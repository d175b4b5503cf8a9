/** Two pictures at once: which goes with which, what is greyed in each, and that nothing is mistaken. */
import { expect, test } from 'vitest';
import { barredIn } from '../../client/detail/acts.ts';
import { eventDrawings } from '../../client/kinds/event/draw.ts';
import { nextOf } from '../../client/map/picking.ts';
import { marksOf } from '../../client/map/private.ts';
import { aloneIn, besideOf, ownOf, shownOf, worked } from '../../client/store/privacy.ts';
import { Ref } from '../../picture/basics.ts';
import { accessRecordOf } from '../../picture/cell.ts';
import { EMPTY } from '../../picture/fold.ts';
import { may } from '../../picture/permission.ts';
import { ROLES } from '../../picture/wire.ts';
import { DESK_CELL, openedAs, pictureId } from '../support/desks.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing, itemAt } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';
import { MESSAGES } from './messages.ts';
import './kind-pages.ts';

const [SHARED, IL, BOTH] = [pictureId('shared'), pictureId('il'), pictureId('us-il')];
const readable = [SHARED, IL, BOTH, accessRecordOf(person('il').desk)].map((id) => ({ id }));

const own = (): Growing => new Growing(undefined, openedAs('il', 'il'), DESK_CELL);
const shared = (): Growing => new Growing(undefined, openedAs('shared', ...DESKS), DESK_CELL);

test('the own picture is looked at beside any other, and shown where there is no other', () => {
  const shown = (wanted?: typeof IL, of = readable) => shownOf(wanted, of, DESK_CELL)?.id;
  expect([shown(), shown(SHARED), shown(BOTH)]).toEqual([SHARED, SHARED, BOTH]);
  expect(shown(IL)).toBe(SHARED); // an older link
  expect(shown(IL, [{ id: IL }])).toBe(IL);
  expect(shown(undefined, [{ id: IL }])).toBe(IL);
  expect(shown(pictureId('sy'))).toBeUndefined();
  expect(besideOf(IL, [{ id: IL }], DESK_CELL)).toBeUndefined();
  expect(besideOf(SHARED, readable, DESK_CELL)).toBe(IL);
  expect(besideOf(BOTH, readable, DESK_CELL)).toBe(IL);
  expect(ownOf(readable, DESK_CELL)).toBe(IL);
});

test('a screen that may not read a picture of its own desk has one picture, as ever', () => {
  expect(besideOf(SHARED, [{ id: SHARED }], DESK_CELL)).toBeUndefined();
  expect(besideOf(SHARED, [{ id: SHARED }, { id: BOTH }], DESK_CELL)).toBeUndefined();
});

test('records of access are no pictures to work in', () => {
  expect(worked(readable, DESK_CELL).map(({ id }) => id)).toEqual([SHARED, IL, BOTH]);
});

test('one desk alone is in its own picture; in a shared one, or before anything came, nobody is', () => {
  expect(aloneIn(own().picture)).toBe('il');
  expect(aloneIn(shared().picture)).toBeUndefined();
  expect(aloneIn(EMPTY)).toBeUndefined();
});

test('[P3] [P9] tools are greyed as the table says, for every role, with the reason', () => {
  const words = MESSAGES.en.refusals;
  for (const role of ROLES) {
    for (const { picture } of [own(), shared()]) {
      const barred = barredIn(picture, person('il', role), words);
      const making = {
        event: 'event.reported',
        zone: 'zone.proposed',
        note: 'note.added',
      } as const;
      for (const kind of ['event', 'zone', 'note'] as const) {
        const refusal = may(person('il', role), making[kind], picture.opened);
        expect(barred[kind] === undefined, `${role} ${kind}`).toBe(refusal === undefined);
      }
    }
  }
  const analyst = barredIn(shared().picture, person('il', 'analyst'), words);
  expect(analyst).toEqual({ event: words.rule.P9, zone: words.rule.P9 });
  expect(barredIn(own().picture, person('il', 'analyst'), words)).toEqual({});
});

test('clicks tell items of two pictures apart that have one reference', () => {
  const ref = Ref.parse('E-2');
  const [mine, theirs] = [
    { ref, overlay: false },
    { ref, overlay: true },
  ];
  expect(nextOf([mine, theirs], undefined)).toBe(mine);
  expect(nextOf([mine, theirs], mine)).toBe(theirs);
  expect(nextOf([mine, theirs], theirs)).toBe(mine);
  expect(nextOf([theirs], mine)).toBe(theirs);
});

test('labels of what one desk alone sees begin with that, in every language', () => {
  const growing = own();
  growing.ask(person('il'), reported());
  const event = itemAt(growing.picture, 'E-2');
  if (event?.kind !== 'event') throw new Error('no event');
  const heads = (['en', 'ar', 'he'] as const).map((language) => {
    const reader = { language, cell: DESK_CELL, own: 'IL' };
    return eventDrawings(event, reader)[0]?.feature.properties.head;
  });
  expect(heads).toEqual(['PRIVATE IL · E-2', 'خاص IL · E-2', 'פנימי IL · E-2']);
});

test('every item that stands has its mark, and none that was withdrawn or had not happened yet', () => {
  const growing = own();
  for (const change of [reported(), proposed(), added()]) growing.ask(person('il'), change);
  const reader = { language: 'en', cell: DESK_CELL } as const;
  const scene = { picture: growing.picture, reader, now: growing.now };
  const before = marksOf(scene);
  expect(before.some(({ geometry }) => geometry.type === 'Point')).toBe(true);
  expect(before.some(({ geometry }) => geometry.type === 'Polygon')).toBe(true);
  expect(marksOf({ ...scene, until: 0 })).toEqual([]);
  growing.ask(person('il'), { type: 'event.withdrawn', item: 'E-2', reason: 'a mistake' });
  expect(marksOf({ ...scene, picture: growing.picture }).length).toBe(before.length - 1);
});

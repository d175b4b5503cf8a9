/** Files into the desk's own picture: what a page says before, what it sends, and what it finds there again. */
import { describe, expect, test } from 'vitest';
import { type Delivery, deliver, type Wanted } from '../../client/files/delivery.ts';
import { Intake, type ReadFile } from '../../client/files/intake.ts';
import { isDerivedId } from '../../picture/command-id.ts';
import type { Choices } from '../../picture/files/survey.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { heldFile } from '../support/held-file.ts';
import { OwnPicture } from '../support/own-picture.ts';
import { person } from '../support/people.ts';

const NOW = Date.parse('2026-11-29T10:00:00Z');
const MIDDLE: LonLat = [35.86, 33.06];
const ALL: Wanted = { asReported: true, byHand: false, byFeed: false };
const going = () => new AbortController().signal;

async function opened(own: OwnPicture, name: string, text: string, choices: Partial<Choices> = {}) {
  const around = { target: own.target, now: NOW, middle: MIDDLE };
  const intake = new Intake(heldFile(name, text), around);
  intake.know(own.known);
  const read = await intake.read({ fields: {}, ...choices }, () => {}, going());
  if (read === undefined || 'kind' in read) throw new Error(`not read: ${JSON.stringify(read)}`);
  return { intake, read };
}

interface Put {
  readonly read: ReadFile;
  readonly delivery: Delivery;
}

/** Opens a file and puts it in, as a person does who presses the button. */
async function put(
  own: OwnPicture,
  name: string,
  text: string,
  { wanted = ALL, by = person('us') } = {},
): Promise<Put> {
  const { intake, read } = await opened(own, name, text);
  const delivery = await deliver({
    intake,
    survey: read.survey,
    file: name,
    wanted,
    seen: own.seen,
    submit: (lines) => own.submit(lines, by),
    told: () => {},
    signal: going(),
  });
  return { read, delivery };
}

const HEAD = 'id,time,lat,lon,title\n';
const row = (id: string, title: string, lat = '33.1', time = '2026-11-29T08:00:00Z') =>
  `${id},${time},${lat},35.85,${title}\n`;
const FILE = `${HEAD}${row('A-1', 'Smoke')}${row('A-2', 'Shots')}${row('A-3', 'Fire')}`;

const NOTHING = { fresh: 0, amended: 0, there: 0, left: 0, refused: 0 };
const counts = ({ fresh, amended, there, left, refused }: Delivery) => ({
  fresh,
  amended,
  there,
  left,
  refused,
});

describe('a file into the own picture', () => {
  test('[L13] goes in once, under ids that a person may have', async () => {
    const own = new OwnPicture();
    const first = await put(own, 'monday.csv', FILE);
    expect(first.read).toMatchObject({ fresh: 3, there: 0, refused: [], noted: [] });
    expect(counts(first.delivery)).toEqual({ ...NOTHING, fresh: 3 });
    expect(own.taken.map(({ id }) => isDerivedId(id))).toEqual([false, false, false]);
    const sent = own.sent;
    const second = await put(own, 'monday.csv', FILE);
    expect(second.read).toMatchObject({ fresh: 0, there: 3 });
    expect(counts(second.delivery)).toEqual({ ...NOTHING, there: 3 });
    expect(own.sent).toBe(sent); // nothing was sent again
    expect(own.events).toHaveLength(3);
  });

  test('[L8] of which the page has not heard yet is sent under the same ids, and counted once', async () => {
    const own = new OwnPicture();
    const { intake, read } = await opened(own, 'monday.csv', FILE); // knows of nothing
    const send = (by = person('us')) =>
      deliver({
        intake,
        survey: read.survey,
        file: 'monday.csv',
        wanted: ALL,
        seen: own.seen,
        submit: (lines) => own.submit(lines, by),
        told: () => {},
        signal: going(),
      });
    expect(counts(await send())).toEqual({ ...NOTHING, fresh: 3 });
    expect(counts(await send())).toEqual({ ...NOTHING, there: 3 });
    // a colleague has the same file: the ids are of the rows, whoever sends them
    expect(counts(await send(person('us', 'analyst')))).toEqual({ ...NOTHING, there: 3 });
    expect(own.events).toHaveLength(3);
  });

  test('[R69] that was corrected amends what it brought, with its history', async () => {
    const own = new OwnPicture();
    await put(own, 'monday.csv', FILE);
    const corrected = FILE.replace('Shots', 'Shots heard twice').replace('A-3', 'A-4');
    const again = await put(own, 'corrected.csv', corrected);
    expect(again.read).toMatchObject({
      fresh: 1,
      there: 1,
      amends: { asReported: 1, byHand: 0, byFeed: 0 },
      amended: [{ number: 3, ref: 'E-3' }],
    });
    expect(counts(again.delivery)).toEqual({ ...NOTHING, fresh: 1, there: 1, amended: 1 });
    const [, shots] = own.events;
    expect(shots?.fields.title.en).toBe('Shots heard twice');
    expect(shots?.history.map(({ type, reason }) => [type, reason])).toEqual([
      ['event.reported', undefined],
      ['event.amended', 'corrected.csv:3'],
    ]);
    // and back again, as an amendment of its own
    const back = await put(own, 'monday.csv', FILE);
    expect(counts(back.delivery)).toEqual({ ...NOTHING, there: 2, amended: 1 });
    expect(own.events[1]).toMatchObject({ revision: 3, fields: { title: { en: 'Shots' } } });
    expect(own.events).toHaveLength(4);
  });

  test('[P22] leaves what a person has amended since, and what a feed brings, unless it is asked to', async () => {
    const own = new OwnPicture();
    await put(own, 'monday.csv', FILE);
    const [smoke] = own.events;
    if (smoke === undefined) throw new Error('nothing went in');
    const event = { ...smoke.fields, title: { original: 'en', en: 'Smoke, a bonfire' } };
    const byHand = { type: 'event.amended', item: smoke.ref, event, reason: 'The owner called' };
    const id = '11111111-1111-4111-8111-111111111111';
    await own.submit([JSON.stringify({ id, change: byHand })], person('us', 'analyst'));
    const left = await put(own, 'monday.csv', FILE);
    expect(left.read.amends).toEqual({ asReported: 0, byHand: 1, byFeed: 0 });
    expect(counts(left.delivery)).toEqual({ ...NOTHING, there: 2, left: 1 });
    expect(own.events[0]?.fields.title.en).toBe('Smoke, a bonfire');
    const wanted = { ...ALL, byHand: true };
    const asked = await put(own, 'monday.csv', FILE, { wanted });
    expect(counts(asked.delivery)).toEqual({ ...NOTHING, there: 2, amended: 1 });
    expect(own.events[0]?.fields.title.en).toBe('Smoke');

    const fed = { ...smoke.fields, source: { ...smoke.fields.source, reference: 'F-1' } };
    const report = { type: 'event.reported', event: fed };
    const feedId = '22222222-2222-8222-8222-222222222222';
    await own.submit([JSON.stringify({ id: feedId, change: report })], person('us', 'feed'));
    const brought = await put(own, 'feed.csv', `${HEAD}${row('F-1', 'Smoke seen')}`);
    expect(brought.read.amends).toEqual({ asReported: 0, byHand: 0, byFeed: 1 });
    expect(counts(brought.delivery)).toEqual({ ...NOTHING, left: 1 });
  });

  test('[R12] does not overwrite what somebody amends between the look and the press', async () => {
    const own = new OwnPicture();
    await put(own, 'monday.csv', FILE);
    const corrected = FILE.replace('Smoke', 'Smoke and fire');
    const { intake, read } = await opened(own, 'monday.csv', corrected);
    const seen = own.seen;
    const [smoke] = own.events;
    if (smoke === undefined) throw new Error('nothing went in');
    const event = { ...smoke.fields, title: { original: 'en', en: 'A bonfire' } };
    const change = { type: 'event.amended', item: smoke.ref, event };
    const id = '11111111-1111-4111-8111-111111111111';
    await own.submit([JSON.stringify({ id, change })]);
    const delivery = await deliver({
      intake,
      survey: read.survey,
      file: 'monday.csv',
      wanted: ALL,
      seen,
      submit: (lines) => own.submit(lines),
      told: () => {},
      signal: going(),
    });
    expect(counts(delivery)).toEqual({ ...NOTHING, there: 2, refused: 1 });
    expect(delivery.groups).toMatchObject([{ name: 'R12', count: 1, first: [{ number: 2 }] }]);
    expect(own.events[0]?.fields.title.en).toBe('A bonfire');
  });

  test('[R8] does not bring back what was withdrawn', async () => {
    const own = new OwnPicture();
    await put(own, 'monday.csv', FILE);
    const change = { type: 'event.withdrawn', item: 'E-2', reason: 'A false alarm' };
    const id = '11111111-1111-4111-8111-111111111111';
    await own.submit([JSON.stringify({ id, change })]);
    const again = await put(own, 'monday.csv', FILE.replace('Smoke', 'Smoke again'));
    expect(again.read.refused).toMatchObject([
      { name: 'withdrawn', count: 1, first: [{ number: 2, said: 'E-2' }] },
    ]);
    expect(counts(again.delivery)).toEqual({ ...NOTHING, there: 2, refused: 1 });
    expect(own.events).toHaveLength(3);
  });

  test('[R69] says what does not go in, by line and field, and what stands in it twice', async () => {
    const own = new OwnPicture();
    const text = `${FILE}${row('A-4', 'No time', '33.1', 'sometime')}${row('A-1', 'Smoke')}${row('A-2', 'Other')}`;
    const { read, delivery } = await put(own, 'monday.csv', text);
    expect(read).toMatchObject({ fresh: 3, there: 1 });
    const refused = read.refused.map(({ count, first }) => [
      count,
      first.map(({ number }) => number),
    ]);
    expect(refused.toSorted()).toEqual([
      [1, [5]],
      [1, [7]],
    ]);
    expect(read.refused).toContainEqual({
      field: '',
      name: 'idTwice',
      count: 1,
      first: [{ number: 7, said: '3' }],
    });
    expect(counts(delivery)).toEqual({ ...NOTHING, fresh: 3, there: 1, refused: 2 });
  });

  test('without ids is known again by what it says', async () => {
    const own = new OwnPicture();
    const text = FILE.replaceAll(/^(id|A-\d),/gm, '');
    expect(counts((await put(own, 'monday.csv', text)).delivery)).toEqual({ ...NOTHING, fresh: 3 });
    expect((await put(own, 'tuesday.csv', text)).read).toMatchObject({ fresh: 0, there: 3 });
    expect(own.events).toHaveLength(3);
  });

  test('[R69] with ids that only count its rows has a source of its own name', async () => {
    const own = new OwnPicture();
    const counted = (a: string, b: string) => `${HEAD}${row('1', a)}${row('2', b)}`;
    const monday = await put(own, 'monday.csv', counted('Smoke', 'Shots'));
    const tuesday = await put(own, 'tuesday.csv', counted('Fire', 'Flood'));
    expect(monday.read.source).toEqual({ name: 'monday', counted: true });
    expect(tuesday.read.source).toEqual({ name: 'tuesday', counted: true });
    expect(counts(tuesday.delivery)).toEqual({ ...NOTHING, fresh: 2 });
    expect(own.events.map(({ fields }) => [fields.title.en, fields.source.name])).toEqual([
      ['Smoke', 'monday'],
      ['Shots', 'monday'],
      ['Fire', 'tuesday'],
      ['Flood', 'tuesday'],
    ]);
    const corrected = await put(own, 'monday.csv', counted('Smoke', 'Two shots'));
    expect(counts(corrected.delivery)).toEqual({ ...NOTHING, there: 1, amended: 1 });
  });

  test('links rows, and keeps what people have linked', async () => {
    const own = new OwnPicture();
    const head = 'id,time,lat,lon,title,relatedTo\n';
    const linked = (title: string) =>
      `${head}A-2,2026-11-29T08:00:00Z,33.1,35.85,${title},A-1\nA-1,2026-11-29T08:00:00Z,33.1,35.85,Smoke,\n`;
    expect(counts((await put(own, 'a.csv', linked('Fire'))).delivery)).toEqual({
      ...NOTHING,
      fresh: 2,
    });
    const fire = () => own.events.find(({ fields }) => fields.source.reference === 'A-2');
    expect(fire()?.fields.links).toEqual([{ relation: 'related', item: 'E-2' }]);
    const again = await put(own, 'a.csv', linked('Fire'));
    expect(again.read).toMatchObject({ fresh: 0, there: 2 });
    const corrected = await put(own, 'a.csv', linked('Fire and smoke'));
    expect(counts(corrected.delivery)).toEqual({ ...NOTHING, there: 1, amended: 1 });
    expect(fire()?.fields.links).toEqual([{ relation: 'related', item: 'E-2' }]);
  });

  test('[R68] draws where rows lie before they are sent; a place that is far is said, and moves no map', async () => {
    const own = new OwnPicture();
    const text = `${FILE}${row('A-4', 'Far', '-10')}`;
    const { intake, read } = await opened(own, 'monday.csv', text);
    expect(read.preview.shades).toHaveLength(4);
    expect(intake.shapesOf(3)).toEqual([{ type: 'Point', coordinates: [35.85, 33.1] }]);
    expect(read.preview.dots).toHaveLength(8);
    expect(read.noted).toMatchObject([{ name: 'far', count: 1, first: [{ number: 5 }] }]);
    expect(read.preview.box).toEqual([35.85, 33.1, 35.85, 33.1]);
  });

  test('is called off by a signal, and read again by another', async () => {
    const own = new OwnPicture();
    const intake = new Intake(heldFile('monday.csv', FILE), {
      target: own.target,
      now: NOW,
      middle: MIDDLE,
    });
    const off = new AbortController();
    off.abort();
    expect(await intake.read({ fields: {} }, () => {}, off.signal)).toBeUndefined();
    const shares: number[] = [];
    const read = await intake.read({ fields: {} }, (share) => shares.push(share), going());
    expect(read).toMatchObject({ fresh: 3 });
    expect(shares.at(-1)).toBe(1);
  });

  test('that is none says why, in one line', async () => {
    const own = new OwnPicture();
    const read = (name: string, text: string) =>
      new Intake(heldFile(name, text), { target: own.target, now: NOW, middle: MIDDLE }).read(
        { fields: {} },
        () => {},
        going(),
      );
    expect(await read('picture.png', 'PNG')).toMatchObject({ kind: 'refused', fault: 'format' });
    expect(await read('empty.csv', '')).toMatchObject({ kind: 'refused', fault: 'nothing' });
    expect(await read('twice.csv', 'id,id\n1,2\n')).toMatchObject({
      fault: 'columnTwice',
      said: 'id',
    });
  });
});

/** What the exercise writes and takes in: the story of its messages, and what it leaves to people at a desk. */
import { describe, expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { acknowledgedBy } from '../../picture/facets/receipts/receipt.ts';
import { kindOf } from '../../picture/items.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { textOf } from '../../picture/phrasebook/wording.ts';
import { all } from '../../picture/table.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { ladderOf } from '../../picture/views/receipts/ladder.ts';
import { digitsOf, HELP, PLACE, sent } from '../support/messaging.ts';
import { said as phrase } from '../support/phrases.ts';
import { LAP, STEP, staffed } from '../support/playing.ts';
import { SERVED } from '../support/theatre.ts';

type One = Awaited<ReturnType<typeof staffed>>;

const messagesIn = ({ replica }: One): readonly MessageItem[] =>
  [...all(replica.picture.items)].filter((item) => item.kind === 'message');

/** The newest message of this phrase. */
function message(one: One, number: string): MessageItem {
  const found = messagesIn(one).findLast(({ fields }) => fields.phrase?.number === number);
  if (found === undefined) throw new Error(`no message of phrase ${number}`);
  return found;
}

/** How far a desk is with a message: `acknowledged, answered, unit`. */
function rungs(one: One, item: MessageItem, desk: string): string {
  const ladder = ladderOf(item, { picture: one.replica.picture, cell: SERVED, now: one.time() });
  const found = ladder?.desks.find((row) => row.desk === desk);
  if (found === undefined) throw new Error(`${item.ref} is not for ${desk}`);
  const { acknowledged, answered, unit, units, told } = found;
  const said = [acknowledged.is, answered?.is ?? '–', unit?.is ?? '–'];
  const names = units.map(({ unit: one }) => ('listed' in one ? one.listed : one.name));
  return [...said, ...names, ...told.map(({ by, digits }) => `${by.desk} ${digits}`)].join(', ');
}

/** The desks at which something about an item rings that has not been made good. */
const ringing = (one: One, ref: string): readonly string[] =>
  SERVED.desks.flatMap(({ id }) => {
    const { groups } = deskAlarms(one.replica.picture, SERVED, one.time())(id);
    const about = groups.flatMap(({ alarms }) =>
      alarms.filter(({ occurrence: { subject, ended }, state }) => {
        const begun = state === 'unacknowledged' || state === 'acknowledged';
        return begun && ended === undefined && 'ref' in subject && subject.ref === ref;
      }),
    );
    return about.map(({ occurrence: { kind } }) => `${id} ${kind}`);
  });

/** Messages that wait for some desk to read or answer them. */
const open = (one: One): readonly MessageItem[] =>
  messagesIn(one).filter((item) => kindOf(item).over(item) === undefined);

describe('the story of a lap', () => {
  test('[R59] [R60] a question, a correction, ambulances, a cease, a warning: asked, answered, told to units', async () => {
    const one = await staffed();
    await one.reach(385);
    expect(rungs(one, message(one, '427'), 'il')).toBe('made, made, –');
    const [wrong, right] = messagesIn(one).filter(({ fields }) => fields.phrase?.number === '638');
    expect(wrong?.ended?.is).toBe('corrected');
    expect(right?.ended).toBeUndefined();
    await one.reach(655);
    expect(rungs(one, message(one, '718'), 'il')).toBe('made, made, made, ambulances');
    await one.reach(700);
    const question = message(one, '434');
    expect(rungs(one, question, 'il')).toBe('made, awaited, –'); // it stands by
    expect(question.answered?.[DeskId.parse('il')]?.until).toBeDefined();
    await one.reach(920);
    expect(rungs(one, message(one, '726'), 'sy')).toBe('made, –, made, traffic-police');
    const cease = message(one, '229');
    expect(cease.fields).toMatchObject({ precedence: 'FLASH', to: ['sy'] });
    if (cease.fields.phrase === undefined) throw new Error('it is a phrase');
    const zone = [...all(one.replica.picture.items)].find(
      (item) => item.kind === 'zone' && item.terms.name.en === 'No fire',
    );
    expect(textOf(cease.fields.phrase, 'en')).toContain(zone?.ref);
    await one.reach(980);
    expect(rungs(one, message(one, '229'), 'sy')).toBe('made, made, made, liaison-quneitra');
    await one.reach(1120);
    expect(rungs(one, message(one, '434'), 'il')).toBe('made, made, –'); // by when it said
    expect(one.skipped).toEqual([]);
    expect(one.faults).toEqual([]);
  });

  test('[R63] [R64] one that a desk does not read: it rings there, then everywhere; it is told by voice, and read', async () => {
    const one = await staffed();
    await one.reach(1015);
    const { ref } = message(one, '794');
    await one.reach(1030);
    expect(rungs(one, message(one, '794'), 'us')).toMatch(/^made/);
    expect(ringing(one, ref)).toEqual(['il unshown']);
    await one.reach(1080);
    expect(ringing(one, ref)).toContain('il unacknowledged');
    expect(ringing(one, ref)).not.toContain('sy unacknowledged');
    await one.reach(1320);
    expect(ringing(one, ref)).toEqual(
      expect.arrayContaining(['us unacknowledged', 'sy unacknowledged']),
    );
    await one.reach(1360);
    expect(rungs(one, message(one, '794'), 'il')).toMatch(/^late, awaited, awaited, sy \d+$/);
    expect(ringing(one, ref)).toContain('us unacknowledged'); // told is not read
    await one.reach(1500);
    expect(rungs(one, message(one, '794'), 'il')).toMatch(
      /^made, made, made, liaison-south, sy \d+$/,
    );
    expect(ringing(one, ref)).toEqual([]);
    expect(one.faults).toEqual([]);
  });

  test('it stays calm: no more than a handful is open at once, and nothing at the end of each of two laps', async () => {
    const one = await staffed();
    let [most, late] = [0, 0];
    for (let second = STEP; second < 2 * LAP; second += STEP) {
      await one.reach(second);
      most = Math.max(most, open(one).length);
      const ladders = open(one).map((item) =>
        ladderOf(item, { picture: one.replica.picture, cell: SERVED, now: one.time() }),
      );
      late += ladders.filter((ladder) =>
        ladder?.desks.some(({ acknowledged }) => acknowledged.is === 'late'),
      ).length;
      if (second % LAP === LAP - STEP) expect(open(one).map(({ ref }) => ref)).toEqual([]);
    }
    expect(most).toBeLessThanOrEqual(6);
    expect(late * STEP).toBeLessThan(2 * 400); // seconds: only what the story leaves unread
    const cancelled = messagesIn(one).filter(({ fields }) => fields.phrase?.number === '149');
    expect(cancelled).toEqual([]);
    expect(one.skipped).toEqual([]);
    expect(one.faults).toEqual([]);
  });
});

describe('[P21] where somebody sits', () => {
  test('nobody else reads, answers or passes on for that desk; open messages are cancelled, and no heap is left', async () => {
    const one = await staffed('il');
    const waiting = () =>
      messagesIn(one).filter((item) => {
        const asked = kindOf(item).asks(item, one.replica.picture.opened?.members ?? []);
        const il = DeskId.parse('il');
        return (
          asked?.desks.includes(il) === true &&
          asked.over === undefined &&
          acknowledgedBy(item, il, asked) === undefined
        );
      }).length;
    const heaps: number[] = [];
    for (const lap of [1, 2, 3]) {
      await one.reach(lap * LAP - STEP);
      heaps.push(waiting());
    }
    const acts = (await one.entries()).filter(
      ({ by, change }) =>
        by.desk === 'il' &&
        (change.type.startsWith('receipt.') ||
          (change.type === 'message.sent' && change.message.answers !== undefined)),
    );
    expect(acts).toEqual([]);
    expect(heaps[0]).toBeGreaterThan(0);
    expect(Math.max(...heaps)).toBeLessThanOrEqual(12);
    expect(heaps[2]).toBe(heaps[1]); // somebody who reads nothing is sent nothing more
    expect(one.skipped).toEqual([]);
    expect(one.faults).toEqual([]);
  });

  test('what somebody writes to the others is read by the clock, passed on, and answered with a phrase that is allowed', async () => {
    const one = await staffed('us');
    const write = (change: object) => one.ask(change, undefined, 'us-officer');
    const ref = async (change: object): Promise<MessageItem> => {
      const answer = await write(change);
      if (answer?.kind !== 'taken') throw new Error(JSON.stringify(answer));
      const found = messagesIn(one).find((item) => item.ref === answer.item);
      if (found === undefined) throw new Error('it is not in the picture');
      return found;
    };
    const again = (item: MessageItem): MessageItem => {
      const found = messagesIn(one).find((other) => other.ref === item.ref);
      if (found === undefined) throw new Error(`${item.ref} is gone`);
      return found;
    };
    const flash = await ref(sent(['sy', 'il'], { phrase: HELP }, 'FLASH'));
    const told = await ref(sent(['sy'], { phrase: PLACE }));
    const text = { text: { original: 'en', en: 'Good morning.' } };
    const free = await ref(sent(['il'], text, 'ROUTINE'));
    const about = { place: '36SYB65916820', time: '2026-11-22T13:50:00.000Z' };
    const question = await ref(sent(['il'], { phrase: phrase('416', about) }));
    const asked: MessageItem[] = [];
    for (let i = 0; i < 3; i++) {
      asked.push(
        await ref(
          sent(['il'], { phrase: phrase('125', { time: '2026-11-22T15:00:00.000Z' }) }, 'PRIORITY'),
        ),
      );
    }
    await one.reach(10);
    for (const desk of ['sy', 'il']) expect(rungs(one, again(flash), desk)).toMatch(/^made/);
    const { receipts } = again(flash);
    expect(receipts?.[DeskId.parse('sy')]?.acknowledged?.by.person).toBe('sy-officer');
    expect(digitsOf(flash.ref)).toHaveLength(3);
    await one.reach(200);
    expect(rungs(one, again(flash), 'il')).toBe('made, made, made, liaison-north');
    expect(rungs(one, again(told), 'sy')).toBe('made, –, made, traffic-police');
    expect(rungs(one, again(free), 'il')).toBe('made, –, –');
    await one.reach(400);
    const answered = (item: MessageItem) => again(item).answered?.[DeskId.parse('il')]?.phrase;
    expect(answered(flash)).toBe('319');
    expect(answered(question)).toBe('370');
    expect(asked.map(answered)).toEqual(['319', '319', '319']);
    const standBy = messagesIn(one).filter(
      ({ fields: { phrase, answers } }) =>
        phrase?.number === '343' && asked.some((item) => item.ref === answers),
    );
    expect(standBy).toHaveLength(1); // one of three
    expect(one.faults).toEqual([]);
  });
});

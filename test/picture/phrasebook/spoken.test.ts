import { describe, expect, test } from 'vitest';
import { DeskId } from '../../../picture/basics.ts';
import type { Refusal } from '../../../picture/decide.ts';
import type { Phrase } from '../../../picture/phrasebook/phrase.ts';
import { channelsOf } from '../../../picture/staff/ledger.ts';
import { Correspondence } from '../../support/correspondence.ts';
import { person } from '../../support/people.ts';
import { said } from '../../support/phrases.ts';

const IL = DeskId.parse('il');
const reworded = (phrase: Phrase): Phrase => ({
  ...phrase,
  wording: { ...phrase.wording, he: `${phrase.wording.he}!` },
});

describe('[R57] a suspension and its end are said in their phrases', () => {
  const acts = (log: Correspondence) => ({
    suspend: (more: object): Refusal | undefined =>
      log.ask(person('il'), { type: 'channel.suspended', ...more }),
    resume: (more: object): Refusal | undefined => {
      const [item] = channelsOf(log.picture.staff, IL);
      return log.ask(person('il'), { type: 'channel.resumed', item: item?.ref, ...more });
    },
  });
  const right = { suspend: '158', resume: '163' } as const;
  const wrong = { suspend: '163', resume: '158' } as const;
  const begun = (act: keyof typeof right): Correspondence => {
    const log = new Correspondence();
    if (act === 'resume') log.do(person('il'), { type: 'channel.suspended' });
    return log;
  };

  test.each(['suspend', 'resume'] as const)('%s, from the time of the act', (act) => {
    const log = begun(act);
    const from = log.at(5);
    const says = said(right[act], { time: from });
    const refused = acts(log)[act];
    expect(refused({ from, says })).toBeUndefined();
    const [item] = channelsOf(log.picture.staff, IL);
    expect(act === 'suspend' ? item?.says : item?.ended).toMatchObject(
      act === 'suspend' ? says : { says },
    );
  });
  test.each(['suspend', 'resume'] as const)('%s, in no other phrase and time', (act) => {
    const log = begun(act);
    const from = log.at(5);
    const refused = acts(log)[act];
    const other = `is not phrase ${right[act]} from the time of this act`;
    for (const [time, says] of [
      [from, said(wrong[act], { time: from })],
      [from, said('125', { time: from })],
      [from, said('101')],
      [from, said(right[act], { time: log.at(6) })],
      [undefined, said(right[act], { time: from })],
    ] as const) {
      expect(refused({ from: time, says })).toMatchObject({
        rule: 'R57',
        field: 'change.says',
        why: other,
      });
    }
    expect(refused({ from, says: reworded(said(right[act], { time: from })) })).toMatchObject({
      rule: 'R57',
      field: 'change.says.wording.he',
    });
    expect(refused({ from })).toBeUndefined();
  });
  test('a time that is past is no beginning, said or not', () => {
    const log = new Correspondence();
    const from = log.at(-2);
    expect(acts(log).suspend({ from, says: said('158', { time: from }) })).toMatchObject({
      rule: 'R35',
      field: 'change.from',
    });
  });
});

describe('[R57] that a message has arrived and been read is said in phrase 308', () => {
  const acknowledged = (log: Correspondence, says: Phrase | undefined, item = 'M-2') =>
    log.ask(person('il'), {
      type: 'receipt.acknowledged',
      item,
      entry: Number(item.slice(2)),
      held: false,
      says,
    });
  const sent = (): Correspondence => {
    const log = new Correspondence();
    log.send('us > il', '101');
    log.send('us > il', '101');
    return log;
  };
  test('about the message that is acknowledged', () => {
    const log = sent();
    const says = said('308', { message: 'M-2' });
    expect(acknowledged(log, says)).toBeUndefined();
    expect(log.message('M-2').receipts).toMatchObject({ il: { acknowledged: { says } } });
  });
  test('about no other, and in no other phrase', () => {
    const log = sent();
    for (const says of [
      said('308', { message: 'M-3' }),
      said('319', { message: 'M-2' }),
      said('101'),
    ]) {
      expect(acknowledged(log, says)).toMatchObject({
        rule: 'R57',
        field: 'change.says',
        why: 'is not phrase 308 about M-2',
      });
    }
    expect(acknowledged(log, reworded(said('308', { message: 'M-2' })))).toMatchObject({
      rule: 'R57',
      field: 'change.says.wording.he',
    });
    expect(acknowledged(log, undefined)).toBeUndefined();
  });
});

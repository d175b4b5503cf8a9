import { describe, expect, test } from 'vitest';
import { Correspondence } from '../../support/correspondence.ts';
import { person } from '../../support/people.ts';

const TEXT = { phrase: undefined, text: { original: 'en', en: 'Please explain' } };
const CLOSED = 'M-2 can only be acknowledged';

/** A log in which us has sent a phrase to il alone: M-2. */
function asked(number: string, over: object = {}): Correspondence {
  const log = new Correspondence();
  const values = {
    '125': { time: log.at(60) },
    '416': { place: '36SYB65916820', time: log.at(-60) },
    '752': { place: '36SYB65916820', time: log.at(-60), count: 1 },
    '811': { place: '36SYB65916820', time: log.at(600) },
  }[number];
  log.send('us > il', number, values ?? {}, over);
  return log;
}

describe('[R59] a desk that was asked answers with a phrase that is allowed', () => {
  test.each([
    ['125', '319', {}],
    ['125', '335', { reason: 'danger' }],
    ['811', '319', {}],
    ['416', '356', {}],
    ['416', '362', {}],
    ['416', '370', {}],
  ])('%s with %s', (number, with_, values) => {
    const log = asked(number);
    expect(log.answer('il > us', with_, 'M-2', values)).toBeUndefined();
    expect(log.message('M-2').answered).toMatchObject({ il: { message: 'M-3', phrase: with_ } });
  });
  test.each([
    ['125', '356', '319, 335, 343'],
    ['416', '319', '356, 362, 370, 343'],
  ])('%s not with %s', (number, with_, allowed) => {
    expect(asked(number).answer('il > us', with_, 'M-2')).toEqual({
      kind: 'impossible',
      rule: 'R59',
      field: 'change.message.answers',
      why: `phrase ${with_} does not answer it: ${allowed} do`,
    });
  });
  test.each(['752', '101'])('%s can only be acknowledged', (number) => {
    expect(asked(number).answer('il > us', '319', 'M-2')).toMatchObject({
      rule: 'R59',
      why: CLOSED,
    });
  });
  test('so can free text, which answers nothing itself', () => {
    const log = asked('101', TEXT);
    expect(log.answer('il > us', '319', 'M-2')).toMatchObject({ rule: 'R59', why: CLOSED });
    const question = asked('125');
    expect(question.answer('il > us', '319', 'M-2', {}, TEXT)).toMatchObject({
      rule: 'R59',
      field: 'change.message.answers',
      why: 'is not for free text: it answers nothing',
    });
  });
  test('no other desk does, nor the one that asks', () => {
    const log = asked('125');
    for (const way of ['sy > us', 'us > il']) {
      expect(log.answer(way, '319', 'M-2')).toMatchObject({
        kind: 'forbidden',
        rule: 'R59',
        why: 'M-2 was sent to il, who alone answer it',
      });
    }
  });
  test('an answer names in its words and beside them the same message', () => {
    const log = asked('125');
    log.send('us > il', '101');
    for (const answers of [undefined, 'M-3']) {
      expect(log.answer('il > us', '319', 'M-2', {}, { answers })).toMatchObject({
        rule: 'R59',
        field: 'change.message.answers',
        why: 'phrase 319 answers M-2: name it here too',
      });
    }
  });
  test('what is in no picture is not answered', () => {
    const log = asked('125');
    const refusal = log.refused({
      way: 'il > us',
      number: '319',
      values: { message: 'M-99' },
      over: { answers: 'M-99' },
    });
    expect(refusal).toMatchObject({ rule: 'R59', why: 'M-99 is not in the picture' });
  });
  test('a message of its own settles a question where the book says so', () => {
    const log = new Correspondence();
    const terms = {
      kind: 'no-fire',
      name: { original: 'en', en: 'Field' },
      area: { type: 'Circle', centre: [35.83, 33.05], radius: 500 },
      window: { from: log.at(0) },
      basis: 'x',
    };
    expect(log.ask(person('us'), { type: 'zone.proposed', terms }, 0, log.head)).toBeUndefined();
    const ref = log.send('us > il', '450', { zone: 'Z-2' });
    const left = {
      way: 'il > us',
      number: '783',
      values: { zone: 'Z-2', time: log.at(-1), count: 4 },
    };
    expect(log.refused({ ...left, over: { answers: ref } })).toMatchObject({
      rule: 'R59',
      field: 'change.message.precedence',
    });
    const over = { answers: ref, precedence: 'FLASH' };
    expect(log.refused({ ...left, over })).toBeUndefined();
    expect(log.message(ref).answered).toMatchObject({ il: { phrase: '783' } });
  });
});

describe('[R59] the newest answer counts', () => {
  test('and stand by says when one comes, until there is one', () => {
    const log = asked('125');
    const time = log.at(10);
    expect(log.answer('il > us', '343', 'M-2', { time })).toBeUndefined();
    expect(log.message('M-2').answered).toMatchObject({ il: { phrase: '343', until: time } });
    expect(log.answer('il > us', '343', 'M-2', { time: log.at(20) })).toBeUndefined();
    expect(log.answer('il > us', '319', 'M-2')).toBeUndefined();
    expect(log.answer('il > us', '335', 'M-2', { reason: 'danger' })).toBeUndefined();
    expect(log.message('M-2').answered).toMatchObject({ il: { phrase: '335' } });
    expect(JSON.stringify(log.message('M-2').answered)).not.toContain('until');
    expect(log.answer('il > us', '343', 'M-2', { time: log.at(30) })).toMatchObject({
      rule: 'R59',
      why: 'was answered with M-6 before: stand by is for an answer that is to come',
    });
  });
  test('stand by does not name a time that is past', () => {
    const log = asked('125');
    expect(log.answer('il > us', '343', 'M-2', { time: log.at(-1) })).toMatchObject({
      rule: 'R59',
      field: 'change.message.phrase.slots.1.value',
      why: 'is past: an answer comes later than now',
    });
  });
  test('each desk answers for itself', () => {
    const log = new Correspondence();
    const ref = log.send('us > il sy', '125', { time: log.at(60) });
    expect(log.answer('il > us', '319', ref)).toBeUndefined();
    expect(Object.keys(log.message(ref).answered ?? {})).toEqual(['il']);
    expect(log.answer('sy > us', '335', ref, { reason: 'danger' })).toBeUndefined();
    expect(log.message(ref).answered).toMatchObject({
      il: { phrase: '319' },
      sy: { phrase: '335' },
    });
  });
});

describe('[R59] answers and procedure are at least as urgent as what they refer to', () => {
  test.each([
    ['FLASH', ['FLASH'], ['IMMEDIATE', 'PRIORITY', 'ROUTINE']],
    ['PRIORITY', ['FLASH', 'IMMEDIATE', 'PRIORITY'], ['ROUTINE']],
    ['ROUTINE', ['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE'], []],
  ])('%s', (precedence, enough, less) => {
    for (const one of enough) {
      const log = asked('125', { precedence });
      expect(log.answer('il > us', '319', 'M-2', {}, { precedence: one })).toBeUndefined();
    }
    const log = asked('125', { precedence });
    for (const one of less) {
      const low = { precedence: one };
      expect(log.answer('il > us', '319', 'M-2', {}, low)).toMatchObject({
        rule: 'R59',
        field: 'change.message.precedence',
        why: `is below that of M-2 (${precedence})`,
      });
      const values = { message: 'M-2' };
      const cancel = { way: 'us > il', number: '149', values, over: low };
      expect(log.refused(cancel)).toMatchObject({ field: 'change.message.precedence' });
    }
  });
});

describe('[R59] a message is corrected or cancelled', () => {
  const values = { message: 'M-2' };
  const ways = [
    ['130', 'corrected'],
    ['149', 'cancelled'],
  ] as const;
  test.each(ways)('with %s, by its own desk, once', (number, is) => {
    const log = asked('125');
    for (const way of ['il > us', 'sy > il']) {
      expect(log.refused({ way, number, values })).toMatchObject({
        kind: 'forbidden',
        rule: 'R59',
        why: 'M-2 is of the desk us, which alone does this',
      });
    }
    const ref = log.send('us > il', number, values);
    expect(log.message('M-2').ended).toMatchObject({ is, by: ref });
    for (const [again] of ways) {
      expect(log.refused({ way: 'us > il', number: again, values })).toMatchObject({
        rule: 'R59',
        why: `M-2 was ${is} before`,
      });
    }
    expect(log.answer('il > us', '319', 'M-2')).toMatchObject({
      rule: 'R59',
      why: `M-2 was ${is} by ${ref}`,
    });
  });
  test('for all to whom it was sent', () => {
    const log = new Correspondence();
    const ref = log.send('us > il sy', '101');
    const cancel = { number: '149', values: { message: ref } };
    expect(log.refused({ ...cancel, way: 'us > sy' })).toMatchObject({
      rule: 'R59',
      field: 'change.message.to',
      why: `leaves out il, to whom ${ref} was sent`,
    });
    expect(log.refused({ ...cancel, way: 'us > sy il' })).toBeUndefined();
  });
  test('an answer is not: the desk answers again', () => {
    const log = asked('125');
    expect(log.answer('il > us', '319', 'M-2')).toBeUndefined();
    for (const [number] of ways) {
      expect(log.refused({ way: 'il > us', number, values: { message: 'M-3' } })).toMatchObject({
        rule: 'R59',
        field: 'change.message.phrase.number',
        why: 'M-3 is an answer: answer M-2 again, the newest counts',
      });
    }
  });
  test('a correction is a message like others, and may be cancelled too', () => {
    const log = asked('125');
    const ref = log.send('us > il', '130', values);
    expect(log.send('us > il', '149', { message: ref })).toBe('M-4');
    expect(log.message('M-2').ended?.by).toBe(ref);
  });
});

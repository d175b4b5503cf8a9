/** What a person sends: taken once, whatever happened to the answer. */
import { expect, test } from 'vitest';
import type { Answer } from '../../client/api/api.ts';
import { Sending } from '../../client/commands/sending.svelte.ts';
import { Hash } from '../../picture/basics.ts';

const taken: Answer = { state: 'taken', seq: 7, item: null, hash: Hash.parse('0'.repeat(64)) };
const refused: Answer = { state: 'refused', kind: 'rule', why: 'it is withdrawn', rule: 'R10' };

/** A command whose first answer is lost; what was asked of the server, in order. */
function losing(asked: string[], command: string) {
  return async (): Promise<Answer> => {
    asked.push(command);
    const again = async () => {
      asked.push(`${command} again`);
      return taken;
    };
    return { state: 'offline', why: 'the line broke', again };
  };
}

test('after an answer that was lost, the very same command goes again', async () => {
  const asked: string[] = [];
  const sending = new Sending();
  expect(await sending.run(losing(asked, 'first'))).toBeUndefined();
  expect(sending.answer).toMatchObject({ state: 'offline' });
  expect(await sending.run(losing(asked, 'second'))).toBe(taken);
  expect(asked).toEqual(['first', 'first again']);
  expect(sending.answer).toBeUndefined();
});

test('once what is to be sent has changed, it is another command', async () => {
  const asked: string[] = [];
  const sending = new Sending();
  await sending.run(losing(asked, 'first'));
  sending.renew();
  expect(sending.answer).toBeUndefined();
  await sending.run(losing(asked, 'second'));
  expect(asked).toEqual(['first', 'second']);
});

test('what is changed while it is under way is another command, too, and the answer is still told', async () => {
  const asked: string[] = [];
  const sending = new Sending();
  const first = sending.run(losing(asked, 'first'));
  sending.renew();
  await first;
  expect(sending.answer).toMatchObject({ state: 'offline' });
  await sending.run(losing(asked, 'second'));
  expect(asked).toEqual(['first', 'second']);
});

test('a refusal stays until it is tried again, and then it is a new command', async () => {
  const sending = new Sending();
  expect(await sending.run(async () => refused)).toBeUndefined();
  expect(sending.answer).toBe(refused);
  expect(await sending.run(async () => taken)).toBe(taken);
});

test('while one is under way, nothing else is sent', async () => {
  const sending = new Sending();
  let answer: (one: Answer) => void = () => {};
  const first = sending.run(() => new Promise((resolve) => (answer = resolve)));
  expect(sending.busy).toBe(true);
  const asked: string[] = [];
  expect(await sending.run(losing(asked, 'second'))).toBeUndefined();
  answer(taken);
  expect(await first).toBe(taken);
  expect([sending.busy, asked]).toEqual([false, []]);
});

import { expect, test } from 'vitest';
import { Pending } from '../../../server/people/pending.ts';
import { Clock, MINUTE } from '../../support/clock.ts';
import { serve } from '../../support/server.ts';
import { Visitor } from '../../support/visitor.ts';

const waiting = (each: number, all: number, clock = new Clock()) =>
  new Pending<string>({ lifetime: MINUTE, perNetwork: each, total: all }, clock.now);

test('what waits can be taken once, and in time', () => {
  const clock = new Clock();
  const pending = waiting(2, 4, clock);
  const [one, two] = [pending.put('one', '192.0.2.1'), pending.put('two', '192.0.2.1')];
  expect(pending.take(one.key)).toBe('one');
  expect(pending.take(one.key)).toBeUndefined();
  clock.pass(MINUTE - 1);
  expect(pending.get(two.key)).toBe('two');
  clock.pass(1);
  expect(pending.take(two.key)).toBeUndefined();
  expect(pending.values()).toEqual([]);
});

test('[S8] addresses of one IPv6 network count together: the oldest of its own makes way', () => {
  const pending = waiting(2, 100);
  pending.put('elsewhere', '2001:db8:0:2::1');
  for (let i = 0; i < 50; i++) pending.put(String(i), `2001:db8:0:1::${i.toString(16)}`);
  expect(pending.values()).toEqual(['elsewhere', '48', '49']);
});

test('[S8] when all places are taken, who has most of them makes way, not who comes', () => {
  const pending = waiting(3, 6);
  for (const one of ['a1', 'a2']) pending.put(one, '192.0.2.1');
  for (const one of ['b1', 'b2', 'b3']) pending.put(one, '192.0.2.2');
  for (const one of ['c1', 'd1', 'e1', 'f1']) pending.put(one, `2001:db8:0:${one}::1`);
  expect(pending.values()).toEqual(['a2', 'b3', 'c1', 'd1', 'e1', 'f1']);
});

test('[S8] one IPv6 network that asks for codes shuts out no wall elsewhere', async () => {
  const server = await serve({ proxy: '127.0.0.1', origin: 'https://cell.example' });
  const wall = new Visitor(server, '2001:db8:0:2::1');
  const { body } = await wall.post('/api/walls');
  const { claim } = Object(body);
  const { walls } = server.people;
  for (let i = 0; i < 500; i++) walls.claim(`2001:db8:0:1::${i.toString(16)}`);
  await new Visitor(server, '2001:db8:0:1::ffff').post('/api/walls');
  expect((await wall.post('/api/walls/claim', { claim })).status).toBe(202);
  expect((await new Visitor(server, '192.0.2.1').post('/api/walls')).status).toBe(201);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcements } from '../../client/navigation/announcements.svelte.ts';
import { DeskId, PersonId, PictureId } from '../../picture/basics.ts';
import { Consenting } from '../support/consenting.ts';
import { reported } from '../support/examples.ts';
import { log, type Said } from './picture.ts';

const SHARED = PictureId.parse('shared');
const ME = { desk: DeskId.parse('us'), person: PersonId.parse('us-officer') };
const event = (precedence: string, desk = 'sy'): Said => ({
  desk,
  change: reported({ precedence, occurred: { from: '2026-11-22T14:20:00Z' } }),
});
const first = event('ROUTINE');
const withdrawn = (item: string): Said => ({
  desk: 'sy',
  change: { type: 'event.withdrawn', item, reason: 'by mistake' },
});

/** What is announced as the picture grows by one of these after another. */
function after(...said: Said[]): Announcements {
  const told = new Announcements(ME);
  for (let n = 0; n <= said.length; n++) {
    told.follow(SHARED, log(first, ...said.slice(0, n)).picture);
  }
  return told;
}
const refsOf = ({ urgent }: Announcements) => urgent.map(({ item }) => item.ref);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('[F31] FLASH and IMMEDIATE are announced at once', () => {
  expect(refsOf(after(event('FLASH', 'us')))).toEqual(['E-3']);
  expect(refsOf(after(event('IMMEDIATE')))).toEqual(['E-3']);
  expect(refsOf(after(event('FLASH', 'us'), event('IMMEDIATE')))).toEqual(['E-4']);
});

test('[F31] a FLASH that asks this desk is left to its banner, a message like an event', () => {
  expect(refsOf(after(event('FLASH')))).toEqual([]);
  const message = (to: string, precedence = 'FLASH'): Said => ({
    desk: 'sy',
    change: {
      type: 'message.sent',
      message: { to: [to], precedence, text: { original: 'en', en: 'Cease' } },
    },
  });
  expect(refsOf(after(message('us')))).toEqual([]);
  expect(refsOf(after(message('il')))).toEqual(['M-3']);
  expect(refsOf(after(message('us', 'IMMEDIATE')))).toEqual(['M-3']);
});

test('[F31] all others are bundled, and told together after a while', () => {
  const told = after(event('PRIORITY'), event('ROUTINE'), {
    desk: 'il',
    change: { type: 'position.taken', item: 'E-2', stance: 'confirms' },
  });
  expect(told.urgent).toEqual([]);
  expect(told.bundle).toEqual({ came: 0, changed: 0 });
  vi.advanceTimersByTime(19_999);
  expect(told.bundle).toEqual({ came: 0, changed: 0 });
  vi.advanceTimersByTime(1);
  expect(told.bundle).toEqual({ came: 2, changed: 1 });
});

test('what is no longer urgent because it was withdrawn is announced, too', () => {
  const told = after(event('FLASH'), withdrawn('E-3'));
  expect(told.urgent).toMatchObject([{ item: { ref: 'E-3' }, withdrawn: true }]);
});

test('what stood when the page was opened, and what one did oneself, is not', () => {
  const told = new Announcements({ ...ME, person: PersonId.parse('duty') });
  const opened = log(event('FLASH')).picture;
  told.follow(SHARED, opened);
  expect(told.urgent).toEqual([]);
  told.follow(SHARED, log(event('FLASH'), event('FLASH', 'us')).picture); // by us duty
  expect(told.urgent).toEqual([]);
  told.follow(SHARED, log(event('FLASH'), event('FLASH', 'us'), event('IMMEDIATE')).picture);
  expect(refsOf(told)).toEqual(['E-4']);
});

test('[R46] stances of other desks are told as they come, each once; one’s own are not', () => {
  const log = new Consenting();
  const told = new Announcements({ ...ME, person: PersonId.parse('officer.us') });
  const follow = () => told.follow(SHARED, log.picture);
  const stood = () => told.stood.map(({ stance, version }) => [stance.by.desk, stance.is, version]);
  follow();
  const ref = log.propose('us');
  follow();
  expect(stood(), 'proposing is told as what is new').toEqual([]);
  log.say('us', ref, 'considering');
  follow();
  expect(stood()).toEqual([]);
  log.say('il', ref, 'agreed');
  follow();
  expect(stood()).toEqual([['il', 'agreed', 1]]);
  log.say('us', ref, 'agreed');
  log.say('sy', ref, 'agreed');
  log.say('sy', ref, 'denounced');
  follow();
  expect(stood(), 'the last that each desk said').toEqual([['sy', 'denounced', 1]]);
});

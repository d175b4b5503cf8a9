/** The worlds that the proof goes through: each sort of thing that desks must know. */
import type { Subject } from './record.ts';
import type { World } from './world.ts';

const REQUEST: Subject = {
  is: 'request',
  by: 'a',
  to: ['b', 'c'],
  flash: true,
  units: false,
  waits: true,
};
const NOTICE: Subject = { ...REQUEST, is: 'notice', flash: false, units: true };
const TEXT: Subject = { ...NOTICE, is: 'text', to: ['b'], units: false };
const ANSWER: Subject = { ...TEXT, is: 'answer', by: 'b', to: ['a'] };
const EVENT: Subject = { ...REQUEST, is: 'event', waits: false };

/** What a channel does is gone through in worlds of its own. */
const CHANNEL = ['suspended', 'resumed'] as const;

export const WORLDS: readonly World[] = [
  { name: 'a FLASH request', subject: REQUEST, last: 2, without: [...CHANNEL, 'told'] },
  { name: 'a notice for units', subject: NOTICE, last: 4, without: CHANNEL },
  { name: 'free text to one desk', subject: TEXT, last: 5 },
  { name: 'an answer', subject: ANSWER, last: 5, without: CHANNEL },
  { name: 'a FLASH event', subject: EVENT, last: 3, without: [...CHANNEL, 'told'] },
  {
    name: 'a notice that waits for a channel',
    subject: { ...NOTICE, to: ['b'] },
    last: 4,
    suspended: true,
  },
  { name: 'a request to one desk', subject: { ...REQUEST, to: ['b'] }, last: 5, suspended: true },
];

/** In them every planted fault is found, within seconds. */
export const SMALL: readonly World[] = [
  { name: 'a FLASH request', subject: { ...REQUEST, to: ['b'] }, last: 3, suspended: true },
  { name: 'a notice for units', subject: NOTICE, last: 3, without: [...CHANNEL, 'shown', 'told'] },
  { name: 'free text', subject: TEXT, last: 2, without: CHANNEL },
  { name: 'an answer', subject: ANSWER, last: 2, without: CHANNEL },
  { name: 'an event', subject: { ...EVENT, flash: false }, last: 1, without: [...CHANNEL, 'told'] },
];

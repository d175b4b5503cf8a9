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

/** What a channel does, and units, are gone through in worlds of their own. */
const CHANNEL = ['suspended', 'resumed'] as const;
const UNITS = ['passed', 'confirmed'] as const;
const one = (subject: Subject): Subject => ({ ...subject, to: ['b'] });

export const WORLDS: readonly World[] = [
  { name: 'a FLASH request', subject: REQUEST, last: 2, without: [...CHANNEL, ...UNITS, 'told'] },
  { name: 'a request to one desk', subject: one(REQUEST), last: 4, without: CHANNEL },
  { name: 'a notice for units', subject: NOTICE, last: 4, without: [...CHANNEL, 'shown'] },
  { name: 'free text to one desk', subject: TEXT, last: 4 },
  { name: 'an answer', subject: ANSWER, last: 5, without: CHANNEL },
  { name: 'a FLASH event', subject: EVENT, last: 2, without: [...CHANNEL, ...UNITS, 'told'] },
  {
    name: 'a FLASH event, passed on',
    subject: EVENT,
    last: 1,
    without: [...CHANNEL, 'shown', 'withdrawn'],
  },
  {
    name: 'a request that waits for a channel',
    subject: one(REQUEST),
    last: 3,
    suspended: true,
    without: [...UNITS, 'told'],
  },
  {
    name: 'a notice that waits for a channel',
    subject: one(NOTICE),
    last: 4,
    suspended: true,
    without: ['told', 'shown'],
  },
];

/** In them every planted fault is found, within seconds. */
export const SMALL: readonly World[] = [
  {
    name: 'a FLASH request that waits',
    subject: one(REQUEST),
    last: 2,
    suspended: true,
    without: [...UNITS, 'told'],
  },
  { name: 'a notice for units', subject: NOTICE, last: 3, without: [...CHANNEL, 'shown', 'told'] },
  { name: 'a notice to one desk', subject: one(NOTICE), last: 3, without: CHANNEL },
  { name: 'free text', subject: TEXT, last: 2 },
  { name: 'an answer', subject: ANSWER, last: 2, without: CHANNEL },
  {
    name: 'an event',
    subject: { ...EVENT, flash: false },
    last: 1,
    without: [...CHANNEL, ...UNITS, 'told'],
  },
];

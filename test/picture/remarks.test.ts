import { expect, test } from 'vitest';
import { PictureId } from '../../picture/basics.ts';
import { digest } from '../../picture/digest.ts';
import { Opened } from '../../picture/entry.ts';
import { all } from '../../picture/table.ts';
import { Growing } from '../support/logs.ts';
import { OPENED, person } from '../support/people.ts';

const OWN = Opened.parse({ ...OPENED, picture: PictureId.parse('us'), members: ['us'] });
const REMARK = {
  type: 'watch.remarked',
  text: { original: 'en', en: 'IL is open to a shorter version until Thursday.' },
  about: 'Z-3911',
};

test('[R44] a remark stands in the own picture of its desk, beside the items', () => {
  const own = new Growing(undefined, OWN);
  const before = digest(own.picture);
  expect(own.ask(person('us'), REMARK)).toBeUndefined();
  expect(own.ask(person('us', 'supervisor'), { ...REMARK, about: undefined })).toBeUndefined();
  expect(own.picture.items.size).toBe(0);
  expect([...all(own.picture.staff)]).toMatchObject([
    { ref: 'K-2', kind: 'remark', text: REMARK.text, about: 'Z-3911' },
    { ref: 'K-3', kind: 'remark', text: REMARK.text },
  ]);
  expect(digest(own.picture)).not.toBe(before);
});

test('[R44] no picture of several desks takes a remark, and nobody who does not speak for the desk writes one', () => {
  const shared = new Growing();
  expect(shared.ask(person('us'), REMARK)).toMatchObject({ kind: 'forbidden', rule: 'R44' });
  expect(shared.picture.staff.size).toBe(0);
  const own = new Growing(undefined, OWN);
  for (const role of ['analyst', 'observer'] as const) {
    expect(own.ask(person('us', role), REMARK), role).toMatchObject({ rule: 'R44' });
  }
  expect(own.ask(person('il'), REMARK)).toMatchObject({ rule: 'P1' });
});

test('[R31] other acts of a watch are refused where a remark is taken', () => {
  const own = new Growing(undefined, OWN);
  for (const change of [{ type: 'channel.checked', desk: 'us' }, { type: 'channel.suspended' }]) {
    expect(own.ask(person('us'), change)).toMatchObject({ kind: 'forbidden', rule: 'R31' });
  }
});

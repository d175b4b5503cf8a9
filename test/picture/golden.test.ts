import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { writeCheckpoint } from '../../picture/checkpoint.ts';
import { code, digest } from '../../picture/digest.ts';
import { added, EVENT, NOTE, proposed, reported, TERMS } from '../support/examples.ts';
import { Growing, LONG } from '../support/logs.ts';
import { person } from '../support/people.ts';

const hashOfText = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));
const decoder = new TextDecoder();

/** What every version of these rules has made of a log: its lines, its picture, its checkpoint, its code. */
function marks({ lines, heads, picture }: Growing) {
  const head = heads.at(-1)!;
  return {
    lines: hashOfText(lines.map((line) => decoder.decode(line)).join('\n')),
    digest: digest(picture),
    checkpoint: hashOfText(writeCheckpoint(picture, head, code(head.hash, picture))),
    code: code(head.hash, picture),
  };
}

/** A log with one change of every kind that there was from the beginning. */
function first(): Growing {
  const il = person('il');
  const act = (type: string, item: string) => ({ type, item, reason: 'as agreed on the line' });
  const growing = new Growing();
  for (const change of [
    reported(),
    proposed(),
    added({ on: 'E-2' }),
    { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' }, reason: 'x' },
    { type: 'position.taken', item: 'E-2', stance: 'partly', reason: 'seen from the hill' },
    { type: 'zone.amended', item: 'Z-3', terms: { ...TERMS, kind: 'no-fly' } },
    act('zone.suspended', 'Z-3'),
    act('zone.resumed', 'Z-3'),
    { type: 'note.amended', item: 'A-4', note: NOTE },
    { type: 'note.replied', item: 'A-4', text: NOTE.text },
    act('note.withdrawn', 'A-4'),
    act('zone.withdrawn', 'Z-3'),
    act('event.withdrawn', 'E-2'),
  ])
    expect(growing.ask(il, change)).toBeUndefined();
  return growing;
}

test('[R2] [R19] logs from before have the digests, checkpoints and codes that they always had', () => {
  expect(marks(first())).toEqual({
    lines: '14ecee86895f6f127e73d3e81614fb519db8efe63e632a801bcc983c6c7cf30f',
    digest: 'a45e95d5bb2b4560975900d120cba6d00c2507bceffccc037fbaf13d44a7755f',
    checkpoint: '5c2e39fbfdcff1e5468e6eb6a30a4674fb79a588b754bb607647e4e5f8ef97e8',
    code: 'E899-456C',
  });
  const long = new Growing();
  for (const { by, change } of LONG.entries.slice(1)) long.ask(person(by.desk), change);
  expect(marks(long)).toEqual({
    lines: '827abd0dd055fa18eb39228f637633a5bde8e8f1670e8821107241371e667265',
    digest: '84de920590f52e6ab20071ad2be722515733ad46ff6d6787abcd92b7c50e3efb',
    checkpoint: 'cb1c7152c17cb8dcc7fba5a6ca3640e9385b87adcc9fe9e3288f8c77026e9a14',
    code: 'A66C-C436',
  });
});

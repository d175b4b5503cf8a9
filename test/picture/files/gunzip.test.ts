import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../../picture/files/gunzip.ts';
import { random } from '../../support/seed.ts';
import { columnOf, faultsOf, read } from './read.ts';

const next = random(7);
const lines = Array.from({ length: 20_000 }, (_, i) => `${i},${Math.floor(next() * 1e9)}\n`);
const text = new TextEncoder().encode(lines.join(''));
const packed = gzipSync(text);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpacked(bytes: Uint8Array, size = 1 << 16, slow = false) {
  const parts: Uint8Array[] = [];
  let fault: string | undefined;
  const chunks = gunzip(pieces(bytes, size), (one) => {
    fault = one;
  });
  for await (const chunk of chunks) {
    parts.push(chunk);
    if (slow) await new Promise(setImmediate);
  }
  return { bytes: Buffer.concat(parts), fault };
}

describe('gzip', () => {
  test.each([1 << 16, 1000, 7])('in pieces of %d bytes', async (size) => {
    const { bytes, fault } = await unpacked(packed, size);
    expect(bytes.equals(text)).toBe(true);
    expect(fault).toBeUndefined();
  });

  test('several members, as bgzip and cat make them, are one file, also to a slow reader', async () => {
    const members = Array.from({ length: 60 }, (_, i) =>
      gzipSync(text.subarray(i * 3000, (i + 1) * 3000)),
    );
    const all = Buffer.concat([...members, gzipSync('')]);
    for (const slow of [false, true]) {
      const { bytes, fault } = await unpacked(all, 1 << 16, slow);
      expect(bytes.equals(text.subarray(0, 180_000))).toBe(true);
      expect(fault).toBeUndefined();
    }
    const large = await unpacked(Buffer.concat([packed, packed, gzipSync('end')]));
    expect(large.bytes.length).toBe(2 * text.length + 3);
  });

  test('what follows its end and is no gzip is passed over, as gunzip does', async () => {
    for (const junk of [Buffer.alloc(70_000), Buffer.from('junk')]) {
      const { bytes, fault } = await unpacked(Buffer.concat([packed, junk]));
      expect(bytes.equals(text)).toBe(true);
      expect(fault).toBeUndefined();
    }
  });

  test('cut anywhere, all that can be unpacked comes out, and that it is cut is said', async () => {
    let least = 0;
    for (let part = 1; part < 20; part++) {
      const cut = packed.subarray(0, Math.floor((packed.length * part) / 20));
      for (const slow of [false, true]) {
        const { bytes, fault } = await unpacked(cut, 1 << 16, slow);
        expect(fault).toBe('truncated');
        expect(bytes.equals(text.subarray(0, bytes.length))).toBe(true);
        expect(bytes.length).toBeGreaterThan(least + text.length / 40);
        if (slow) least = bytes.length;
      }
    }
    for (const missing of [1, 4, 8]) {
      const { bytes, fault } = await unpacked(packed.subarray(0, -missing));
      expect(fault).toBe('truncated');
      expect(bytes.length).toBe(text.length); // all but the checksum is there
    }
  });

  test('damage is told from an end that is missing', async () => {
    const damaged = Buffer.from(packed);
    damaged.writeUInt8(damaged.readUInt8(damaged.length - 6) ^ 0xff, damaged.length - 6); // its checksum
    expect((await unpacked(damaged)).fault).toBe('unreadable');
  });
});

describe('a packed file', () => {
  test('is known by its bytes, not by its name', async () => {
    const bytes = gzipSync('id,title\n1,Smoke\n');
    const found = await read('a.csv', bytes);
    expect(found.head?.packed).toBe(true);
    expect(columnOf(found, 'title')).toEqual(['Smoke']);
    const plain = await read('a.csv.gz', 'id,title\n1,Smoke\n');
    expect(plain.head?.packed).toBe(false);
    expect(columnOf(plain, 'title')).toEqual(['Smoke']);
  });
  test('that is cut says so once, and its whole rows go in', async () => {
    const bytes = gzipSync(`id,n\n${lines.join('')}`);
    const found = await read('a.csv.gz', bytes.subarray(0, bytes.length / 2));
    expect(faultsOf(found)).toEqual(['0 truncated']);
    expect(found.rows.length).toBeGreaterThan(9000);
  });
  test.each([
    ['a.kmz', '0 zip .kmz'],
    ['a.xlsx', '0 zip .xlsx'],
  ])('that is a folder is not read: %s', async (name, fault) => {
    expect(faultsOf(await read(name, Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)))).toEqual([fault]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exposure } from '../../server/exposure.ts';
import { scratch } from '../support/server.ts';

const why = (settings: Parameters<typeof exposure>[0]) => {
  const exposed = exposure(settings);
  return 'why' in exposed ? exposed.why : undefined;
};

describe('[S14] how the server is reached', () => {
  test('without settings it listens on loopback, in the clear', () => {
    expect(exposure({})).toEqual({
      host: '127.0.0.1',
      tls: undefined,
      proxy: undefined,
      origin: undefined,
    });
    for (const HOST of ['localhost', '::1', '127.0.0.2']) expect(why({ HOST })).toBeUndefined();
  });
  test('elsewhere it does not start without TLS or a named proxy', () => {
    for (const HOST of ['0.0.0.0', '::', '192.0.2.1', 'cell.example'])
      expect(why({ HOST })).toMatch(/not loopback/);
    const behind = { TRUST_PROXY: '192.0.2.2', ORIGIN: 'https://cell.example' };
    expect(exposure({ HOST: '0.0.0.0', ...behind })).toMatchObject({
      proxy: '192.0.2.2',
      origin: 'https://cell.example',
    });
    expect(why({ ...behind, ORIGIN: undefined })).toMatch(/ORIGIN/);
    expect(why({ ...behind, TRUST_PROXY: 'proxy' })).toMatch(/not the address/);
  });
  test('certificate and key come together', () => {
    const dir = scratch();
    const [TLS_CERT, TLS_KEY] = [join(dir, 'cert'), join(dir, 'key')];
    writeFileSync(TLS_CERT, 'c');
    writeFileSync(TLS_KEY, 'k');
    expect(why({ TLS_CERT })).toMatch(/TLS_KEY/);
    expect(why({ TLS_KEY })).toMatch(/missing/);
    expect(exposure({ HOST: '0.0.0.0', TLS_CERT, TLS_KEY })).toMatchObject({
      tls: { cert: Buffer.from('c'), key: Buffer.from('k') },
    });
    expect(() => exposure({ TLS_CERT, TLS_KEY: join(dir, 'none') })).toThrow(/ENOENT/);
  });
  test('an origin is a scheme and a name: passkeys are never good at an address', () => {
    expect(exposure({ ORIGIN: 'http://localhost:8080/' })).toMatchObject({
      origin: 'http://localhost:8080',
    });
    for (const ORIGIN of ['https://localhost', 'http://127.0.0.1:8080', 'http://[::1]', 'cell', ''])
      expect(why({ ORIGIN }), ORIGIN).toMatch(/ORIGIN/);
  });
});

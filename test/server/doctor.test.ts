/** What `npm run doctor` says on this Node and on others: it is run as each of them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

const PATH = join(import.meta.dirname, '../../server/cli/doctor.cjs');
const SOURCE = readFileSync(PATH, 'utf8');

/** What it prints as another Node on another machine; nothing if all is well. */
function said(node: string, platform = 'linux', arch = 'x64', folder = dirname(PATH)): string {
  let printed = '';
  const process = {
    versions: { node },
    platform,
    arch,
    stderr: { write: (text: string) => (printed += text) },
    exit(code: number) {
      expect(code).toBe(1);
      throw new Ended();
    },
  };
  try {
    runInNewContext(SOURCE, { process, require: createRequire(PATH), __dirname: folder });
  } catch (ended) {
    if (!(ended instanceof Ended)) throw ended;
  }
  return printed;
}
class Ended extends Error {}

test.each(['24.7.0', '24.22.3', '26.10.0', process.versions.node])('Node %s will do', (node) => {
  expect(said(node)).toBe('');
});

test.each(['12.22.12', '20.20.2', '22.20.0', '24.6.0'])('Node %s is told what to do', (node) => {
  expect(said(node)).toMatch(`needs Node 24.7 or later (24 LTS or 26) and found ${node}.\n`);
  expect(said(node)).toMatch(/\nRun npm ci: it brings Node 26 for linux on x64, [^\n]*\n$/);
  expect(said(node, 'linux', 'arm64')).toContain('it brings Node 26 for linux on arm64');
  expect(said(node, 'darwin', 'arm64')).toMatch(
    /\nInstall Node .* nodejs\.org \(this is darwin on arm64\)/,
  );
});

test('packages that are not installed are named', () => {
  expect(said('26.10.0', 'linux', 'x64', '/no/such/server/cli')).toMatch(/: run npm ci, then/);
});

test('an old Node can read it: nothing in it is newer than ES5', () => {
  expect(SOURCE).not.toMatch(/=>|`|\?\.|\?\?|\b(const|let|class|async|import|export)\b/);
});

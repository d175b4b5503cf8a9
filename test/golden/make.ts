/** npm run golden -- <version>: makes the next golden version, test/golden/<version>, and changes none. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, sizeOf } from './generate.ts';
import { HERE, NEXT, whyNot } from './versions.ts';

const [name = '', ...more] = process.argv.slice(2);
const why = more.length > 0 ? 'One version at a time.' : whyNot(name);
if (why !== undefined) {
  console.error(
    `${why}\n\nnpm run golden -- ${NEXT}\nMakes the next golden version from the code as it is.`,
  );
  process.exit(2);
}
const made = mkdtempSync(join(tmpdir(), 'golden-'));
const target = join(HERE, name);
try {
  await generate(made, name);
  cpSync(made, target, { recursive: true, errorOnExist: true, force: false });
} finally {
  rmSync(made, { recursive: true, force: true });
}
console.log(`test/golden/${name}: ${sizeOf(target)} bytes`);

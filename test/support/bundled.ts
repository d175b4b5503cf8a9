/** Bundles a file for a browser, so that it runs there what it runs in Node. */
import { join } from 'node:path';
import { build } from 'vite';

/** A file of test/support and the rules it imports, as one script for a browser. */
export async function bundled(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, file),
        formats: ['iife'],
        name: 'engine',
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { firstNeeds } from './client/first-needs.ts';
import { messages } from './client/messages/plugin.ts';
import { schemasOnly } from './client/schemas-only.ts';
import { soundPhrasebook } from './client/sound-phrasebook.ts';
import { sizes } from './test/bench/sizes.ts';

/** Letters that every page shows at once are fetched beside the script, not after the style. */
const preloaded = (): Plugin => ({
  name: 'preloaded',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) =>
          /ibm-plex-(sans-latin-[46]00|mono-latin-[46]00)-normal-.*\.woff2$/.test(file),
        )
        .map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            crossorigin: '',
            href: `/${file}`,
          },
          injectTo: 'head' as const,
        })),
  },
});

/** Names of files that become smaller: fonts are compressed in themselves. */
const PLAIN = /\.(?:js|css|html|svg|json|md|txt)$/;
/** Bytes below which a file fits one packet anyway. */
const WORTH_IT = 1024;
/** The best: five seconds more of a build for 2 % fewer bytes on a thin line. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);

/**
 * Writes `.br` and `.gz` beside each file of the page, for the server to send. No `.zst`: every browser
 * that takes it takes Brotli, which is smaller.
 */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => PLAIN.test(file))) {
      const file = join(dir, name);
      const bytes = await readFile(file);
      if (bytes.length < WORTH_IT) continue;
      const [br, gz] = [brotliOf(bytes, BROTLI), gzipOf(bytes, { level: 9 })];
      await Promise.all([writeFile(`${file}.br`, await br), writeFile(`${file}.gz`, await gz)]);
    }
  },
});

/** What `npm run soak` alone runs. */
const SOAKS = process.env.SOAK === '1' ? ['test/server/*.soak.ts'] : [];
/** Milliseconds after which a test that has not ended never will. */
const HANGS = process.env.SOAK === '1' ? 3_600_000 : 120_000;

/** The page is built from client/ into dist/; tests of the pure parts and of the server run in Node. */
export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [
    svelte({ configFile: false }),
    messages(),
    soundPhrasebook(),
    schemasOnly(),
    preloaded(),
    sizes(),
    compressed(),
  ],
  server: { proxy: { '^(/t/[0-9a-f]{16})?/api/': { target: 'http://127.0.0.1:8080', ws: true } } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2024',
    modulePreload: { polyfill: false }, // every browser of the target has it
    license: { fileName: 'third-party-notices.md' },
    assetsInlineLimit: 0, // a small font as a data: URL would be blocked by font-src 'self'
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      checks: { pluginTimings: false }, // how long a build took is nothing to read at a start
      output: {
        codeSplitting: {
          groups: [
            // jitless.ts must have run before any chunk makes a schema: it lies in the one all those need
            {
              name: 'schemas',
              test: /node_modules[\\/]zod[\\/]|client[\\/]lib[\\/]jitless/,
              priority: 2,
            },
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/, priority: 1 },
            // a request for each few modules that several pages share would cost more than it spares
            { name: 'base', tags: ['$initial'] },
            { name: firstNeeds() },
            {
              name: 'shared',
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 2500,
            },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: false,
        plugins: [svelte({ configFile: false }), messages()],
        test: {
          name: 'node',
          root: import.meta.dirname,
          environment: 'node',
          include: [
            'test/{picture,server,client,log,regressions}/**/*.test.ts',
            'test/*.test.ts',
            ...SOAKS,
          ],
          env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node') },
          setupFiles: [join(import.meta.dirname, 'test/support/setup.ts')],
          isolate: false, // files share a process and its modules: a third of the CPU
          testTimeout: HANGS, // ends a test that waits for ever; none is judged by it
          hookTimeout: HANGS,
        },
      },
    ],
  },
});

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The page is built from client/ into dist/; tests of the pure parts and of the server run in Node. */
export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [svelte({ configFile: false })],
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', ws: true } } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0, // a small font as a data: URL would be blocked by font-src 'self'
    chunkSizeWarningLimit: 1200,
  },
  test: {
    projects: [
      {
        extends: false,
        test: {
          name: 'node',
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/{picture,server,client,log,regressions}/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});

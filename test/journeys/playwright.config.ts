import { defineConfig } from '@playwright/test';
import { chromium } from '../support/chromium.ts';

/**
 * Journeys: the built page in a real browser against the real server. None measures seconds, so two files
 * go on at once; what does is in *.soak.ts (soak.config.ts).
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../test-results',
  workers: 2,
  timeout: 300_000, // ends one that hangs; the longest takes a third of it
  // looks are for `npm run looks`; LOOKS=few takes some of each
  ...(process.env.LOOKS === undefined ? { globalTimeout: 2_700_000, grepInvert: /@looks/ } : {}),
  expect: { timeout: 60_000 },
  forbidOnly: true,
  retries: 0,
  use: {
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-extensions',
        // Debian's launcher switches it on; without a graphics card it is emulated, at a quarter more CPU
        '--disable-gpu-rasterization',
      ],
    },
  },
});

import { defineConfig } from '@playwright/test';

/**
 * Journeys: the built page in a real browser against the real server. None measures seconds, so two files
 * go on at once; what does is in *.soak.ts (soak.config.ts).
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../test-results',
  workers: 2,
  timeout: 900_000, // ends one that hangs; other work may share the machine
  expect: { timeout: 90_000 },
  forbidOnly: true,
  retries: 0,
  use: {
    actionTimeout: 90_000,
    navigationTimeout: 120_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
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

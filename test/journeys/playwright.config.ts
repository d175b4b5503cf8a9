import { defineConfig } from '@playwright/test';

/** Journeys: the built page in a real browser against the real server, each test with its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../test-results',
  workers: 1, // journeys measure seconds on a machine of two cores
  timeout: 180_000, // other work may share the machine; what is measured has limits of its own
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
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
      ],
    },
  },
});

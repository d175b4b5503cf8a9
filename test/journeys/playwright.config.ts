import { defineConfig } from '@playwright/test';

/**
 * Journeys: the built page in a real browser against the real server, a fresh one for each test. None
 * measures seconds, so two go on at once; what does is in *.soak.ts (soak.config.ts).
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 300_000, // so that one that hangs ends; other work may share the machine
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

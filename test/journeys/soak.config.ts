import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

/** Journeys that are large by design, or measure seconds: one at a time, each with its own figures. */
export default defineConfig({
  ...journeys,
  testMatch: '*.soak.ts',
  workers: 1,
  timeout: 900_000,
});

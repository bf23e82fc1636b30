import { defineConfig } from '@playwright/test';
import { e2eEnv } from './fixtures/env.ts';

export default defineConfig({
  testDir: '.',
  // Journeys first: the faults reuse the stages they built.
  projects: [
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts' },
    { name: 'faults', testMatch: 'faults/**/*.spec.ts', dependencies: ['journeys'] },
  ],
  globalSetup: './fixtures/start-stack.ts',
  // One stack, one Docker engine, two cores: journeys take turns.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 900_000,
  expect: { timeout: 15_000 },
  outputDir: '../test-results/e2e',
  reporter: e2eEnv.reportFile ? [['line'], ['json', { outputFile: e2eEnv.reportFile }]] : [['list']],
  use: {
    baseURL: e2eEnv.baseUrl,
    storageState: e2eEnv.storageState,
    viewport: { width: 1440, height: 900 },
    // Recording frames would take a core from the very build that is being watched.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: e2eEnv.chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

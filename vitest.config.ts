import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.spec.ts',
            'apps/*/src/**/*.spec.ts',
            'layers/**/*.spec.ts',
            'tests/**/*.spec.ts',
          ],
          // Property tests take seconds on a busy host; no unit test is about time.
          testTimeout: 30_000,
        },
      },
      {
        // Real PostgreSQL, Redis and Docker; one file at a time because they share the Docker engine.
        test: {
          name: 'integration',
          include: ['packages/*/src/**/*.itest.ts', 'apps/*/src/**/*.itest.ts', 'tests/**/*.itest.ts'],
          globalSetup: ['tests/services/ensure-base-image.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          // The modules are pure, so that files may share them; loading them anew for each takes longer than the tests.
          isolate: false,
          include: ['tests/{unit,property,golden,contract}/**/*.test.ts'],
          setupFiles: ['tests/property-seed.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['tests/{security,e2e,packaging}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

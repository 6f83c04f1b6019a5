import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
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

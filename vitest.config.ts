import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The machines that run this are small and noisy: no test may depend on speed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    // Most of what a test makes is garbage a moment later: collected less often, the simulation needs half of the time.
    execArgv: ['--max-semi-space-size=64'],
    // Without this, one processor of two stands idle.
    maxWorkers: '100%',
    projects: ['shared', 'server', 'kiosk', 'portal', 'e2e', 'scripts'].map((name) => ({
      extends: true,
      test: {
        name,
        // Half of the time went into reading the same modules again for every file. The simulation alone plays with the
        // globals of its process.
        isolate: name === 'e2e',
        setupFiles: [new URL('shared/src/testing/temporal.ts', import.meta.url).pathname],
        root: new URL(name, import.meta.url).pathname,
        include: ['**/*.test.{ts,tsx}'],
        exclude: ['**/node_modules/**', '**/dist/**'],
      },
    })),
  },
});

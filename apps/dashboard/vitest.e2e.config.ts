import { defineConfig } from "vitest/config"

// A real browser against the real service: one after the other, each with time to start.
export default defineConfig({
  test: {
    include: ["e2e/**/*.e2e.ts"],
    globalSetup: ["e2e/service.ts"],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000
  }
})

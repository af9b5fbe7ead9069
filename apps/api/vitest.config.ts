import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: ["src/testing/setup.ts"],
    // Real servers are started and killed: slow is not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})

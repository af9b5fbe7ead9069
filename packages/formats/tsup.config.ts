import { defineConfig } from "tsup"

// Declarations come from tsc (tsconfig.build.json): TypeScript 7 has no compiler API for tsup to call.
export default defineConfig({
  // A file a module, so that whoever bundles one function leaves the others and what they depend on behind.
  entry: ["src/**/*.ts", "!src/**/*.test.ts"],
  format: ["esm"],
  target: "es2024",
  platform: "neutral",
  dts: false,
  sourcemap: true,
  clean: true
})

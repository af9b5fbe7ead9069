import { defineConfig } from "tsup"

// Declarations come from tsc (tsconfig.build.json): TypeScript 7 has no compiler API for tsup to call.
export default defineConfig({
  entry: ["src/countries/index.ts", "src/gazetteer/index.ts", "src/index.ts"],
  format: ["esm"],
  target: "es2024",
  platform: "node",
  dts: false,
  sourcemap: true,
  clean: true
})

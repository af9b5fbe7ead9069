import { defineConfig } from "tsup"

// vite empties only dist/app; this builds beside it, so neither may clean the other's output.
export default defineConfig({
  entry: ["src/directory.ts"],
  format: ["esm"],
  target: "es2024",
  platform: "neutral",
  dts: false,
  sourcemap: true,
  clean: false
})

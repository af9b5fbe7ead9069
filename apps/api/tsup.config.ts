import { defineConfig } from "tsup"

// Declarations come from tsc (tsconfig.build.json): TypeScript 7 has no compiler API for tsup to call.
export default defineConfig({
  // Threads stand beside what starts them.
  entry: {
    index: "src/index.ts",
    main: "src/main.ts",
    registerThread: "src/analytics/registerThread.ts",
    analysisThread: "src/analytics/analysisThread.ts",
    crewThread: "src/analytics/crewThread.ts",
    fileThread: "src/analyse/fileThread.ts",
    listThread: "src/lists/listThread.ts",
    scoreThread: "src/scores/scoreThread.ts"
  },
  format: ["esm"],
  target: "es2024",
  platform: "node",
  dts: false,
  sourcemap: true,
  clean: true
})

/** Where the module of each thread stands among the sources; built, they all stand beside each other. */
const sources = {
  analysisThread: "./analysisThread.ts",
  crewThread: "./crewThread.ts",
  fileThread: "../analyse/fileThread.ts",
  listThread: "../lists/listThread.ts",
  registerThread: "./registerThread.ts",
  scoreThread: "../scores/scoreThread.ts"
} as const

/** The module of a thread, in the sources or in the folder of built files. */
export const threadModule = (name: keyof typeof sources): URL =>
  new URL(import.meta.url.endsWith(".ts") ? sources[name] : `./${name}.js`, import.meta.url)

/**
 * The module of a thread, as it stands beside this one: in the sources, or in the folder of built files.
 */
export const threadModule = (name: "analysisThread" | "crewThread" | "registerThread"): URL =>
  new URL(import.meta.url.endsWith(".ts") ? `./${name}.ts` : `./${name}.js`, import.meta.url)

#!/usr/bin/env node
import module from "node:module"

// Half of a start is the compiling of modules; kept, it is saved the next time. Node before 22.8 has no such cache.
module.enableCompileCache?.()
await import("./command/main.ts")

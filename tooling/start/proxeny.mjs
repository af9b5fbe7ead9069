import { launch } from "./launch.mjs"

// pnpm runs scripts in the root of the workspace, and tells where the person was: paths are meant from there.
await launch(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())

import { launch, root } from "./launch.mjs"

await launch(["serve", ...process.argv.slice(2)], root)

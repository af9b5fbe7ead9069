/** Reports every import that the table of rooms does not allow, and every room in which nothing was read. */
import { violations } from "./boundaries.ts"
import { importsOf } from "./imports.ts"
import { readProject } from "./project.ts"
import { rooms } from "./rooms.ts"

const project = readProject()
const broken = violations(project).map(({ file, line, message }) => `${file}:${line}: ${message}`)

// A rule that is silently not applied is worse than none.
const unread = rooms
  .map((room) => room.folder)
  .filter((folder) => {
    const own = [...project.sources].filter(([path]) => path.startsWith(folder.replace("*", "")))
    return !own.some(([path, source]) => importsOf(path, source).length > 0)
  })
  .map((folder) => `${folder}: no source with an import was found in it`)

for (const line of [...broken, ...unread]) console.log(line)
console.log(`${project.sources.size} files read, ${broken.length + unread.length} faults`)
if (broken.length + unread.length > 0) process.exitCode = 1

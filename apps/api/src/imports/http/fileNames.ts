/**
 * File names that are all different: a name that was there before gets a number behind it, in front of its ending.
 *
 * **Details**: rows are known by their file, and people send two files of one name. The same names in the same order become
 * the same, so that a list sent again is known again.
 */
export const distinctNames = (names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const taken = new Set<string>()
  return names.map((name) => {
    const [, stem = name, ending = ""] = /^(.+?)(\.[^.]*)?$/s.exec(name) ?? []
    let free = name
    for (let count = 2; taken.has(free); count++) free = `${stem} (${count})${ending}`
    taken.add(free)
    return free
  })
}

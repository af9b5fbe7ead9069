import { endpoints, operations } from "@proxeny/client/contract"

/** Every path of the API with the methods it has. */
const methods = new Map<string, Array<string>>()
for (const key of [...Object.keys(endpoints).map((path) => `GET ${path}`), ...Object.keys(operations)]) {
  const [method = "", path = ""] = key.split(" ")
  const held = methods.get(path)
  if (held === undefined) methods.set(path, [method])
  else if (!held.includes(method)) held.push(method)
}
const patterns = [...methods].map(([path, all]) => ({
  pattern: new RegExp(`^${path.replace(/\./g, "\\.").replace(/:\w+/g, "[^/]+")}$`),
  all
}))

/** The methods that a path of the API has; none where there is no such path. */
export const methodsAt = (path: string): ReadonlyArray<string> => [
  ...new Set(patterns.flatMap(({ all, pattern }) => (pattern.test(path) ? all : [])))
]

/**
 * Puts the nodes of shortest ways in columns, by how many links they are from the start.
 *
 * **Details**: in a column a node stands at the mean height of those before it that a way comes from (the barycentre
 * method: Sugiyama, Tagawa and Toda, 1981), swept to and fro, and no two stand closer than one row. The order of equals is that of the list, so the same ways give the same picture. Nodes on no way get NaN.
 */
export const columnPlaces = (nodes: number, ways: ReadonlyArray<ReadonlyArray<number>>): Float64Array => {
  const column = new Map<number, number>()
  const before = new Map<number, Set<number>>()
  const after = new Map<number, Set<number>>()
  const join = (from: Map<number, Set<number>>, key: number, value: number) => {
    const held = from.get(key)
    if (held === undefined) from.set(key, new Set([value]))
    else held.add(value)
  }
  for (const way of ways)
    way.forEach((node, at) => {
      column.set(node, at)
      const last = way[at - 1]
      if (last === undefined) return
      join(before, node, last)
      join(after, last, node)
    })
  const count = Math.max(0, ...ways.map((way) => way.length))
  const columns: Array<Array<number>> = Array.from({ length: count }, () => [])
  for (const [node, at] of [...column].sort((a, b) => a[0] - b[0])) columns[at]?.push(node)

  const height = new Map<number, number>()
  const settle = (held: Array<number>) => {
    held.forEach((node, row) => {
      height.set(node, row - (held.length - 1) / 2)
    })
  }
  for (const held of columns) settle(held)
  const sweep = (order: ReadonlyArray<Array<number>>, towards: Map<number, Set<number>>) => {
    for (const held of order) {
      const wish = new Map(
        held.map((node) => {
          const near = [...(towards.get(node) ?? [])]
          const mean = near.reduce((sum, one) => sum + (height.get(one) ?? 0), 0) / Math.max(1, near.length)
          return [node, near.length === 0 ? (height.get(node) ?? 0) : mean] as const
        })
      )
      held.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || a - b)
      settle(held)
    }
  }
  for (let round = 0; round < 4; round++) {
    sweep(columns, before)
    sweep(columns.toReversed(), after)
  }
  const places = new Float64Array(2 * nodes).fill(Number.NaN)
  // Half as wide again as high, as the room for it is.
  const wide = Math.max(2.5, (1.5 * Math.max(0, ...columns.map((held) => held.length))) / Math.max(1, count - 1))
  columns.forEach((held, at) => {
    for (const node of held) {
      places[2 * node] = at * wide
      places[2 * node + 1] = height.get(node) ?? 0
    }
  })
  return places
}

/** The same places from top to bottom, for a picture that is higher than it is wide. */
export const turned = (places: Float64Array): Float64Array =>
  places.map((_, index) => places[index % 2 === 0 ? index + 1 : index - 1] ?? 0)

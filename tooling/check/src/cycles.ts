/**
 * The groups of nodes that reach each other, each in a fixed order: strongly connected components of two or more, and
 * nodes that lead to themselves. Tarjan 1972, doi:10.1137/0201010.
 */
export const cycles = (edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyArray<ReadonlyArray<string>> => {
  const order = new Map<string, number>()
  const stack: Array<string> = []
  const found: Array<ReadonlyArray<string>> = []
  const visit = (node: string): number => {
    const mine = order.size
    order.set(node, mine)
    stack.push(node)
    let lowest = mine
    for (const next of edges.get(node) ?? []) {
      const seen = order.get(next)
      if (seen === undefined) lowest = Math.min(lowest, visit(next))
      else if (stack.includes(next)) lowest = Math.min(lowest, seen)
    }
    if (lowest === mine) {
      const group = stack.splice(stack.indexOf(node)).sort()
      if (group.length > 1 || edges.get(node)?.has(node)) found.push(group)
    }
    return lowest
  }
  for (const node of edges.keys()) if (!order.has(node)) visit(node)
  return found
}

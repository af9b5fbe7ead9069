import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"

/** A number of nodes and links between them, flat, with self-loops and repetitions as they come. */
export interface Links {
  readonly nodes: number
  readonly pairs: ReadonlyArray<number>
}

const whole = (minimum: number, maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

const linksBetween = (nodes: number, most: number): Arbitrary.Arbitrary<Links> =>
  nodes === 0
    ? Arbitrary.Constant({ nodes, pairs: [] })
    : Arbitrary.map(
        Arbitrary.array(Arbitrary.all([whole(0, nodes - 1), whole(0, nodes - 1)]), { maxLength: most }),
        (links) => ({ nodes, pairs: links.flat() })
      )

/** Few nodes and many links: repetitions, self-loops and reversals in every run. */
export const crowded: Arbitrary.Arbitrary<Links> = Arbitrary.flatMap(whole(0, 6), (nodes) => linksBetween(nodes, 60))

/** About as many links as nodes: several components and nodes without a link. */
export const sparse: Arbitrary.Arbitrary<Links> = Arbitrary.flatMap(whole(0, 60), (nodes) => linksBetween(nodes, nodes))

/** Links, and a new name in `0..nodes-1` for each node. */
export const renamed: Arbitrary.Arbitrary<Links & { readonly names: ReadonlyArray<number> }> = Arbitrary.flatMap(
  sparse,
  (links) =>
    Arbitrary.map(Arbitrary.array(whole(0, 1_000_000), { minLength: links.nodes, maxLength: links.nodes }), (keys) => ({
      ...links,
      names: keys.map((_, i) => i).sort((a, b) => (keys[a] as number) - (keys[b] as number))
    }))
)

/** Links, and the same links in another order and partly reversed. */
export const reordered: Arbitrary.Arbitrary<readonly [Links, Links]> = Arbitrary.flatMap(crowded, (links) => {
  const count = links.pairs.length / 2
  return Arbitrary.map(
    Arbitrary.array(whole(0, 1_000_000), { minLength: count, maxLength: count }),
    (keys): readonly [Links, Links] => [
      links,
      {
        nodes: links.nodes,
        pairs: keys
          .map((_, i) => i)
          .sort((a, b) => (keys[a] as number) - (keys[b] as number))
          .flatMap((i) => {
            const a = links.pairs[2 * i] as number
            const b = links.pairs[2 * i + 1] as number
            return (keys[i] as number) % 2 === 0 ? [a, b] : [b, a]
          })
      }
    ]
  )
})

/** Who belongs to what, flat, with repetitions as they come, and what each membership counts, in eighths. */
export interface Memberships {
  readonly members: number
  readonly groups: number
  readonly pairs: ReadonlyArray<number>
  readonly weights: ReadonlyArray<number>
}

/**
 * Few members, each of whom meets most others, or many, each of whom meets a few; eighths add up without rounding, in
 * whatever order.
 */
export const memberships: Arbitrary.Arbitrary<Memberships> = Arbitrary.flatMap(
  Arbitrary.all([Arbitrary.map(whole(1, 30), (size) => (size < 16 ? size : size + 60)), whole(1, 20)]),
  ([members, groups]) =>
    Arbitrary.map(
      Arbitrary.array(Arbitrary.all([whole(0, members - 1), whole(0, groups - 1), whole(0, 8)]), { maxLength: 100 }),
      (rows) => ({
        members,
        groups,
        pairs: rows.flatMap((row) => row.slice(0, 2)),
        weights: rows.map(([, , eighths]) => eighths / 8)
      })
    )
)

import type { linkNames, nodeNames } from "./values.ts"

type Role = keyof typeof nodeNames | keyof typeof linkNames

/** An attribute that a file declares for its nodes or its links. */
export interface Declared {
  readonly title: string
  role?: Role
  default?: string
}

/**
 * The attributes that a file declares for one kind of thing, by their ids.
 *
 * **Details**: declaring one takes the same time however many there are: a file of 1 MB can declare 10,000.
 */
export class Declarations {
  readonly byId = new Map<string, Declared>()
  private readonly roles: ReadonlyArray<readonly [Role, ReadonlyArray<string>]>
  /** By role: what is declared under each of its names, the preferred name first. */
  private readonly candidates: ReadonlyMap<Role, ReadonlyArray<Set<Declared>>>
  private readonly bearers = new Map<Role, Declared>()

  constructor(roles: ReadonlyArray<readonly [Role, ReadonlyArray<string>]>) {
    this.roles = roles
    this.candidates = new Map(roles.map(([role, names]) => [role, names.map(() => new Set<Declared>())]))
  }

  /** Declares an attribute. Of those that mean the same, the one with the preferred name has the meaning. */
  add(id: string, title: string): void {
    const before = this.byId.get(id)
    const added: Declared = { title }
    this.byId.set(id, added)
    for (const [role, names] of this.roles) {
      const sets = this.candidates.get(role) as ReadonlyArray<Set<Declared>>
      if (before !== undefined) sets[names.indexOf(before.title.toLowerCase())]?.delete(before)
      sets[names.indexOf(title.toLowerCase())]?.add(added)
      const bearer = this.bearers.get(role)
      const [best] = sets.find((set) => set.size > 0) ?? []
      if (bearer === best) continue
      delete bearer?.role
      if (best === undefined) this.bearers.delete(role)
      else {
        best.role = role
        this.bearers.set(role, best)
      }
    }
  }

  /** The declarations that have a meaning, one for each at most. */
  withRole(): Iterable<Declared> {
    return this.bearers.values()
  }

  /** The declaration of an id; a value whose attribute is not declared is named by its id. */
  of(id: string): Declared {
    if (!this.byId.has(id)) this.add(id, id)
    return this.byId.get(id) as Declared
  }
}

export const entries = <K extends Role>(names: Record<K, ReadonlyArray<string>>): Array<[K, ReadonlyArray<string>]> =>
  Object.entries(names) as Array<[K, ReadonlyArray<string>]>

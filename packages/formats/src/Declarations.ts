import type { linkNames, nodeNames } from "./values.ts"

type Role = keyof typeof nodeNames | keyof typeof linkNames

/** An attribute that a file declares for its nodes or its links. */
export interface Declared {
  readonly title: string
  role?: Role
  default?: string
}

/** The attributes that a file declares for one kind of thing, by their ids. */
export class Declarations {
  readonly byId = new Map<string, Declared>()
  private readonly roles: ReadonlyArray<readonly [Role, ReadonlyArray<string>]>

  constructor(roles: ReadonlyArray<readonly [Role, ReadonlyArray<string>]>) {
    this.roles = roles
  }

  /** Declares an attribute. Of those that mean the same, the one with the preferred name has the meaning. */
  add(id: string, title: string): void {
    this.byId.set(id, { title })
    for (const [role, names] of this.roles) {
      let best: Declared | undefined
      for (const one of this.byId.values()) {
        const rank = names.indexOf(one.title.toLowerCase())
        if (rank === -1) continue
        if (best === undefined || rank < names.indexOf(best.title.toLowerCase())) best = one
        if (one.role === role) delete one.role
      }
      if (best !== undefined) best.role = role
    }
  }

  /** The declaration of an id; a value whose attribute is not declared is named by its id. */
  of(id: string): Declared {
    if (!this.byId.has(id)) this.add(id, id)
    return this.byId.get(id) as Declared
  }
}

export const entries = <K extends Role>(names: Record<K, ReadonlyArray<string>>): Array<[K, ReadonlyArray<string>]> =>
  Object.entries(names) as Array<[K, ReadonlyArray<string>]>

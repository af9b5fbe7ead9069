import { CityNetwork, foldName, type NetworkId, networkIdOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/** A year at the end of a name is the edition of the list that the name was taken from: EUCovenantofMayors2022. */
const edition = /^(.*\p{L}.*?)\s*(?:19[89]\d|20\d\d)$/u

/** The name of a network without the year of a list that stands at its end; as it is where that year lies ahead. */
export const nameOfNetwork = (printed: string, today: string): string => {
  const text = printed.trim()
  const stem = edition.exec(text)?.[1]
  return stem === undefined || text.slice(-4) > today.slice(0, 4) ? text : stem.trim()
}

/** Networks by every name that they are on record under, and those that this import brings. */
export class Networks {
  private readonly byName = new Map<string, NetworkId>()
  private readonly made = new Map<NetworkId, CityNetwork>()
  private readonly today: string

  private constructor(today: string) {
    this.today = today
  }

  /** Reads the networks on record: there are hundreds, not thousands. */
  static readonly load = (today: string) =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const rows = yield* sql<{ id: NetworkId; name: string; short_name: string | null }>`
        SELECT id, name, short_name FROM network ORDER BY id`
      const networks = new Networks(today)
      for (const { id, name } of rows) networks.byName.set(foldName(name), id)
      // A short name never takes a full name's place.
      for (const { id, short_name } of rows)
        if (short_name !== null && !networks.byName.has(foldName(short_name)))
          networks.byName.set(foldName(short_name), id)
      return networks
    })

  /** The network on record under a name, if there is one. */
  readonly find = (printed: string): NetworkId | undefined =>
    this.byName.get(foldName(printed)) ?? this.byName.get(foldName(nameOfNetwork(printed, this.today)))

  /**
   * The network that a printed name means; undefined where the text is no name.
   *
   * **Details**: one that no list named before comes with its record, every time: who asked first may not need it.
   */
  readonly named = (printed: string): { readonly id: NetworkId; readonly record?: CityNetwork } | undefined => {
    const known = this.find(printed)
    if (known !== undefined) {
      const record = this.made.get(known)
      return record === undefined ? { id: known } : { id: known, record }
    }
    const name = nameOfNetwork(printed, this.today)
    const folded = foldName(name)
    if (folded === "") return undefined
    const id = networkIdOf(`list:${folded}`)
    const record = new CityNetwork({ id, name, topics: [] })
    this.byName.set(folded, id)
    this.made.set(id, record)
    return { id, record }
  }
}

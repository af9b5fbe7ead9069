import { type JsonLdWorld, toJsonLd } from "@proxeny/formats"
import * as Stream from "effect/Stream"
import { joined } from "./pieces.ts"
import {
  readActivities,
  readAgreements,
  readCities,
  readClaims,
  readMemberships,
  readNetworks,
  readSources,
  readTwinnings
} from "./readRecords.ts"
import type { Pages } from "./snapshot.ts"

const written = (world: JsonLdWorld): string => [...toJsonLd(world)].join("")

const nodes = <A>(all: Pages<{ readonly record: A }>, world: (records: ReadonlyArray<A>) => JsonLdWorld) =>
  Stream.map(all, (page) => written(world(page.map(({ record }) => record))))

const close = "]}\n"

/** The register as JSON-LD, without holding it. */
export const jsonLdOf = () =>
  joined(
    Stream.flatten(
      Stream.fromIterable([
        nodes(readCities("shown"), (cities) => ({ cities })),
        nodes(readNetworks("shown"), (networks) => ({ networks })),
        nodes(readMemberships("shown"), (memberships) => ({ memberships })),
        nodes(readTwinnings("shown"), (twinnings) => ({ twinnings })),
        nodes(readAgreements("shown"), (agreements) => ({ agreements })),
        nodes(readActivities("shown"), (activities) => ({ activities })),
        nodes(readSources("shown"), (sources) => ({ sources })),
        nodes(readClaims("shown"), (claims) => ({ claims }))
      ])
    ),
    // The last node has a line end of its own.
    { head: written({}).slice(0, -close.length), between: ",\n", foot: `\n${close}` }
  )

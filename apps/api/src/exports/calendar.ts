import { type CalendarEvent, type CalendarLanguage, calendarEvents, toIcs } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import { pieces } from "./pieces.ts"
import { namedCities } from "./readCities.ts"
import { readTwinnings } from "./readRecords.ts"
import { type AgreementRow, agreementOf } from "./recordRows.ts"

/** How a calendar is asked for. */
export interface CalendarRequest {
  readonly language: CalendarLanguage
  /** The day, YYYY-MM-DD, before which no round anniversary is written. */
  readonly from: string
  readonly asOf: string
  /** When it is made, in UTC. */
  readonly stampedAt: string
}

/** Renewals and anniversaries as a calendar; the events are held, the register is not. */
export const calendarOf = ({ asOf, from, language, stampedAt }: CalendarRequest) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const events: Array<CalendarEvent> = []
      yield* Stream.runForEach(readTwinnings("shown"), (page) =>
        Effect.gen(function* () {
          const twinnings = page.map(({ record }) => record)
          const agreements = yield* sql<AgreementRow>`
            SELECT * FROM agreement WHERE twinning_id = ANY(${twinnings.map(({ id }) => id)}::uuid[]) ORDER BY id`
          const cities = yield* namedCities(twinnings.flatMap((twinning) => twinning.cities))
          events.push(
            ...calendarEvents({ cities, twinnings, agreements: agreements.map(agreementOf) }, { asOf, language })
          )
        })
      )
      return pieces(toIcs(events, { stampedAt, language, from }))
    })
  )

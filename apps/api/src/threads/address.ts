import * as Redacted from "effect/Redacted"
import type { Address } from "../sql/Database.ts"

/** `Address` as it can be sent to a thread. */
export type PlainAddress =
  | { readonly url: string; readonly shown: string }
  | { readonly host: string; readonly port: number; readonly username: string; readonly database: string }

export const plainAddress = (address: Address): PlainAddress =>
  "url" in address ? { url: Redacted.value(address.url), shown: address.shown } : address

/** The address as a thread uses it. */
export const addressOf = (address: PlainAddress): Address =>
  "url" in address ? { url: Redacted.make(address.url), shown: address.shown } : address

import type { OperationBody } from "@proxeny/client"

type Body = OperationBody<"POST /api/v1/imports/choices">

/** That a printed place is a city of its own; that its rows are left out. Anything else is a place of the gazetteer. */
export const own = "own"
export const leaveOut = "leave-out"

/** What a person chose for a printed place, as it is sent: for the name with the country and region printed beside it. */
export const choiceBody = (
  { country, region, text }: { readonly text: string; readonly country?: string; readonly region?: string },
  choice: string
): Body => {
  const printed = {
    name: text,
    ...(country === undefined || country.trim() === "" ? {} : { country }),
    ...(region === undefined || region.trim() === "" ? {} : { region })
  }
  if (choice === own) return { ...printed, own: true }
  return choice === leaveOut ? { ...printed, leaveOut: true } : { ...printed, geonames: choice }
}

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { broken } from "../base/FieldRule.ts"
import { CityId } from "../base/identity.ts"
import { issuesOf, type ValueIssue } from "../base/issues.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode, Population } from "../city/City.ts"
import { CityName } from "../city/CityName.ts"
import { Coordinates } from "../city/Coordinates.ts"
import { Identifier } from "../city/Identifier.ts"
import type { SubjectKind } from "../evidence/Claim.ts"
import { CityNetwork } from "../network/CityNetwork.ts"
import { MembershipRole } from "../network/Membership.ts"
import { answerValues, attributeOfAnswer, NotApplicable, notApplicableAttribute } from "../strategy/answersFrom.ts"
import { Activity, Money } from "../twinning/Activity.ts"
import { Agreement, CooperationField } from "../twinning/Agreement.ts"
import { Stage } from "../twinning/Stage.ts"
import { TensionEvent } from "../twinning/TensionEvent.ts"

type Values = Readonly<Record<string, Schema.Top>>

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const { evidence: _stage, ...stage } = Stage.fields
const { evidence: _activity, id: _activityId, ...activity } = Activity.fields
const { evidence: _tension, id: _tensionId, ...tension } = TensionEvent.fields
const texts = CityNetwork.fields

/**
 * The shape of the value of every attribute that Proxeny reads, by what the claim is about.
 *
 * **When to use**: to check what a person states. What lists and documents say under other attributes is kept as it is.
 */
export const attributeValues: Readonly<Partial<Record<SubjectKind, Values>>> = {
  city: {
    name: CityName,
    aliases: Schema.Array(CityName.fields.text),
    identifier: Identifier,
    country: CountryCode,
    coordinates: Coordinates,
    population: Population,
    "twins-in-country": Schema.Struct({ country: CountryCode, partners: Schema.Array(CityId) }),
    "twin-count": Schema.Struct({ count: Count, country: Schema.optionalKey(CountryCode) }),
    "offices-in-country": Schema.Struct({ country: CountryCode, cities: Schema.Array(CityId) }),
    cooperation: Schema.Struct({ with: CityId, topic: Schema.NonEmptyString })
  },
  twinning: {
    exists: Schema.Boolean,
    stage: Schema.Struct(stage),
    topic: Schema.Union([Schema.NonEmptyString, Schema.Literal(false)]),
    "yearly-cost": Money,
    office: Schema.Struct({ of: CityId, in: CityId, status: Schema.optionalKey(Schema.NonEmptyString) })
  },
  agreement: {
    kind: Agreement.fields.kind,
    title: Schema.NonEmptyString,
    "signed-on": PartialDate,
    "expires-on": PartialDate,
    fields: Schema.Array(CooperationField)
  },
  activity: { reported: Schema.Struct(activity) },
  tension: { reported: Schema.Struct(tension) },
  network: {
    name: Schema.Union([Schema.NonEmptyString, CityName]),
    "short-name": Schema.NonEmptyString,
    scope: texts.scope.schema,
    founded: PartialDate,
    topics: texts.topics
  },
  membership: { exists: Schema.Boolean, role: MembershipRole },
  strategy: {
    ...Object.fromEntries(
      Object.entries(answerValues).map(([key, value]) => [
        attributeOfAnswer(key as keyof typeof answerValues),
        value as Schema.Top
      ])
    ),
    [notApplicableAttribute]: NotApplicable
  }
}

/**
 * Whether a value has the shape that an attribute of a record asks for.
 *
 * **Errors**: every fault with its place in the value; an attribute that is not known, with those that are.
 */
export const checkValue = (
  kind: SubjectKind,
  attribute: string,
  value: Schema.Json
): Result.Result<Schema.Json, ReadonlyArray<ValueIssue>> => {
  const known = attributeValues[kind] ?? {}
  const schema = Object.hasOwn(known, attribute) ? known[attribute] : undefined
  if (schema === undefined) {
    const names = Object.keys(known)
    const instead = names.length === 0 ? "nothing can be stated of it one by one" : `use one of ${names.join(", ")}`
    const message = `"${attribute}" is not known of a ${kind}: ${instead}`
    return Result.fail([
      { path: "attribute", message, ...(names.length === 0 ? broken("unknown") : broken("one-of", names)) }
    ])
  }
  const decoded = Schema.decodeUnknownResult(schema as Schema.Codec<unknown>)(value, {
    errors: "all",
    onExcessProperty: "error"
  })
  return Result.isSuccess(decoded)
    ? Result.succeed(value)
    : Result.fail(
        issuesOf(decoded.failure, "value").map((one) => ({
          ...one,
          path: one.path === "value" ? one.path : `value.${one.path}`
        }))
      )
}

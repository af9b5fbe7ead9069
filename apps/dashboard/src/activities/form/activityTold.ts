import { topicWords } from "../../evidence/claimWords.ts"
import { formatCount, formatMoney } from "../../i18n/format.ts"
import { t } from "../../i18n/language.ts"
import { s } from "../../i18n/scores.ts"
import { aside, listed, wordFor } from "../../i18n/words.ts"
import { w } from "../../i18n/writing.ts"
import { dateWords } from "../../writing/dateWords.ts"
import type { Told } from "../../writing/Newer.tsx"
import type { Report } from "./activityDraft.ts"

/** What a report says, value by value, in words. */
export const activityTold = (
  report: Report,
  cities: ReadonlyArray<{ readonly id: string; readonly name: string }>
): ReadonlyArray<Told> => {
  const words = s().activities
  const list = (items: ReadonlyArray<string> | undefined, none: string) =>
    items === undefined ? w().form.notKnown : items.length === 0 ? none : listed(items)
  const { benefits, benefitsKnownFor, citizenLed, fields, money, organisers, people } = report
  const gainOf = (city: string): string =>
    list(
      benefits === undefined || benefitsKnownFor?.includes(city as never) === false
        ? undefined
        : benefits
            .filter((benefit) => benefit.city === city)
            .map(({ attestedBy, kind }) => wordFor(words.benefits, kind) + aside(wordFor(words.attesters, attestedBy))),
      w().activity.gainedNothing
    )
  return [
    { label: w().activity.type, value: wordFor(words.types, report.type) },
    { label: w().activity.name, value: report.title ?? "" },
    { label: w().activity.on, value: dateWords(report.on) },
    { label: w().activity.until, value: report.until === undefined ? "" : dateWords(report.until) },
    { label: w().activity.fields, value: list(fields?.map(topicWords), w().form.none) },
    {
      label: w().activity.organisers,
      value: list(
        organisers?.map(({ name, sector }) => `${name}${aside(wordFor(s().sectors, sector))}`),
        words.noOrganiser
      )
    },
    {
      label: w().activity.citizenLed,
      value: citizenLed === undefined ? w().form.notKnown : citizenLed ? t().words.yes : t().words.no
    },
    { label: w().activity.people, value: people === undefined ? "" : formatCount(people) },
    { label: w().activity.money, value: money === undefined ? "" : formatMoney(money.amount, money.currency) },
    ...cities.map(({ id, name }) => ({ label: `${w().activity.benefits}${aside(name)}`, value: gainOf(id) }))
  ]
}

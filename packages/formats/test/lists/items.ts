const item = (id: string) => ({
  value: { "entity-type": "item", "numeric-id": Number(id.slice(1)), id },
  type: "wikibase-entityid"
})

/** A snak that names an item. */
export const names = (property: string, id: string) => ({ snaktype: "value", property, datavalue: item(id) })

/** A snak with a time, known to a day (11), a month (10), a year (9) or a decade (8). */
export const at = (property: string, time: string, precision = 11) => ({
  snaktype: "value",
  property,
  datavalue: { value: { time, timezone: 0, before: 0, after: 0, precision }, type: "time" }
})

/** A snak with a text. */
export const says = (property: string, text: string) => ({
  snaktype: "value",
  property,
  datavalue: { value: text, type: "string" }
})

/** A snak with a number. */
export const counts = (property: string, count: number) => ({
  snaktype: "value",
  property,
  datavalue: { value: { amount: `+${count}`, unit: "1" }, type: "quantity" }
})

/** A snak with a place. */
export const lies = (latitude: number, longitude: number, globe = "http://www.wikidata.org/entity/Q2") => ({
  snaktype: "value",
  property: "P625",
  datavalue: { value: { latitude, longitude, globe }, type: "globecoordinate" }
})

/** A statement, with what qualifies it, what it rests on, and its rank. */
export const claim = (
  mainsnak: object,
  qualifiers: ReadonlyArray<{ readonly property: string }> = [],
  rank = "normal",
  references: ReadonlyArray<ReadonlyArray<{ readonly property: string }>> = []
) => ({
  mainsnak,
  type: "statement",
  rank,
  qualifiers: Object.groupBy(qualifiers, ({ property }) => property),
  references: references.map((snaks) => ({ snaks: Object.groupBy(snaks, ({ property }) => property) }))
})

/** An item with its labels and statements. */
export const entity = (
  id: string,
  labels: Readonly<Record<string, string>>,
  claims: Readonly<Record<string, ReadonlyArray<object>>> = {}
) => ({
  type: "item",
  id,
  labels: Object.fromEntries(Object.entries(labels).map(([language, value]) => [language, { language, value }])),
  claims
})

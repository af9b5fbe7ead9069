const units: Readonly<Record<string, number>> = {
  "": 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30
}

/** How many bytes are meant by a text such as `500000000`, `500 MB` or `1.5 GiB`; NaN where it is none. */
export const byteSize = (text: string): number => {
  const { count, unit = "" } = /^(?<count>\d+(?:\.\d+)?)\s*(?<unit>(?:[KMG]I?B)?)$/i.exec(text)?.groups ?? {}
  return Math.floor(Number(count) * (units[unit.toUpperCase()] ?? Number.NaN))
}

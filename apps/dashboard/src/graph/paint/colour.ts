/** Red, green and blue, 0 to 255. */
export type Channels = readonly [red: number, green: number, blue: number]

/** The channels of an opaque colour as a style sheet or a browser writes it: `#rrggbb`, `rgb(…)`; undefined for other forms. */
export const channelsOf = (colour: string): Channels | undefined => {
  const found =
    /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour) ??
    /^rgb\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)\)$/.exec(colour)
  if (found === null) return undefined
  const base = colour.startsWith("#") ? 16 : 10
  const channel = (at: number) => (base === 16 ? Number.parseInt(found[at] ?? "", base) : Math.round(Number(found[at])))
  return [channel(1), channel(2), channel(3)]
}

/** Channels as `#rrggbb`. */
export const hexOf = (channels: Channels): string =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const tokens = new Map(
  [
    ...readFileSync(join(import.meta.dirname, "tokens.css"), "utf8").matchAll(
      /(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g
    )
  ].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }] as const)
)

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const grounds = ["--c-bg", "--c-surface", "--c-sunken", "--c-hover"]
const pairs: ReadonlyArray<readonly [ink: string, ground: string, least: number]> = [
  ...["--c-ink", "--c-ink-2", "--c-accent"].flatMap((ink) => grounds.map((ground) => [ink, ground, 4.5] as const)),
  ["--c-ink-3", "--c-surface", 4.5],
  ["--c-accent-ink", "--c-accent", 4.5],
  ["--c-accent", "--c-accent-soft", 4.5],
  ["--c-ink-2", "--c-accent-soft", 4.5],
  ["--c-warn", "--c-warn-soft", 4.5],
  ["--c-warn", "--c-surface", 4.5],
  ["--c-bg", "--c-ink", 4.5],
  ["--c-line-strong", "--c-surface", 3],
  ["--c-focus", "--c-bg", 3],
  ["--c-focus", "--c-surface", 3],
  ["--c-arc-hi", "--c-surface", 3],
  ["--c-arc-hi", "--c-land", 3],
  ["--cat-1", "--c-surface", 3]
]

test.each(pairs)("%s on %s reads in light and dark", (ink, ground, least) => {
  for (const scheme of ["light", "dark"] as const)
    expect(
      contrast(tokens.get(ink)?.[scheme] ?? "", tokens.get(ground)?.[scheme] ?? ""),
      scheme
    ).toBeGreaterThanOrEqual(least)
})

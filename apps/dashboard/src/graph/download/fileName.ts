/** How many characters of a name are kept: file systems take 255 bytes, and a character has up to four. */
const longest = 59

/** The name of a file after what it shows: letters and digits of any script, parted by hyphens. */
export const fileName = (words: ReadonlyArray<string>, ending: string): string => {
  const stem = words
    .join(" ")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
  const kept = [...stem].slice(0, longest).join("").replace(/-+$/, "")
  return `proxeny-${kept === "" ? "graph" : kept}.${ending}`
}

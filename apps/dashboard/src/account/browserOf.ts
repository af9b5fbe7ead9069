/** Browsers by what tells them apart in what they call themselves; whoever copies another's name comes first. */
const browsers: ReadonlyArray<readonly [mark: RegExp, name: string]> = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bMicroMessenger\//, "WeChat"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"]
]
const systems: ReadonlyArray<readonly [mark: RegExp, name: string]> = [
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bHarmonyOS\b|\bOpenHarmony\b/, "HarmonyOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"]
]

const nameOf = (marks: typeof browsers, said: string) => marks.find(([mark]) => mark.test(said))?.[1]

/** What a browser is, from what it calls itself: enough to know one's own session again. Undefined where it tells nothing. */
export const browserOf = (
  said: string | undefined
): { readonly browser: string; readonly system: string | undefined } | undefined => {
  const browser = said === undefined ? undefined : nameOf(browsers, said)
  return said === undefined || browser === undefined ? undefined : { browser, system: nameOf(systems, said) }
}

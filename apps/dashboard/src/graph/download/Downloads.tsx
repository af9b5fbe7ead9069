import type { MultiPolygon } from "geojson"
import { createSignal, For, Show } from "solid-js"
import { g } from "../../i18n/graph.ts"
import { loadLand } from "../../map/land.ts"
import { Button } from "../../ui/controls.tsx"
import { Icon } from "../../ui/Icon.tsx"
import styles from "../graph.module.css"
import { readPalette } from "../paint/palette.ts"
import type { Sheet } from "./compose.ts"
import { fileName } from "./fileName.ts"
import { graphToWrite } from "./toWrite.ts"

const formats = ["svg", "png", "gexf", "graphml"] as const
type Format = (typeof formats)[number]

const makeFile = async (format: Format, sheet: Sheet, today: string): Promise<Blob> => {
  const palette = readPalette(document.documentElement)
  if (format === "svg" || format === "png") {
    const { sheetPng, sheetSvg } = await import("./files.ts")
    const land: MultiPolygon | undefined = sheet.mapped ? await loadLand() : undefined
    return format === "png"
      ? sheetPng(sheet, palette, land)
      : new Blob([sheetSvg(sheet, palette, land)], { type: "image/svg+xml" })
  }
  const { toGexf, toGraphMl } = await import("./graphFiles.ts")
  const graph = graphToWrite(sheet.picture, [sheet.title, sheet.subtitle, ...sheet.foot].join(" · "), today, palette)
  return new Blob([format === "gexf" ? toGexf(graph) : toGraphMl(graph)], { type: "application/xml" })
}

/** Buttons that make a file of what is on the screen; they rest as long as there is no picture. */
export function Downloads(props: {
  readonly sheet: () => Sheet | undefined
  readonly ready: boolean
  /** What the file is named after. */
  readonly name: ReadonlyArray<string>
}) {
  const [failed, setFailed] = createSignal<string>()
  const download = async (format: Format) => {
    setFailed(undefined)
    const sheet = props.sheet()
    if (sheet === undefined) return
    try {
      const file = await makeFile(format, sheet, new Date().toISOString().slice(0, 10))
      const { save } = await import("./files.ts")
      save(fileName(props.name, format), file)
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <fieldset class={`${styles.downloads} screen-only`} aria-label={g().download.label}>
      <span class={styles.quiet}>
        <Icon name="download" size={15} />
        {g().download.label}
      </span>
      <For each={formats}>
        {(format) => (
          <Button
            aria-label={g().download.as(g().download[format])}
            aria-disabled={!props.ready}
            onClick={() => download(format)}
          >
            {g().download[format]}
          </Button>
        )}
      </For>
      <Show when={failed()}>{(why) => <p role="alert">{g().download.failed(why())}</p>}</Show>
    </fieldset>
  )
}

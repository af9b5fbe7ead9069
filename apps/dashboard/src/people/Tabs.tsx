import { A } from "@solidjs/router"
import { p } from "../i18n/people.ts"
import { segmentClass, segmentsClass } from "../ui/controls.tsx"

/** The two rooms of whoever looks after an installation. */
export const Tabs = () => (
  <nav class={segmentsClass()} aria-label={p().settings.rooms}>
    <A class={segmentClass()} href="/people" end>
      {p().menu.people}
    </A>
    <A class={segmentClass()} href="/settings" end>
      {p().menu.settings}
    </A>
  </nav>
)

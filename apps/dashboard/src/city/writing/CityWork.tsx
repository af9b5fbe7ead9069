import type { Shapes } from "@proxeny/client"
import { Show } from "solid-js"
import { w } from "../../i18n/writing.ts"
import { cityName } from "../../naming.tsx"
import { StrategyForm } from "../../strategy/form/StrategyForm.tsx"
import { FormPanel } from "../../writing/FormPanel.tsx"
import { TwinningForm } from "./TwinningForm.tsx"

export type CityWorkKind = "twinning" | "strategy"

/** The form that is open on the page of a city. */
export default function CityWork(props: {
  readonly city: typeof Shapes.CityDetail.Encoded
  /** The answers on its strategy that count now. */
  readonly profile: { readonly id: string; readonly asOf: string } | undefined
  readonly work: CityWorkKind
  readonly onTwinning: (twinning: string) => unknown
  readonly onStrategy: () => unknown
  readonly onCancel: () => void
}) {
  return (
    <Show
      when={props.work === "twinning"}
      fallback={
        <FormPanel title={w().strategy.title(cityName(props.city))} note={w().strategy.note}>
          <StrategyForm
            city={props.city.id}
            profile={props.profile}
            onSaved={() => props.onStrategy()}
            onCancel={props.onCancel}
          />
        </FormPanel>
      }
    >
      <FormPanel title={w().twinning.title(cityName(props.city))}>
        <TwinningForm city={props.city} onSaved={(twinning) => props.onTwinning(twinning)} onCancel={props.onCancel} />
      </FormPanel>
    </Show>
  )
}

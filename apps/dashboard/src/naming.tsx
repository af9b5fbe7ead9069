import { Show } from "solid-js"
import { language } from "./i18n/language.ts"
import styles from "./naming.module.css"

/** What a city is called in passing. */
export interface Named {
  readonly name: string
  readonly nameZh?: string
}

/** The name of a city in the language of the interface. */
export const cityName = (city: Named): string => (language() === "zh" ? (city.nameZh ?? city.name) : city.name)

/** Its name in the other language, where a list gives one. */
export const otherCityName = (city: Named): string | undefined =>
  city.nameZh === undefined || city.nameZh === city.name ? undefined : language() === "zh" ? city.name : city.nameZh

/** A city's name, with the name in the other script beside it. */
export function CityName(props: { readonly city: Named; readonly plain?: boolean }) {
  return (
    <span class={styles.name}>
      <span>{cityName(props.city)}</span>
      <Show when={props.plain === true ? undefined : otherCityName(props.city)}>
        {(other) => (
          <>
            {" "}
            <span class={styles.other} lang={language() === "zh" ? "en" : "zh-CN"}>
              {other()}
            </span>
          </>
        )}
      </Show>
    </span>
  )
}

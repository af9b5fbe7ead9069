import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { Citations } from "../evidence/Claims.tsx"
import { formatPoint } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { aside, listed } from "../i18n/words.ts"
import { Card } from "../ui/Card.tsx"
import { Icon } from "../ui/Icon.tsx"
import { pageStyles } from "../ui/page.ts"
import styles from "./city.module.css"

type City = typeof Shapes.CityDetail.Encoded

const registers = {
  wikidata: { label: "Wikidata", page: "https://www.wikidata.org/wiki/" },
  geonames: { label: "GeoNames", page: "https://www.geonames.org/" },
  unlocode: { label: "UN/LOCODE", page: undefined }
} as const

/** Names, figures and ids of a city. */
export function About(props: { readonly city: City }) {
  // Names whose language is known come first; the spellings that gazetteers add without one are many.
  const printed = createMemo(() =>
    props.city.names.filter(
      ({ kind, language, text }) => text !== props.city.name && (kind === "name" || language !== undefined)
    )
  )
  const spellings = createMemo(() =>
    props.city.names.filter(({ kind, language }) => kind !== "name" && language === undefined)
  )
  return (
    <Card title={t().city.facts}>
      <dl class={pageStyles.facts}>
        <Show when={printed().length + spellings().length > 0}>
          <dt>{t().city.names}</dt>
          <dd>
            <ul class={styles.names}>
              <For each={printed()}>
                {(name) => (
                  <li>
                    <span lang={name.language}>{name.text}</span>
                    <Show when={name.kind !== "name"}>
                      <span class={pageStyles.small}>{aside(t().city.nameKinds[name.kind])}</span>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={spellings().length > 0}>
              <details class={styles.spellings}>
                <summary>{t().city.otherSpellings(spellings().length)}</summary>
                <ul class={styles.names}>
                  <For each={spellings()}>
                    {(name) => (
                      <li title={t().city.nameKinds[name.kind]}>
                        <bdi>{name.text}</bdi>
                      </li>
                    )}
                  </For>
                </ul>
              </details>
            </Show>
          </dd>
        </Show>
        <dt>{t().city.population}</dt>
        <dd>
          <Show when={props.city.population} fallback={<span class={pageStyles.muted}>{t().words.notStated}</span>}>
            {(population) => <>{t().words.population(population().count, population().year)}</>}
          </Show>
        </dd>
        <dt>{t().city.coordinates}</dt>
        <dd>
          <Show when={props.city.coordinates} fallback={<span class={pageStyles.muted}>{t().words.notStated}</span>}>
            {(point) => <>{formatPoint(point().latitude, point().longitude)}</>}
          </Show>
        </dd>
        <Show when={props.city.identifiers.length > 0}>
          <dt>{t().city.registers}</dt>
          <dd>
            <ul>
              <For each={props.city.identifiers}>
                {(identifier) => {
                  const register = () => registers[identifier.scheme]
                  return (
                    <li>
                      <Show
                        when={register().page}
                        fallback={
                          <>
                            {register().label} {identifier.value}
                          </>
                        }
                      >
                        {(page) => (
                          <a class={styles.away} href={`${page()}${identifier.value}`} rel="noreferrer">
                            {register().label} {identifier.value}
                            <Icon name="away" size={13} />
                          </a>
                        )}
                      </Show>
                    </li>
                  )
                }}
              </For>
            </ul>
          </dd>
        </Show>
      </dl>
    </Card>
  )
}

/** The networks that a city belongs to, by itself or through another. */
export function Memberships(props: { readonly city: City }) {
  return (
    <Card title={t().city.memberships}>
      <Show
        when={props.city.networks.length > 0}
        fallback={<p class={pageStyles.muted}>{t().city.membershipsEmpty}</p>}
      >
        <ul class={pageStyles.list}>
          <For each={props.city.networks}>
            {(membership) => (
              <li>
                <div class={pageStyles.line}>
                  <A class={styles.network} href={`/networks/${membership.network.id}`} title={membership.network.name}>
                    {membership.network.shortName ?? membership.network.name}
                  </A>
                  <span class={pageStyles.small}>
                    <Show when={membership.through} fallback={t().city.direct}>
                      {(through) => (
                        <A href={`/networks/${through().id}`}>
                          {t().city.through(through().shortName ?? through().name)}
                        </A>
                      )}
                    </Show>
                  </span>
                </div>
                <Show when={membership.roles.length > 0}>
                  <p>{listed(membership.roles.map((role) => t().roles[role]))}</p>
                </Show>
                <Citations claims={membership.claims} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}

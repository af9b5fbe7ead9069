import type { Action } from "@proxeny/domain"
import { Navigate, useLocation } from "@solidjs/router"
import { type JSX, Match, Switch } from "solid-js"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { Answer } from "../shell/Answer.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { Skeleton } from "../ui/states.tsx"
import { accountQuery, type Me, may, rulesKnown } from "./account.ts"
import { signInPath } from "./backTo.ts"

/** A page for whoever is signed in and may do something: strangers are led to sign in and back, others are told. */
export function SignedIn(props: { readonly action?: Action; readonly children: (me: () => Me) => JSX.Element }) {
  const location = useLocation()
  const loading = (
    <>
      <PageHead title={t().state.loading} />
      <Skeleton label={t().state.loading} lines={8} />
    </>
  )
  return (
    <Answer query={accountQuery} page>
      {(account) => (
        <Switch fallback={<Navigate href={signInPath(`${location.pathname}${location.search}${location.hash}`)} />}>
          <Match when={account().person !== undefined && props.action !== undefined && !rulesKnown()}>{loading}</Match>
          <Match when={account().person !== undefined && props.action !== undefined && !may(props.action)}>
            <PageHead title={p().notAllowed.title} subtitle={p().notAllowed.detail} />
          </Match>
          <Match when={account().person}>{(person) => props.children(person)}</Match>
        </Switch>
      )}
    </Answer>
  )
}

import { A, useParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Claims } from "../evidence/Claims.tsx"
import { topicWords } from "../evidence/claimWords.ts"
import { viewPath } from "../graph/view.ts"
import { t } from "../i18n/language.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { Members } from "./Members.tsx"
import { useNetwork } from "./queries.ts"

export default function Network() {
  const params = useParams<{ id: string }>()
  const query = useNetwork(() => params.id)
  createPageTitle(() => (query.isSuccess ? (query.data.shortName ?? query.data.name) : t().networks.title))
  return (
    <Answer query={query} page>
      {(network) => {
        const direct = () =>
          network().members.filter(({ city, through }) => city !== undefined && through === undefined)
        const mediated = () =>
          network().members.filter(({ city, through }) => city !== undefined && through !== undefined)
        const networks = () => network().members.filter((member) => member.network !== undefined)
        return (
          <>
            <PageHead
              kind={t().network.kind}
              title={network().shortName ?? network().name}
              subtitle={[
                ...(network().shortName === undefined ? [] : [network().name]),
                ...[network().scope].flatMap((scope) => (scope === undefined ? [] : [t().networks.scopes[scope]])),
                ...(network().founded === undefined ? [] : [t().network.foundedIn(network().founded ?? 0)])
              ].join(" · ")}
            >
              <div class={`${pageStyles.actions} screen-only`}>
                <A class={buttonClass()} href={viewPath({ view: "networks", network: network().id })}>
                  <Icon name="graph" size={16} />
                  {t().words.showInGraph}
                </A>
              </div>
            </PageHead>
            <div class={pageStyles.two}>
              <div class={pageStyles.column}>
                <Members title={t().network.direct} note={t().network.directNote} members={direct()} />
                <Show when={mediated().length > 0}>
                  <Members title={t().network.mediated} note={t().network.mediatedNote} members={mediated()} mediated />
                </Show>
                <Show when={networks().length > 0}>
                  <Members title={t().network.networks} note={t().network.networksNote} members={networks()} />
                </Show>
              </div>
              <div class={pageStyles.column}>
                <Card title={t().network.memberOf}>
                  <Show
                    when={network().memberOf.length > 0}
                    fallback={<p class={pageStyles.muted}>{t().network.none}</p>}
                  >
                    <ul class={pageStyles.list}>
                      <For each={network().memberOf}>
                        {(other) => (
                          <li>
                            <A href={`/networks/${other.id}`}>{other.shortName ?? other.name}</A>
                            <Show when={other.shortName}>
                              <div class={pageStyles.small}>{other.name}</div>
                            </Show>
                          </li>
                        )}
                      </For>
                    </ul>
                  </Show>
                </Card>
                <Show when={network().topics.length > 0}>
                  <Card title={t().network.topics}>
                    <p>{t().values.list(network().topics.map(topicWords))}</p>
                  </Card>
                </Show>
              </div>
            </div>
            <Card title={t().network.evidence} flush>
              <Show when={network().evidence.length > 0} fallback={<Empty title={t().network.evidenceEmpty} />}>
                <Claims claims={network().evidence} />
              </Show>
            </Card>
          </>
        )
      }}
    </Answer>
  )
}

import { A, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { formatDate } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { afterWrite } from "../writing/afterWrite.ts"
import { JobView } from "./JobView.tsx"
import { useJob } from "./queries.ts"

/** One import as it goes on, or what it came to. */
export default function JobPage() {
  const params = useParams<{ id: string }>()
  const job = useJob(() => params.id)
  const [ended, setEnded] = createSignal(false)
  createPageTitle(() => (job.isSuccess ? job.data.title : m().title))
  return (
    <Answer query={job} page>
      {(found) => (
        <>
          <PageHead
            kind={m().job.kinds[found().kind]}
            title={found().title}
            subtitle={`${found().by.name} · ${formatDate(found().createdAt.slice(0, 10))} · ${found()
              .files.map(({ name }) => name)
              .join(", ")}`}
          >
            <A class={buttonClass()} href="/imports">
              {m().title}
            </A>
          </PageHead>
          <Card
            title={ended() ? m().report.title : m().job.states[found().state === "done" ? "running" : found().state]}
          >
            <Show when={found().id} keyed>
              {(id) => (
                <JobView
                  job={id}
                  kind={found().kind}
                  ahead={found().ahead}
                  onEnded={(report) => {
                    setEnded(report !== undefined)
                    if (report !== undefined && !report.preview) void afterWrite()
                  }}
                />
              )}
            </Show>
          </Card>
        </>
      )}
    </Answer>
  )
}

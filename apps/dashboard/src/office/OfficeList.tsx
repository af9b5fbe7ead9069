import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js"
import { queryClient } from "../api.ts"
import { formatDate, formatMoney } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { listed } from "../i18n/words.ts"
import { w } from "../i18n/writing.ts"
import { cityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { Button } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { pageStyles } from "../ui/page.ts"
import { Skeleton } from "../ui/states.tsx"
import { RecordTools } from "../writing/RecordTools.tsx"
import {
  type About,
  type Contact,
  type Cost,
  type Note,
  type OfficeDocument,
  type OfficeKind,
  type OfficeRecord,
  shortWords,
  sizeWords,
  takesNew
} from "./kinds.ts"
import { OfficeForm } from "./OfficeForm.tsx"
import styles from "./office.module.css"
import { useOfficeList } from "./queries.ts"
import { RemoveForm } from "./RemoveForm.tsx"
import { UploadForm } from "./UploadForm.tsx"

/** What is open in a list: a form for a new record, or for one of those in it. */
type Open = { readonly kind: "new" } | { readonly kind: "change" | "remove"; readonly id: string }

/** One list of an office, with its small forms for whoever may write. */
export function OfficeList(props: { readonly kind: OfficeKind; readonly about: About; readonly mayWrite: boolean }) {
  const query = useOfficeList(props.kind, () => props.about)
  const [open, setOpen] = createSignal<Open>()
  const items = createMemo(() => (query.isSuccess ? query.data.pages.flatMap((page) => page.items) : []))
  const total = () => (query.isSuccess ? (query.data.pages[0]?.total ?? 0) : 0)
  const opened = (kind: "change" | "remove", id: string) => {
    const now = open()
    return now?.kind === kind && now.id === id
  }
  const close = () => setOpen(undefined)
  const saved = async () => {
    // What an office keeps bears on the portfolio, too: all that is shown is read anew.
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "GET /api/v1/account" })
    close()
  }
  return (
    <section class={styles.list} aria-label={w().office[props.kind]}>
      <header>
        <h3>{w().office[props.kind]}</h3>
        <Show when={props.mayWrite && takesNew(props.kind, props.about.kind) && open()?.kind !== "new"}>
          <Button onClick={() => setOpen({ kind: "new" })}>
            <Icon name="plus" size={16} />
            {w().office.add[props.kind]}
          </Button>
        </Show>
      </header>
      <Show when={open()?.kind === "new"}>
        <div class={styles.form}>
          <Show
            when={props.kind === "documents"}
            fallback={<OfficeForm kind={props.kind} about={props.about} onSaved={saved} onCancel={close} />}
          >
            <UploadForm about={props.about} onSaved={saved} onCancel={close} />
          </Show>
        </div>
      </Show>
      <Answer query={query} skeleton={<Skeleton label={t().state.loading} lines={2} />}>
        {() => (
          <Show when={items().length > 0} fallback={<p class={pageStyles.muted}>{w().office.empty[props.kind]}</p>}>
            <ul class={pageStyles.list}>
              <For each={items()}>
                {(record) => (
                  <li>
                    <Switch>
                      <Match when={opened("change", record.id)}>
                        <div class={styles.form}>
                          <OfficeForm
                            kind={props.kind}
                            about={props.about}
                            record={record}
                            onSaved={saved}
                            onCancel={close}
                          />
                        </div>
                      </Match>
                      <Match when={opened("remove", record.id)}>
                        <div class={styles.form}>
                          <RemoveForm kind={props.kind} record={record} onSaved={saved} onCancel={close} />
                        </div>
                      </Match>
                      <Match when={true}>
                        <Record kind={props.kind} record={record} about={props.about} />
                        <Show when={props.mayWrite}>
                          <RecordTools
                            tools={[
                              {
                                label: w().form.change,
                                name: w().office.changeOne(shortWords(props.kind, record)),
                                onClick: () => setOpen({ kind: "change", id: record.id })
                              },
                              {
                                label: w().form.remove,
                                name: w().office.removeOne(shortWords(props.kind, record)),
                                onClick: () => setOpen({ kind: "remove", id: record.id })
                              }
                            ]}
                          />
                        </Show>
                      </Match>
                    </Switch>
                  </li>
                )}
              </For>
            </ul>
            <Show when={query.hasNextPage}>
              <p class={styles.more}>
                <Button aria-disabled={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                  {query.isFetchingNextPage ? t().state.loadingMore : t().state.more}
                </Button>{" "}
                <span class={pageStyles.small}>{w().office.shown(items().length, total())}</span>
              </p>
            </Show>
          </Show>
        )}
      </Answer>
    </section>
  )
}

/** One record of an office, as its list shows it. */
function Record(props: { readonly kind: OfficeKind; readonly record: OfficeRecord; readonly about: About }) {
  const changed = () => {
    const { changed } = props.record
    return changed === undefined ? [] : [w().office.changedBy(changed.by.name, formatDate(changed.at.slice(0, 10)))]
  }
  /** In the list of a city, what is about one of its twinnings says which. */
  const about = () =>
    props.about.kind === "city" && props.record.about.kind === "twinning"
      ? [w().office.about(listed(props.record.cities.map(cityName)))]
      : []
  return (
    <>
      <Switch>
        <Match when={props.kind === "notes" ? (props.record as Note) : undefined}>
          {(note) => <p class={styles.text}>{note().text}</p>}
        </Match>
        <Match when={props.kind === "contacts" ? (props.record as Contact) : undefined}>
          {(contact) => <ContactLines contact={contact()} />}
        </Match>
        <Match when={props.kind === "documents" ? (props.record as OfficeDocument) : undefined}>
          {(document) => (
            <p>
              <a
                class={styles.file}
                href={`/api/v1/documents/${document().id}/content`}
                download={document().fileName}
                aria-label={w().office.download(document().title)}
              >
                <Icon name="download" size={16} />
                {document().title}
              </a>{" "}
              <span class={pageStyles.small}>
                {document().fileName} · {sizeWords(document().size)}
              </span>
            </p>
          )}
        </Match>
        <Match when={props.record as Cost}>
          {(cost) => (
            <>
              <p class={pageStyles.line}>
                <span class={pageStyles.strong}>{formatMoney(cost().money.amount, cost().money.currency)}</span>
                <span>{cost().year}</span>
              </p>
              <Show when={cost().note}>{(note) => <p>{note()}</p>}</Show>
            </>
          )}
        </Match>
      </Switch>
      <p class={pageStyles.small}>{[...about(), ...changed()].join(" · ")}</p>
    </>
  )
}

function ContactLines(props: { readonly contact: Contact }) {
  const role = () => [props.contact.function, props.contact.organisation].filter((one) => one !== undefined)
  return (
    <>
      <p class={pageStyles.strong}>{props.contact.name}</p>
      <Show when={role().length > 0}>
        <p>{role().join(" · ")}</p>
      </Show>
      <p class={styles.ways}>
        <Show when={props.contact.email}>{(email) => <a href={`mailto:${email()}`}>{email()}</a>}</Show>
        <Show when={props.contact.telephone}>
          {(telephone) => <a href={`tel:${telephone().replace(/[^\d+]/g, "")}`}>{telephone()}</a>}
        </Show>
        <Show when={props.contact.language}>{(language) => <span>{language()}</span>}</Show>
      </p>
      <Show when={props.contact.note}>{(note) => <p class={styles.text}>{note()}</p>}</Show>
    </>
  )
}

import "./tokens.css"
import "./fonts.css"
import "./base.css"
import { Route, Router } from "@solidjs/router"
import { QueryClientProvider } from "@tanstack/solid-query"
import { lazy } from "solid-js"
import { render } from "solid-js/web"
import { queryClient } from "./api.ts"
import { setLanguage, storedLanguage } from "./i18n/language.ts"
import { Shell } from "./shell/Shell.tsx"

const App = () => (
  <QueryClientProvider client={queryClient}>
    <Router root={Shell}>
      <Route path="/" component={lazy(() => import("./overview/Page.tsx"))} />
      <Route path="/cities" component={lazy(() => import("./city/ListPage.tsx"))} />
      <Route path="/cities/:id" component={lazy(() => import("./city/Page.tsx"))} />
      <Route path="/partnerships" component={lazy(() => import("./partnerships/ListPage.tsx"))} />
      <Route path="/partnerships/:id" component={lazy(() => import("./partnerships/Page.tsx"))} />
      <Route path="/networks" component={lazy(() => import("./networks/ListPage.tsx"))} />
      <Route path="/networks/:id" component={lazy(() => import("./networks/Page.tsx"))} />
      <Route path="/graph" component={lazy(() => import("./graph/Page.tsx"))} />
      <Route path="/sources" component={lazy(() => import("./sources/ListPage.tsx"))} />
      <Route path="/sources/:id" component={lazy(() => import("./sources/Page.tsx"))} />
      <Route path="/conflicts" component={lazy(() => import("./sources/ConflictsPage.tsx"))} />
      <Route path="/sign-in" component={lazy(() => import("./account/SignInPage.tsx"))} />
      <Route path="/set-up" component={lazy(() => import("./account/SetUpPage.tsx"))} />
      <Route path="/invitation" component={lazy(() => import("./account/InvitationPage.tsx"))} />
      <Route path="/reset-password" component={lazy(() => import("./account/ResetPage.tsx"))} />
      <Route path="/account" component={lazy(() => import("./account/Page.tsx"))} />
      <Route path="/people" component={lazy(() => import("./people/Page.tsx"))} />
      <Route path="/settings" component={lazy(() => import("./people/SettingsPage.tsx"))} />
      <Route path="/history" component={lazy(() => import("./history/Page.tsx"))} />
      <Route path="/history/:change" component={lazy(() => import("./history/ChangePage.tsx"))} />
      <Route path="/history/:kind/:id" component={lazy(() => import("./history/RecordPage.tsx"))} />
      <Route path="/imports" component={lazy(() => import("./imports/Page.tsx"))} />
      <Route path="/imports/uploads/:id" component={lazy(() => import("./imports/UploadPage.tsx"))} />
      <Route path="/imports/jobs/:id" component={lazy(() => import("./imports/JobPage.tsx"))} />
      <Route path="/imports/:id" component={lazy(() => import("./imports/ImportPage.tsx"))} />
      <Route path="*" component={lazy(() => import("./shell/NotFound.tsx"))} />
    </Router>
  </QueryClientProvider>
)

await setLanguage(storedLanguage())
const root = document.getElementById("app")
if (root !== null) render(App, root)

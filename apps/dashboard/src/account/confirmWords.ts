import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"

/** The words of a question before something that cannot be taken back. */
export const confirmWords = () => ({ cancel: p().form.cancel, close: t().state.close, sending: p().form.sending })

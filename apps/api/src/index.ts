/** The Proxeny register as a service: the HTTP app and the layers it needs, for a server of one's own. */
export { createApp, type Services } from "./app.ts"
export { openApi } from "./http/openapi/document.ts"
export { services } from "./layers.ts"
export { type Address, database } from "./sql/Database.ts"

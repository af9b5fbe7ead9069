export { default } from "../shell/NotFound.tsx"

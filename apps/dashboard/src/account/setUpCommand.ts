/** What an operator types to be able to make the first admin. */
export const setUpCommand = "pnpm proxeny user set-up-link"

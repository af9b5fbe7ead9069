declare module "virtual:land/*" {
  const url: string
  export default url
}

/** What writes files for other programs: loaded when somebody asks for one. */
export { toGexf, toGraphMl } from "@proxeny/formats"

import type Graph from "graphology"
import { beforeEach, expect, test, vi } from "vitest"
import type { Picture } from "../paint/Picture.ts"
import type { Palette } from "../paint/palette.ts"
import type { Scene } from "../Scene.ts"

interface Made {
  readonly graph: Graph
  killed: boolean
}

const made: Array<Made> = []
let refuses = false

vi.mock("sigma", () => ({
  default: class {
    readonly graph: Graph
    readonly own: Made
    constructor(graph: Graph, container: HTMLElement) {
      container.append(document.createElement("canvas"))
      if (refuses) throw new Error("no context")
      this.graph = graph
      this.own = { graph, killed: false }
      made.push(this.own)
    }
    getGraph = () => this.graph
    getDimensions = () => ({ width: 100, height: 100 })
    getCamera = () => ({ setState: () => undefined })
    setCustomBBox() {}
    resize() {}
    refresh() {}
    kill() {
      this.own.killed = true
    }
  }
}))

const { sigmaGround } = await import("./sigmaGround.ts")

const palette: Palette = {
  surface: "#ffffff",
  ink: "#000000",
  quietInk: "#444444",
  link: "rgb(42, 110, 160)",
  highlight: "#d64c00",
  network: "#0b5072",
  land: "#eeeeee",
  coast: "#dddddd",
  categories: [],
  font: "serif"
}

const sceneOf = (nodes: number): Scene => ({
  nodes: Array.from({ length: nodes }, (_, at) => ({ id: `n${at}`, kind: "city", name: `n${at}`, weight: 1 })),
  links: Array.from({ length: nodes - 1 }, (_, at) => ({ id: `l${at}`, a: at, b: at + 1, kind: "twinning" }))
})

const pictureOf = (scene: Scene, links: ReadonlyArray<number>): Picture => ({
  scene,
  places: Float64Array.from({ length: 2 * scene.nodes.length }, (_, at) => at),
  links,
  nodes: new Set(links.flatMap((link) => [link, link + 1])),
  frame: new Set(scene.nodes.keys()),
  middle: new Set(),
  captions: [],
  label: ({ name }) => name,
  names: "right"
})

const view = { k: 1, x: 0, y: 0 }
const size = { width: 100, height: 100 }

/** The links that the renderer holds, as pairs of nodes. */
const drawn = () => made.at(-1)?.graph.mapEdges((_key, _attributes, a, b) => `${a} ${b}`)

beforeEach(() => {
  made.length = 0
  refuses = false
})

test("another year, other places and other colours of one scene keep the renderer", () => {
  const ground = sigmaGround(document.createElement("div"))
  const scene = sceneOf(4)
  ground.draw(pictureOf(scene, [0]), view, size, palette)
  ground.draw(pictureOf(scene, [0, 1, 2]), view, size, palette)
  expect(drawn()).toEqual(["0 1", "1 2", "2 3"])
  ground.draw(pictureOf(scene, [2]), view, size, { ...palette, link: "#ff0000" })
  expect(drawn()).toEqual(["2 3"])
  expect(made.map(({ killed }) => killed)).toEqual([false])
})

test("another scene has a renderer of its own, and the one before is ended", () => {
  const ground = sigmaGround(document.createElement("div"))
  ground.draw(pictureOf(sceneOf(4), [0, 1, 2]), view, size, palette)
  ground.draw(pictureOf(sceneOf(3), [0, 1]), view, size, palette)
  expect(drawn()).toEqual(["0 1", "1 2"])
  expect(made.map(({ killed }) => killed)).toEqual([true, false])
})

test("a renderer that fails half-way leaves nothing behind once it is ended", () => {
  const container = document.createElement("div")
  const ground = sigmaGround(container)
  refuses = true
  expect(() => ground.draw(pictureOf(sceneOf(3), [0, 1]), view, size, palette)).toThrow("no context")
  ground.end()
  expect(container.childElementCount).toBe(0)
})

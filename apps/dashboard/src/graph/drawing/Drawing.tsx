import { createEffect, createMemo, createSignal, createUniqueId, on, onCleanup, onMount, Show, untrack } from "solid-js"
import { clearCanvas } from "../../map/draw.ts"
import { listenToGestures } from "../../map/gestures.ts"
import { createGlide } from "../../map/glide.ts"
import { buttonsBox } from "../../map/labels.ts"
import { watchLooks } from "../../map/looks.ts"
import type { Point } from "../../map/projection.ts"
import { panBy, type Size, toScreen, type View, zoomAt } from "../../map/View.ts"
import { ZoomButtons, type ZoomWords } from "../../map/ZoomButtons.tsx"
import { canvasPen } from "../paint/canvasPen.ts"
import { lightOn, type Picture, placeOf } from "../paint/Picture.ts"
import { isBroken, paintLinks } from "../paint/paintLinks.ts"
import { nodeAt, paintNodes, type Sight } from "../paint/paintNodes.ts"
import { type Palette, readPalette } from "../paint/palette.ts"
import { isWalkKey } from "../walk.ts"
import { canvasGround, pixelRatio } from "./canvasGround.ts"
import styles from "./drawing.module.css"
import { homeView } from "./frame.ts"
import { type Ground, hasGraphicsProcessor, manyLinks } from "./Ground.ts"
import { createSteps } from "./steps.ts"

export interface DrawingWords extends ZoomWords {
  /** What the picture shows, for who does not see it. */
  readonly label: string
  readonly role: string
  readonly help: string
}

/** A picture of a graph on two layers: the links below, on top the nodes, their names, and what is in the light. */
export function Drawing(props: {
  readonly picture: Picture
  /** The land, where the picture is a map. */
  readonly land: Path2D | undefined
  readonly mapped: boolean
  readonly chosen: string | undefined
  readonly words: DrawingWords
  readonly describe: (node: number) => string
  readonly onChoose: (id: string | undefined) => void
}) {
  let box: HTMLDivElement | undefined
  let stage: HTMLDivElement | undefined
  let below: HTMLCanvasElement | undefined
  let behind: HTMLDivElement | undefined
  let above: HTMLCanvasElement | undefined
  const helpId = createUniqueId()

  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 })
  const [view, setView] = createSignal<View>({ k: 1, x: 0, y: 0 })
  const [pointed, setPointed] = createSignal<number>()
  const [themeTurn, setThemeTurn] = createSignal(0)
  const [gpu, setGpu] = createSignal<Ground>()

  const palette = createMemo(() => {
    themeTurn()
    return size().width === 0 || box === undefined ? undefined : readPalette(box)
  })
  const indexOf = createMemo(() => new Map(props.picture.scene.nodes.map(({ id }, index) => [id, index])))
  const chosen = createMemo(() => {
    const index = props.chosen === undefined ? undefined : indexOf().get(props.chosen)
    return index !== undefined && props.picture.nodes.has(index) ? index : undefined
  })
  const light = createMemo(() => lightOn(props.picture, pointed() ?? chosen()))
  const home = createMemo(() => homeView(props.picture, size(), props.mapped))
  const closeness = () => view().k / home().k
  const sight = (): Sight => ({
    view: view(),
    size: size(),
    closeness: closeness(),
    chosen: chosen(),
    light: light(),
    obstacles: [buttonsBox(size())]
  })

  // Drawing: at most once a frame.
  let asked = 0
  let groundStale = true
  let canvas: Ground | undefined
  let gaveUp = false
  const leaveGpu = () => {
    gpu()?.end()
    setGpu(undefined)
  }
  const drawOn = (ground: Ground | undefined, shades: Palette) => {
    if (groundStale) ground?.draw(props.picture, view(), size(), shades)
    else ground?.move(view())
  }
  const paintGround = (shades: Palette) => {
    try {
      drawOn(gpu() ?? canvas, shades)
    } catch (error) {
      if (gpu() === undefined) throw error
      // A graphics processor may refuse at any time: the canvas goes on.
      gaveUp = true
      leaveGpu()
      groundStale = true
      drawOn(canvas, shades)
    }
    groundStale = false
  }
  const paint = () => {
    asked = 0
    const shades = palette()
    const context = above?.getContext("2d")
    if (shades === undefined || !context) return
    paintGround(shades)
    clearCanvas(context)
    context.setTransform(pixelRatio(), 0, 0, pixelRatio(), 0, 0)
    const pen = canvasPen(context, shades.font)
    const lit = light()
    // The renderer below knows no broken lines.
    if (gpu() !== undefined && lit === undefined) {
      const broken = props.picture.links.filter((index) => {
        const link = props.picture.scene.links[index]
        return link !== undefined && isBroken(link)
      })
      paintLinks(pen, props.picture, broken, view(), shades, false)
    }
    if (lit !== undefined) paintLinks(pen, props.picture, lit.links, view(), shades, true)
    paintNodes(pen, props.picture, sight(), shades)
  }
  const ask = () => {
    if (asked === 0) asked = requestAnimationFrame(paint)
  }

  createEffect(
    on([() => props.picture, palette, () => props.land, gpu], () => {
      groundStale = true
      ask()
    })
  )
  createEffect(on([view, light, chosen], ask))
  createEffect(
    on(size, ({ height, width }) => {
      for (const layer of [below, above]) {
        if (layer === undefined) continue
        layer.width = Math.round(width * pixelRatio())
        layer.height = Math.round(height * pixelRatio())
      }
      groundStale = true
      ask()
    })
  )

  const glide = createGlide(view, setView)
  createEffect(
    on([home, size], ([target, now], before) => {
      if (now.width === 0) return
      const resized = before === undefined || before[1].width !== now.width || before[1].height !== now.height
      if (resized) setView(target)
      else glide.to(target)
    })
  )
  const change = (next: View) => {
    glide.stop()
    setView(next)
  }
  const least = () => home().k * 0.6
  const middle = (): Point => [size().width / 2, size().height / 2]
  const zoom = (factor: number, at: Point = middle()) => change(zoomAt(view(), factor, at, least(), home().k * 24))

  const choose = (node: number | undefined) =>
    props.onChoose(node === undefined ? undefined : props.picture.scene.nodes[node]?.id)
  const step = createSteps()
  const intoSight = (node: number) => {
    const [x, y] = toScreen(view(), placeOf(props.picture, node))
    const { height, width } = size()
    if (x < 24 || y < 24 || x > width - 24 || y > height - 24)
      glide.to({ k: view().k, x: view().x + width / 2 - x, y: view().y + height / 2 - y })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const { key } = event
    if (event.shiftKey && key.startsWith("Arrow")) {
      const [dx, dy] = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[key] ?? [
        0, 0
      ]
      change(panBy(view(), dx ?? 0, dy ?? 0))
    } else if (isWalkKey(key)) {
      const node = step(props.picture, key, chosen())
      setPointed(undefined)
      choose(node)
      if (node !== undefined) intoSight(node)
    } else if (key === "+" || key === "=") zoom(1.5)
    else if (key === "-") zoom(1 / 1.5)
    else if (key === "0") glide.to(home())
    else if (key === "Escape") choose(undefined)
    else return
    event.preventDefault()
  }

  onMount(() => {
    if (box === undefined || stage === undefined || below === undefined) return
    canvas = canvasGround(below, () => props.land)
    const unwatch = watchLooks(box, {
      onSize: setSize,
      onTurn: () => setThemeTurn((turn) => turn + 1),
      onPaper: () => {
        groundStale = true
        paint()
      }
    })
    const stop = listenToGestures(stage, {
      onPan: (dx, dy) => change(panBy(view(), dx, dy)),
      onZoom: zoom,
      onPoint: (at) => setPointed(at === undefined ? undefined : nodeAt(props.picture, sight(), at[0], at[1])),
      onTap: (at) => {
        const node = nodeAt(props.picture, sight(), at[0], at[1])
        setPointed(undefined)
        choose(node)
      },
      canZoomOut: () => view().k > least() * 1.001
    })
    onCleanup(() => {
      unwatch()
      stop()
      glide.stop()
      cancelAnimationFrame(asked)
      canvas?.end()
      gpu()?.end()
    })
  })

  // A graphics processor draws many links more smoothly; until its renderer is there, and where there is none, a canvas does.
  const wantsGpu = createMemo(() => !props.mapped && props.picture.links.length >= manyLinks && size().width > 0)
  createEffect(
    on(wantsGpu, async (wanted) => {
      if (!wanted) {
        untrack(leaveGpu)
        return
      }
      if (gaveUp || untrack(gpu) !== undefined || !hasGraphicsProcessor() || behind === undefined) return
      try {
        const { sigmaGround } = await import("./sigmaGround.ts")
        if (wantsGpu() && behind.isConnected) setGpu(sigmaGround(behind))
      } catch {
        // The canvas goes on.
      }
    })
  )

  const tip = createMemo(() => {
    const index = pointed()
    const node = index === undefined ? undefined : props.picture.scene.nodes[index]
    return index === undefined || node === undefined ? undefined : { index, node }
  })
  const tipPlace = (node: number) => {
    const [x, y] = toScreen(view(), placeOf(props.picture, node))
    const left = x > size().width / 2
    return `translate(${left ? `calc(${x - 14}px - 100%)` : `${x + 14}px`}, ${y > size().height - 70 ? `calc(${y - 8}px - 100%)` : `${y + 10}px`})`
  }

  return (
    <div
      class={styles.drawing}
      ref={(element) => {
        box = element
      }}
    >
      <div
        class={styles.stage}
        classList={{ [styles.near ?? ""]: closeness() > 1.05, [styles.pointing ?? ""]: pointed() !== undefined }}
        role="application"
        aria-roledescription={props.words.role}
        aria-label={props.words.label}
        aria-describedby={helpId}
        tabindex={0}
        data-ground={gpu() === undefined ? "canvas" : "webgl"}
        onKeyDown={onKeyDown}
        ref={(element) => {
          stage = element
        }}
      >
        <div
          class={styles.layer}
          classList={{ [styles.dim ?? ""]: light() !== undefined }}
          ref={(element) => {
            behind = element
          }}
        />
        <canvas
          class={styles.layer}
          classList={{ [styles.dim ?? ""]: light() !== undefined }}
          hidden={gpu() !== undefined}
          ref={(element) => {
            below = element
          }}
        />
        <canvas
          class={styles.layer}
          role="img"
          aria-label={props.words.label}
          ref={(element) => {
            above = element
          }}
        />
      </div>
      <p class="visually-hidden" id={helpId}>
        {props.words.help}
      </p>
      <ZoomButtons words={props.words} onZoom={zoom} onWhole={() => glide.to(home())} />
      <Show when={tip()}>
        {(held) => (
          <div class={styles.tip} style={{ transform: tipPlace(held().index) }} aria-hidden="true">
            <strong>{props.picture.label(held().node)}</strong>
            {props.describe(held().index)}
          </div>
        )}
      </Show>
    </div>
  )
}

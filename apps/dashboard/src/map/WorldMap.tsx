import { createEffect, createMemo, createSignal, createUniqueId, on, onCleanup, onMount, Show, untrack } from "solid-js"
import { clearCanvas, drawGround, drawHighlights, type Ground, readMapColours } from "./draw.ts"
import { listenToGestures } from "./gestures.ts"
import { createGlide } from "./glide.ts"
import { loadFineLand, loadLand } from "./land.ts"
import { watchLooks } from "./looks.ts"
import { type Degrees, frames, type Point, project } from "./projection.ts"
import { graticulePath, type Link, landPath, linkPaths, type Place, pointOf, type Spoke, spokePath } from "./scene.ts"
import { clampView, fitView, panBy, type Size, toScreen, type View, zoomAt } from "./View.ts"
import styles from "./WorldMap.module.css"
import { ZoomButtons, type ZoomWords } from "./ZoomButtons.tsx"

export interface MapWords extends ZoomWords {
  readonly label: string
  readonly role: string
  readonly help: string
}

/** A base layer that takes longer than this, in ms, is stretched while the view moves and drawn when it rests. */
const frameBudget = 34
/** How long the view rests before its base layer is drawn again, in ms. */
const restMs = 160
const reach = 14

/** A map of the world on two canvases: what rests below, what changes on top. */
export function WorldMap(props: {
  readonly places: ReadonlyArray<Place>
  readonly links: ReadonlyArray<Link>
  readonly focus: Place | undefined
  readonly spokes: ReadonlyArray<Spoke>
  /** The places that the map must show; it moves there whenever they change. */
  readonly frame: ReadonlyArray<Degrees>
  /** Leaves room around the frame, where its own points lie at the edge. */
  readonly roomy?: boolean
  readonly words: MapWords
  readonly describe: (place: Place) => string
  readonly onPick?: (id: string) => void
  /** Somebody looks closer: the names of all places are worth fetching. */
  readonly onInterest?: () => void
}) {
  let box: HTMLDivElement | undefined
  let stage: HTMLDivElement | undefined
  let below: HTMLCanvasElement | undefined
  let above: HTMLCanvasElement | undefined
  const helpId = createUniqueId()

  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 })
  const [view, setView] = createSignal<View>({ k: 1, x: 0, y: 0 })
  const [pointed, setPointed] = createSignal<Place>()
  const [coarseLand, setCoarseLand] = createSignal<Path2D>()
  const [fineLand, setFineLand] = createSignal<Path2D>()
  const [themeTurn, setThemeTurn] = createSignal(0)

  const fitTo = (frame: ReadonlyArray<Degrees>, most: number) =>
    fitView(
      frame.map(project),
      size(),
      props.roomy === true ? Math.min(64, size().width / 6.5) : Math.min(28, size().width / 24),
      most
    )
  const worldScale = createMemo(() => (size().width === 0 ? 1 : fitTo(frames.world, 1e9).k))
  const closeness = () => view().k / worldScale()
  const home = createMemo(() => fitTo(props.frame.length === 0 ? frames.world : props.frame, worldScale() * 9))
  const least = () => Math.min(worldScale(), home().k)
  const most = () => worldScale() * 40

  const points = createMemo(() => props.places.map(pointOf))
  const order = createMemo(() =>
    props.places
      .map((_, index) => index)
      .sort((a, b) => (props.places[a]?.weight ?? 0) - (props.places[b]?.weight ?? 0))
  )
  const near = createMemo(() => closeness() > 2.4)
  const graticule = graticulePath()
  // Drawn once for a set of links: that a place learns its name moves no line.
  const links = createMemo(() =>
    linkPaths(
      untrack(() => props.places),
      props.links
    )
  )
  const ground = createMemo(
    (): Ground => ({
      land: (near() ? fineLand() : undefined) ?? coarseLand(),
      graticule,
      links: links(),
      linkCount: props.links.length,
      places: props.places,
      points: points(),
      order: order()
    })
  )
  const spokePaths = createMemo(() => {
    const { focus } = props
    return focus === undefined ? [] : props.spokes.map(({ to }) => spokePath(focus, to))
  })
  const colours = createMemo(() => {
    themeTurn()
    return size().width === 0 || box === undefined ? undefined : readMapColours(box)
  })

  // Drawing: at most once a frame; a base layer that is slow follows the hand as a stretched picture.
  let asked = 0
  let restTimer: ReturnType<typeof setTimeout> | undefined
  let drawnView: View | undefined
  let cost = 0
  let groundStale = true
  const ratio = () => Math.min(3, globalThis.devicePixelRatio)

  const stretch = (now: View) => {
    if (below === undefined || drawnView === undefined) return
    const scale = now.k / drawnView.k
    below.style.transformOrigin = "0 0"
    below.style.transform = `translate(${now.x - drawnView.x * scale}px, ${now.y - drawnView.y * scale}px) scale(${scale})`
  }
  const paintGround = () => {
    const context = below?.getContext("2d")
    const shades = colours()
    if (below === undefined || !context || shades === undefined) return
    const started = performance.now()
    drawGround(context, ground(), view(), size(), ratio(), closeness(), shades)
    // Canvas only notes what to draw; what it costs shows in the frames after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        cost = (performance.now() - started) / 2
      })
    )
    below.style.transform = "none"
    drawnView = view()
    groundStale = false
  }
  const paintHighlights = (onto = above) => {
    const context = onto?.getContext("2d")
    const shades = colours()
    if (!context || shades === undefined) return
    if (onto === above) clearCanvas(context)
    const highlights = { focus: props.focus, spokes: props.spokes, paths: spokePaths(), pointed: pointed() }
    drawHighlights(context, highlights, ground(), pointOf, view(), size(), ratio(), closeness(), shades)
  }
  const paint = () => {
    asked = 0
    const now = view()
    const moved = drawnView === undefined || now.k !== drawnView.k || now.x !== drawnView.x || now.y !== drawnView.y
    if (groundStale || (moved && cost < frameBudget)) paintGround()
    else if (moved) {
      stretch(now)
      clearTimeout(restTimer)
      restTimer = setTimeout(paintGround, restMs)
    }
    paintHighlights()
  }
  const ask = () => {
    if (asked === 0) asked = requestAnimationFrame(paint)
  }

  createEffect(
    on([ground, colours], () => {
      groundStale = true
      ask()
    })
  )
  createEffect(on([view, pointed, spokePaths, () => props.focus, () => props.spokes], ask))
  createEffect(
    on(size, ({ height, width }) => {
      for (const canvas of [below, above]) {
        if (canvas === undefined) continue
        canvas.width = Math.round(width * ratio())
        canvas.height = Math.round(height * ratio())
      }
      groundStale = true
      ask()
    })
  )
  createEffect(() => {
    if (closeness() > 1.3) props.onInterest?.()
    if (near() && fineLand() === undefined)
      loadFineLand().then(
        (land) => setFineLand(landPath(land)),
        () => undefined
      )
  })

  // The view goes home when the frame changes.
  const glide = createGlide(view, setView)
  createEffect(
    on([home, size], ([target, now], before) => {
      if (now.width === 0) return
      const resized = before === undefined || before[1].width !== now.width || before[1].height !== now.height
      if (resized) setView(target)
      else glide.to(target)
    })
  )
  const [halfWidth, halfHeight] = [project([190.9, 0])[0], -project([11, 84])[1]]
  const change = (next: View) => {
    glide.stop()
    setView(clampView(next, size(), halfWidth, halfHeight))
  }
  const middle = (): Point => [size().width / 2, size().height / 2]
  const zoom = (factor: number, at: Point = middle()) => change(zoomAt(view(), factor, at, least(), most()))

  const nearest = (at: Point): Place | undefined => {
    let best: Place | undefined
    let bestDistance = reach
    const consider = (place: Place, point: Point) => {
      const [x, y] = toScreen(view(), point)
      // A heavier place wins over a lighter one that is as near.
      const distance = Math.hypot(x - at[0], y - at[1]) - Math.min(3, Math.sqrt(place.weight) / 4)
      if (distance < bestDistance) {
        best = place
        bestDistance = distance
      }
    }
    const known = points()
    props.places.forEach((place, index) => {
      const point = known[index]
      if (point !== undefined && place.label !== "") consider(place, point)
    })
    for (const { to } of props.spokes) consider(to, pointOf(to))
    return best
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const step = 60
    if (event.key === "ArrowLeft") change(panBy(view(), step, 0))
    else if (event.key === "ArrowRight") change(panBy(view(), -step, 0))
    else if (event.key === "ArrowUp") change(panBy(view(), 0, step))
    else if (event.key === "ArrowDown") change(panBy(view(), 0, -step))
    else if (event.key === "+" || event.key === "=") zoom(1.5)
    else if (event.key === "-") zoom(1 / 1.5)
    else if (event.key === "0") glide.to(home())
    else return
    event.preventDefault()
  }

  onMount(() => {
    if (box === undefined || stage === undefined) return
    const unwatch = watchLooks(box, {
      onSize: setSize,
      onTurn: () => setThemeTurn((turn) => turn + 1),
      onPaper: () => {
        paintGround()
        // A cleared canvas is white on paper and would hide the one below: both layers go onto one.
        paintHighlights(below)
      }
    })
    const stop = listenToGestures(stage, {
      onPan: (dx, dy) => change(panBy(view(), dx, dy)),
      onZoom: zoom,
      onPoint: (at) => {
        props.onInterest?.()
        setPointed(at === undefined ? undefined : nearest(at))
      },
      onTap: (at) => {
        props.onInterest?.()
        const place = nearest(at)
        setPointed(place)
        if (place !== undefined) props.onPick?.(place.id)
      },
      canZoomOut: () => view().k > least() * 1.001
    })
    loadLand().then(
      (land) => setCoarseLand(landPath(land)),
      () => undefined
    )
    onCleanup(() => {
      unwatch()
      stop()
      cancelAnimationFrame(asked)
      glide.stop()
      clearTimeout(restTimer)
    })
  })

  const tipPlace = (place: Place) => {
    const [x, y] = toScreen(view(), pointOf(place))
    const left = x > size().width / 2
    return `translate(${left ? `calc(${x - 12}px - 100%)` : `${x + 12}px`}, ${y > size().height - 60 ? `calc(${y - 8}px - 100%)` : `${y + 8}px`})`
  }

  return (
    <div
      class={styles.map}
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
        onKeyDown={onKeyDown}
        ref={(element) => {
          stage = element
        }}
      >
        <canvas
          ref={(element) => {
            below = element
          }}
        />
        <canvas
          ref={(element) => {
            above = element
          }}
        />
      </div>
      <p class="visually-hidden" id={helpId}>
        {props.words.help}
      </p>
      <ZoomButtons words={props.words} onZoom={zoom} onWhole={() => glide.to(home())} />
      <Show when={pointed()}>
        {(place) => (
          <div class={styles.tip} style={{ transform: tipPlace(place()) }} aria-hidden="true">
            <strong>{place().label}</strong>
            {props.describe(place())}
          </div>
        )}
      </Show>
    </div>
  )
}

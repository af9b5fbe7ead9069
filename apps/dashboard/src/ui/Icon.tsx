/** Line drawings on a grid of 24, one path each. */
const paths = {
  overview: "M4 4h6v8H4zM14 4h6v4h-6zM14 12h6v8h-6zM4 16h6v4H4z",
  building:
    "M6 21V4.5A1.5 1.5 0 0 1 7.5 3h9A1.5 1.5 0 0 1 18 4.5V21M3.5 21h17M10 7.5h.01M14 7.5h.01M10 11.5h.01M14 11.5h.01M10 21v-4.5h4V21",
  handshake:
    "M11 17l2 2a1.4 1.4 0 0 0 2-2M14 14.5l2.3 2.3a1.4 1.4 0 0 0 2-2l-3.7-3.7a2.8 2.8 0 0 0-4 0l-.8.8a1.4 1.4 0 0 1-2-2l2.6-2.6a5.4 5.4 0 0 1 6.6-.8l.4.2a2 2 0 0 0 1.3.2L21 6.6M21 5l1 10h-1.6M3 5L2 15l6.2 6.1a1.4 1.4 0 0 0 2-2M3 6.5h7",
  network:
    "M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM5 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM19 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10.7 7.7l-4.4 8.6M13.3 7.7l4.4 8.6M7.5 18.5h9",
  graph:
    "M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM19 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5 21a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM19 21a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM10.6 10.6L6.400 6.400M13.4 10.600l4.200-4.200M10.6 13.400l-4.200 4.200M13.4 13.400l4.200 4.200M7 5h10",
  sources:
    "M5 4.5A1.5 1.5 0 0 1 6.5 3H19v15H6.500A1.5 1.5 0 0 0 5 19.500zM5 19.500A1.5 1.5 0 0 0 6.5 21H19M9 7.500h6M9 11h4",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20.5 20.500L16 16",
  choose: "M8 9.500l4-4 4 4M8 14.500l4 4 4-4",
  link: "M9.5 17H7A5 5 0 0 1 7 7h2.500M14.5 7H17a5 5 0 0 1 0 10h-2.500M8 12h8",
  system: "M3.5 4h17v12h-17zM8 20h8M12 16v4",
  light:
    "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M4.9 4.900l1.4 1.400M17.7 17.700l1.4 1.400M2 12h2M20 12h2M4.9 19.100l1.4-1.400M17.7 6.300l1.4-1.4",
  dark: "M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  whole: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  cross: "M6 6l12 12M18 6L6 18",
  both: "M8 4L4 8l4 4M4 8h16M16 12l4 4-4 4M20 16H4",
  sort: "M8 19V5M4.5 8.500L8 5l3.5 3.500M16 5v14M12.5 15.500L16 19l3.5-3.5",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  away: "M14 4h6v6M20 4l-9 9M18 14v5.500H4.500V6H10",
  warning: "M12 4L2.5 20h19zM12 10v4M12 17h.01",
  pin: "M12 21s-7-6.2-7-11.500a7 7 0 0 1 14 0C19 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  data: "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3",
  play: "M7 4.500v15l12-7.500z",
  stop: "M6.5 6.500h11v11h-11z",
  download: "M12 3.500v11.500M7 10.500l5 5 5-5M4 20h16",
  filter: "M4 6h16M7 12h10M10 18h4",
  check: "M5 12.500l4.5 4.500L19 7.5",
  onward: "M5 12h14M13 6l6 6-6 6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.500a7.5 7.5 0 0 1 15 0",
  people:
    "M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.500a6.5 6.5 0 0 1 13 0M15.5 4.900a3.5 3.5 0 0 1 0 6.200M18 13.800a6.5 6.5 0 0 1 3.5 5.700",
  settings:
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  leave: "M14 4h5.500v16H14M10 8l-4 4 4 4M6 12h10",
  copy: "M8.5 8.500h11v11h-11zM15.5 5.500v-1h-11v11h1",
  history: "M4 12a8 8 0 1 1 2.4 5.700M4 20v-4.500h4.500M12 8v4.500l3 2",
  upload: "M12 15V3.500M7 8.500l5-5 5 5M4 20h16",
  undo: "M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  open: "M9 6l6 6-6 6"
} as const

export type IconName = keyof typeof paths

/** A drawing that says nothing by itself: the words stand beside it, or in the name of the control. */
export function Icon(props: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={props.size ?? 18}
      height={props.size ?? 18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[props.name]} />
    </svg>
  )
}

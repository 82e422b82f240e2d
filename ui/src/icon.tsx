/** Drawn on a grid of 24 with a stroke of 2. An icon never stands alone: a word is always beside it. */
const shapes = {
  in: 'M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M4 12h11M11 8l4 4-4 4',
  out: 'M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M9 12h11M16 8l4 4-4 4',
  break:
    'M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V9zM16 10h1.5a2.5 2.5 0 0 1 0 5H16M8.500 3v2.500M12.500 3v2.500',
  resume: 'M8 5.500v13l10.500-6.500z',
  expected: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.500l3 1.800',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  warning: 'M12 4.500L21 19.500H3zM12 10.500v4M12 17v.2',
  back: 'M19 12H5M11 6l-6 6 6 6',
  erase: 'M9 6h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9l-6-6zM12 10l4 4M16 10l-4 4',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500L20 20',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.800v4.400M9 14.800v4.400M15 4.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400zM9 14.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400z',
  tasks:
    'M4 6.500l1.500 1.500L8.500 5M4 13l1.500 1.500 3-3M4 19.500L5.500 21l3-3M12 7h8M12 13.500h8M12 20h8',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  synced:
    'M7.500 18a4.500 4.500 0 0 1-.4-9 5.500 5.500 0 0 1 10.700 1.200A4 4 0 0 1 17.500 18zM9 13l2.300 2.300L15 11.500',
  sending:
    'M7.500 18a4.500 4.500 0 0 1-.4-9 5.500 5.500 0 0 1 10.700 1.200A4 4 0 0 1 17.500 18zM12 16v-5M9.800 12.800L12 10.600l2.200 2.200',
  offline:
    'M4 4l16 16M8.500 6.800A5.500 5.500 0 0 1 17.800 10.200 4 4 0 0 1 20 16.500M16.500 18h-9a4.500 4.500 0 0 1-1.500-8.700',
  person:
    'M12 4a3.800 3.800 0 1 0 0 7.600A3.800 3.800 0 0 0 12 4zM4.500 20c.7-3.600 3.600-5.600 7.500-5.600s6.800 2 7.500 5.600',
  add: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  undo: 'M5 10h9a5 5 0 0 1 0 10h-4M9 5.500L4.500 10 9 14.500',
  thermometer: 'M12 3.500a2 2 0 0 0-2 2v8.300a4 4 0 1 0 4 0V5.500a2 2 0 0 0-2-2zM12 10v7',
  download: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14',
  tablet: 'M6 3.500h12v17H6zM11 17.500h2',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8v.2',
  language:
    'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c2.500 2.300 3.600 5 3.600 8s-1.100 5.700-3.600 8c-2.500-2.300-3.600-5-3.600-8S9.500 6.300 12 4z',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size > 40 ? 1.6 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}

/**
 * The one list of rooms and workspaces. The lint rules about imports and the layout check are
 * generated from it: a new room or mechanism is added here and nowhere else.
 */

/** Subjects of the product: the same name in every layer that has them. */
export const rooms = [
  'access',
  'announcements',
  'backoffice',
  'bookings',
  'devices',
  'employees',
  'establishments',
  'evidence',
  'notifications',
  'planning',
  'punches',
  'settings',
  'support',
  'tasks',
  'teams',
  'timesheets',
] as const;

/** Folders of `src/` that are no subject but a mechanism: every room may use them. */
export const mechanisms: Record<string, readonly string[]> = {
  shared: ['journal', 'mail', 'sync', 'time'],
  ui: [],
  server: ['database', 'demo', 'directory', 'http', 'journal', 'mail', 'platform', 'sync'],
  kiosk: ['language', 'local-database', 'platform', 'sync'],
  portal: ['api', 'home', 'journal', 'language', 'mail', 'platform'],
};

/** What each workspace may import, itself included. Direction: shared ← ui | apps ← e2e, bench. */
export const directions: Record<string, readonly string[]> = {
  shared: ['shared'],
  ui: ['ui', 'shared'],
  server: ['server', 'shared'],
  kiosk: ['kiosk', 'ui', 'shared'],
  portal: ['portal', 'ui', 'shared'],
  scripts: ['scripts'],
  e2e: ['e2e', 'kiosk', 'portal', 'server', 'shared', 'scripts'],
  bench: ['bench', 'e2e', 'kiosk', 'portal', 'server', 'shared', 'scripts'],
};

export const apps: readonly string[] = ['server', 'kiosk', 'portal'];

/** Where SQL may be written. */
export const sqlPlaces = [
  /^server\/src\/(?:.+\/)?(?:queries|commands)\.ts$/,
  /^server\/src\/(?:journal|directory|database)\//,
];

/** Where the tablet's database may be touched. */
export const dexiePlaces = [
  /^kiosk\/src\/(?:.+\/)?store\.ts$/,
  /^kiosk\/src\/local-database\//,
  /^kiosk\/src\/sync\/journal\.ts$/,
];

export type Place = {
  workspace: string;
  /** First folder below `src/`; null for the composition root and outside `src/`. */
  folder: string | null;
  test: boolean;
};

/** Tells where a file of the repository stands. `path` is relative to the root, with `/`. */
export function placeOf(path: string): Place {
  const [workspace = '', src, folder, ...rest] = path.split('/');
  const inFolder = src === 'src' && rest.length > 0;
  return {
    workspace,
    folder: inFolder && folder !== undefined ? folder : null,
    test: isTest(path),
  };
}

/** Tests see across rooms: they check what a rule did, wherever it did it. */
export function isTest(path: string): boolean {
  return /\.(?:test|spec)\.tsx?$/.test(path) || path.includes('/testing/');
}

export function isRoom(folder: string | null): boolean {
  return folder !== null && (rooms as readonly string[]).includes(folder);
}

export function standsIn(places: readonly RegExp[], path: string): boolean {
  return places.some((place) => place.test(path));
}

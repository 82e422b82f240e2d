/** K6: Paramètres › Établissement › Employés. What a manager does every day first, the machine after it. */
export const sectionsOf = {
  establishment: [
    'employees',
    'planning',
    'hours',
    'punches',
    'task-lists',
    'register',
    'announcements',
    'establishment',
  ],
  tablet: ['tablet', 'sync', 'refusals', 'locked', 'export', 'about'],
} as const;

export type Group = keyof typeof sectionsOf;
/** A part of « Établissement »: drawn by the room of its subject. */
export type Room = (typeof sectionsOf.establishment)[number];
/** A part of « Cette tablette ». */
export type TabletSection = (typeof sectionsOf.tablet)[number];
export type Section = Room | TabletSection;

export const groups: readonly Group[] = ['establishment', 'tablet'];

export function groupOf(section: Section): Group {
  return isRoom(section) ? 'establishment' : 'tablet';
}

export function isRoom(section: Section): section is Room {
  return (sectionsOf.establishment as readonly string[]).includes(section);
}

/** What remains once the lease is over (T19): unlocking people, what one reads, and the exports. Nothing is changed. */
const withoutLease: ReadonlySet<Section> = new Set<Section>([
  // Of « Heures » the export for an inspection alone.
  ...(['hours', 'punches', 'register'] as const),
  ...(['sync', 'refusals', 'locked', 'export', 'about'] as const),
]);

/** The parts of a group, in their order. `leaseOver`: the tablet was without contact for too long. */
export function openIn(group: Group, leaseOver: boolean): Section[] {
  const all: readonly Section[] = sectionsOf[group];
  return leaseOver ? all.filter((section) => withoutLease.has(section)) : [...all];
}

/** Where a group opens. */
export function firstOf(group: Group, leaseOver: boolean): Section {
  return openIn(group, leaseOver)[0] ?? 'about';
}

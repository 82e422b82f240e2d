/** K6: Paramètres › Établissement › Employés. What a manager does every day first, the machine after it. */
export const sectionsOf = {
  establishment: ['employees', 'punches', 'task-lists', 'register', 'establishment'],
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

/** Where a group opens. */
export function firstOf(group: Group): Section {
  return sectionsOf[group][0];
}

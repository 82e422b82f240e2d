import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { Colour, TabletRole } from '@comptoir/shared/employees/operations';

export const restaurant = {
  organisation: 'Maison Aubert',
  name: 'Le Comptoir des Halles',
  settings: {
    ...defaultSettings,
    zone: 'Europe/Paris',
    cutOffHour: 5,
    openPeriodLimit: 12 * 60,
    hideStatuses: false,
    hideSurnames: false,
    leaseDays: 14,
  },
};

/** A second store of the house: its tablets are enrolled by whoever wants to see two. */
export const market = {
  name: 'Le Comptoir du Marché',
  contact: 'Awa Diallo, au bureau',
  /** Given name of who works in both. */
  shared: 'Awa',
};

/** `Plonge` is a part of `Cuisine`. */
export type Team = 'Salle' | 'Cuisine' | 'Plonge' | 'Bar';

/** How somebody usually works. */
export type Rhythm = 'morning' | 'split' | 'evening' | 'night' | 'lunch' | 'apprentice';

/** Periods of a usual day, as wall times of the business day; `pause` is the break in minutes, 0 for none. */
export const usualDays: Record<Rhythm, { start: string; end: string; pause: number }[]> = {
  morning: [{ start: '08:30', end: '16:30', pause: 30 }],
  split: [
    { start: '10:45', end: '14:45', pause: 0 },
    { start: '18:30', end: '22:45', pause: 25 },
  ],
  evening: [{ start: '16:30', end: '23:45', pause: 30 }],
  night: [{ start: '18:00', end: '01:25', pause: 25 }],
  lunch: [{ start: '11:15', end: '15:30', pause: 0 }],
  apprentice: [{ start: '09:30', end: '15:30', pause: 30 }],
};

export type CastMember = {
  given: string;
  family: string;
  team: Team;
  rhythm: Rhythm;
  role: TabletRole;
  colour: Colour;
  /** Under eighteen for this many more days; 0 for adults. */
  minorDays: number;
  /** Null for whoever gave none: most of what the tablet does needs no address. */
  email: string | null;
  phone: string | null;
};

type Line = [given: string, family: string, team: Team, rhythm: Rhythm, colour: Colour];

const lines: Line[] = [
  ['Awa', 'Diallo', 'Salle', 'split', 'brick'],
  ['Jean-Baptiste', 'Kowalski', 'Cuisine', 'split', 'slate'],
  ['Camille', 'Lefèvre', 'Salle', 'morning', 'teal'],
  ['Mehdi', 'Benali', 'Salle', 'split', 'amber'],
  ['Inès', 'Da Silva', 'Salle', 'evening', 'violet'],
  ['Louis', 'Marchand', 'Salle', 'split', 'olive'],
  ['Fatoumata', 'Traoré', 'Salle', 'evening', 'rose'],
  ['Chloé', 'Nguyen', 'Salle', 'lunch', 'blue'],
  ['Thibault', 'de La Rochefoucauld-Montbel', 'Salle', 'split', 'slate'],
  ['Yasmine', 'Haddad', 'Salle', 'morning', 'amber'],
  ['Gabriel', 'Rossi', 'Salle', 'evening', 'teal'],
  ['Margaux', 'Petit', 'Salle', 'lunch', 'brick'],
  ['Aminata', 'Sow', 'Cuisine', 'morning', 'olive'],
  ['Karim', 'Bouzid', 'Cuisine', 'split', 'blue'],
  ['Élodie', 'Garnier', 'Cuisine', 'split', 'rose'],
  ['Tuan', 'Pham', 'Cuisine', 'evening', 'violet'],
  ['Sofia', 'Fernandes', 'Cuisine', 'morning', 'brick'],
  ['Moussa', 'Keïta', 'Plonge', 'evening', 'teal'],
  ['Théo', 'Roussel', 'Cuisine', 'apprentice', 'amber'],
  ['Venkataraman', 'Rajeshkumar-Subramanian', 'Cuisine', 'split', 'olive'],
  ['Léa', 'Morel', 'Bar', 'night', 'violet'],
  ['Nicolas', 'Dubois', 'Bar', 'night', 'blue'],
  ['Zoé', 'Martinez', 'Bar', 'night', 'rose'],
  ['Ibrahim', 'Cissé', 'Bar', 'evening', 'slate'],
];

const managers = new Set(['Awa', 'Jean-Baptiste']);

/** Twenty-four people; the two managers come first. */
export const cast: readonly CastMember[] = lines.map(
  ([given, family, team, rhythm, colour], index) => ({
    given,
    family,
    team,
    rhythm,
    role: managers.has(given) ? 'manager' : 'employee',
    colour,
    minorDays: rhythm === 'apprentice' ? 400 : 0,
    email: index % 3 === 2 ? null : `${latin(given)}.${latin(family)}@example.com`,
    // A range that no subscriber has.
    phone: index % 2 === 0 ? `+3363998${String(1_000 + 37 * index)}` : null,
  }),
);

function latin(name: string): string {
  const bare = name.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '');
  return bare.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

/** Index in the cast of whoever forgot to clock out yesterday. */
export const forgetful = lines.findIndex(([given]) => given === 'Nicolas');

/** Two days off in seven, staggered so that every day has a full house. */
export function isOff(member: number, weekday: number): boolean {
  const first = (member * 3) % 7;
  return weekday - 1 === first || weekday - 1 === (first + 1) % 7;
}

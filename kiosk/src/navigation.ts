import type { PinPurpose } from '@comptoir/shared/access/operations';
import type { RecordedPunch } from './punches/view.ts';

/** What a code was typed for. */
type Then = 'person' | 'tasks' | 'settings';

/** Where « Mes heures » opens: the week, a business day, or a statement. */
export type HoursPlace =
  { at: 'list' } | { at: 'day'; day: string } | { at: 'statement'; id: string };

/** Every place the tablet can be in. Whoever stands in one of them is who its fields say. */
export type Screen =
  | { name: 'home' }
  | { name: 'pad'; person: string; purpose: PinPurpose; then: Then }
  | { name: 'person'; person: string }
  | { name: 'forgotten'; person: string }
  /**
   * « Changer mon code », after the present one. `asked`: the store wants it at first use, on the way to `then`.
   */
  | { name: 'change-pin'; person: string; asked: boolean; then: Then }
  /** « Mes heures »: own days, corrections and statements. */
  | { name: 'hours'; person: string; first: HoursPlace }
  /** « Mon planning »: what changed, one's weeks, one's requests. */
  | { name: 'schedule'; person: string }
  /** « Équipe du jour », for everybody. */
  | { name: 'team' }
  /** « Mes reçus »: the codes of today's punches. */
  | { name: 'receipts'; person: string }
  /** Announcements; `person` null: those of the open home, and nobody is noted as having read them. */
  | { name: 'announcements'; person: string | null; first: string | null }
  /** « Vos données »; `person` null: before a code. */
  | { name: 'privacy'; person: string | null }
  /** A person of the roster without a code. */
  | { name: 'no-pin'; person: string }
  | { name: 'unlisted' }
  | {
      name: 'confirmation';
      person: string | null;
      punch: RecordedPunch;
      mark: 'plain' | 'declared' | 'to-approve';
    }
  /** `actor` null: everybody may look, and pressing a task asks who it is. */
  | { name: 'tasks'; actor: string | null; from: 'home' | 'person' }
  | { name: 'choose-actor' }
  | { name: 'managers' }
  /** What of the tablet before this one may be missing, and whom to ask. */
  | { name: 'missing' }
  | { name: 'settings'; manager: string };

export const home: Screen = { name: 'home' };

/** Where a withdrawn tablet may stand: nobody is on its roster any more. */
export function openWhenWithdrawn({ name }: Screen): boolean {
  return name === 'unlisted' || name === 'confirmation';
}

/** Where « Retour » and Escape lead. */
export function backFrom(screen: Screen): Screen {
  switch (screen.name) {
    case 'forgotten':
    case 'hours':
    case 'schedule':
    case 'receipts':
      return { name: 'person', person: screen.person };
    case 'announcements':
    case 'privacy':
      return screen.person === null ? home : { name: 'person', person: screen.person };
    case 'change-pin':
      return screen.asked ? home : { name: 'person', person: screen.person };
    case 'tasks':
      return screen.from === 'person' && screen.actor !== null
        ? { name: 'person', person: screen.actor }
        : home;
    case 'choose-actor':
      return { name: 'tasks', actor: null, from: 'home' };
    case 'pad':
      return screen.then === 'person'
        ? home
        : screen.then === 'tasks'
          ? { name: 'choose-actor' }
          : { name: 'managers' };
    case 'home':
    case 'person':
    case 'no-pin':
    case 'unlisted':
    case 'confirmation':
    case 'team':
    case 'managers':
    case 'missing':
    case 'settings':
      return home;
  }
}

/** Where the right code leads. */
export function afterPin(screen: { person: string; then: Then }): Screen {
  switch (screen.then) {
    case 'person':
      return { name: 'person', person: screen.person };
    case 'tasks':
      return { name: 'tasks', actor: screen.person, from: 'home' };
    case 'settings':
      return { name: 'settings', manager: screen.person };
  }
}

/** How long a place stays open: without a touch, and in all. Ms. */
export type Lock = { idle: number; most: number | null };

/**
 * T15: nothing personal stays on a tablet that somebody left. The confirmation counts its own ten seconds, and
 * is closed in any case; home has nothing to close.
 */
export function lockOf(screen: Screen): Lock | null {
  switch (screen.name) {
    case 'home':
      return null;
    case 'confirmation':
      return { idle: 60_000, most: null };
    case 'team':
    case 'schedule':
    case 'hours':
      // Long enough to read a month.
      return { idle: 60_000, most: null };
    case 'receipts':
      // Long enough to find one's phone.
      return { idle: 60_000, most: null };
    case 'settings':
      return { idle: 60_000, most: 300_000 };
    case 'missing':
      return { idle: 120_000, most: null };
    case 'announcements':
    case 'privacy':
      // Long to read; before a code nothing of it is anybody's own.
      return { idle: screen.person === null ? 120_000 : 60_000, most: null };
    case 'tasks':
      return screen.actor === null ? { idle: 60_000, most: null } : { idle: 30_000, most: null };
    case 'pad':
    case 'person':
    case 'forgotten':
    case 'change-pin':
    case 'no-pin':
    case 'unlisted':
    case 'choose-actor':
    case 'managers':
      return { idle: 30_000, most: null };
  }
}

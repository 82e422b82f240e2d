import type { OwnSchedule, OwnShift, SwapView } from '@comptoir/shared/planning/portal';

/** What somebody asks of a colleague or of the manager. */
export type SwapKind = 'give' | 'exchange' | 'take';

export function swapKind({ gives, takes }: Pick<SwapView, 'gives' | 'takes'>): SwapKind {
  if (gives === null) return 'take';
  return takes === null ? 'give' : 'exchange';
}

/** Whether it can still come to something: it is not settled, and its shifts have not begun. */
export function isWaiting({ state, given, taken }: SwapView, now: number): boolean {
  const waits = state === 'asked' || state === 'answered';
  return waits && [given, taken].every((shift) => shift === null || shift.start > now);
}

/** The swaps of one's schedule, by what one has to do about them (spec PLAN-94). */
export function swapsFor(
  { swaps }: Pick<OwnSchedule, 'swaps'>,
  me: string,
  now: number,
): { toAnswer: SwapView[]; own: SwapView[]; promised: SwapView[] } {
  const others = swaps.filter(({ person }) => person !== me);
  const meant = ({ colleague }: SwapView) => colleague === me || colleague === null;
  return {
    toAnswer: others.filter(
      (swap) => swap.state === 'asked' && meant(swap) && isWaiting(swap, now),
    ),
    own: swaps.filter(({ person }) => person === me).sort((a, b) => b.askedAt - a.askedAt),
    // What one said yes to, and what became of it.
    promised: others.filter(({ colleague, state }) => colleague === me && state !== 'asked'),
  };
}

/** Whether a shift is in some request of one's own that is not settled. */
export function swapAbout(
  { swaps }: Pick<OwnSchedule, 'swaps'>,
  shift: Pick<OwnShift, 'id'>,
  of: { me: string; now: number },
): SwapView | null {
  const mine = swaps.filter((swap) => swap.person === of.me && isWaiting(swap, of.now));
  return mine.find(({ gives, takes }) => gives === shift.id || takes === shift.id) ?? null;
}

/** How many requests wait: for one's own answer, and for somebody else's. */
export function waitingRequests(
  schedule: Pick<OwnSchedule, 'swaps' | 'absences'>,
  me: string,
  now: number,
): { answer: number; asked: number } {
  const { toAnswer, own, promised } = swapsFor(schedule, me, now);
  const absences = schedule.absences.filter(({ state }) => state === 'pending');
  const swaps = [...own, ...promised].filter((swap) => isWaiting(swap, now));
  return { answer: toAnswer.length, asked: absences.length + swaps.length };
}

/** Colleagues of a store who could take a shift, and their shifts that could be taken for it. */
export function partnersFor(
  { colleagues }: Pick<OwnSchedule, 'colleagues'>,
  shift: OwnShift,
  now: number,
): { person: string; name: string; shifts: OwnShift[] }[] {
  return colleagues
    .map(({ person, name, shifts }) => ({
      ...{ person, name },
      shifts: shifts.filter((one) => one.establishment === shift.establishment && one.start > now),
    }))
    .filter(({ shifts }) => shifts.length > 0);
}

import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { Unsaved } from '../unsaved.tsx';
import { PlanDesk } from './plan-desk.tsx';
import { type PlanSearch, planPeriodOf } from './plan-days.ts';
import { usePlan } from './use-plan.ts';

export type PlanPlace = { id: string; name: string; zone: string; cutOffHour: number };

/** K1, K2: the schedule of an establishment, planned and published. */
export function PlanningPage({
  place,
  places,
  search,
  today,
  me,
  onSearch,
}: {
  place: PlanPlace;
  places: readonly PlanPlace[];
  search: PlanSearch;
  /** Business day. */
  today: string;
  /** Whoever plans: what they have not sent yet is kept for them alone. */
  me: string;
  onSearch: (search: PlanSearch) => void;
}) {
  const { text, moment } = useSpeech();
  const period = planPeriodOf(search, today);
  const plan = usePlan(place.id, me, period);
  const answer = plan.query.data;
  const last = answer?.publications.find(({ from, to }) => from <= period.to && to >= period.from);
  const lead =
    last === undefined
      ? text('plan.never-published')
      : text('plan.version', { version: last.version, moment: moment(last.at, place.zone) });
  if (answer === undefined) {
    return (
      <Page wide title={text('plan.title')}>
        <Loaded query={plan.query} rows={8}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return (
    <>
      <PlanDesk
        {...{ answer, plan, place, places, period, today, lead, onSearch }}
        team={search.team ?? null}
        rows={search.rows ?? 'people'}
      />
      <Unsaved
        when={plan.writing.batches.length > 0 && plan.writing.at === 'waiting'}
        title={text('plan.unsaved')}
      >
        {text('plan.unsaved-text')}
      </Unsaved>
    </>
  );
}

import { Icon } from '@comptoir/ui/icon';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../../language/language.tsx';
import { Page } from '../../page.tsx';
import { type PlanSearch, planPeriodOf } from '../plan-days.ts';
import type { PlanPlace } from '../planning-page.tsx';
import { ExportPart } from './export-part.tsx';
import styles from './files.module.css';
import { ImportPart } from './import-part.tsx';
import { PaperPart } from './paper-part.tsx';

/** The schedule of a store on paper, as a table, and from a file (spec PLAN-70 to PLAN-79). */
export function PlanFilesPage({
  place,
  search,
  today,
}: {
  place: PlanPlace;
  search: PlanSearch;
  today: string;
}) {
  const { text } = useSpeech();
  const { from, to } = planPeriodOf(search, today);
  return (
    <Page
      title={text('planfile.title')}
      lead={place.name}
      before={
        <Link to="/planning" search={search} className={styles.back}>
          <Icon name="back" size={18} />
          {text('planfile.back')}
        </Link>
      }
    >
      <PaperPart place={place} day={from} team={search.team ?? null} />
      <ExportPart place={place} from={from} to={to} />
      <ImportPart place={place} search={search} />
    </Page>
  );
}

import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { establishmentsQuery } from './api.ts';
import { RulesForm } from './rules-form.tsx';
import styles from './time-rules.module.css';

/** How one store turns hours into paid time, and what it warns of. */
export function TimeRulesPage({ establishment }: { establishment: string }) {
  const { text } = useSpeech();
  const query = useQuery(establishmentsQuery(useApi()));
  const place = query.data?.establishments.find(({ id }) => id === establishment);
  return (
    <Page
      key={place?.id ?? 'none'}
      title={text('rules.title')}
      lead={place === undefined ? undefined : text('rules.lead', { name: place.name })}
      before={
        <Link to="/configuration/establishments" className={styles.back}>
          <Icon name="back" size={18} />
          {text('establishments.title')}
        </Link>
      }
    >
      <Loaded query={query} rows={6}>
        {() =>
          place === undefined ? (
            <EmptyState icon="store" title={text('rules.missing')} />
          ) : (
            <RulesForm place={place} />
          )
        }
      </Loaded>
    </Page>
  );
}

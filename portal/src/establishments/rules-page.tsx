import type { EstablishmentView } from '@comptoir/shared/establishments/portal';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { establishmentsQuery } from './api.ts';
import styles from './time-rules.module.css';

/** One set of rules of one store, under its own heading. */
export function RulesPage({
  establishment,
  title,
  lead,
  children,
}: {
  establishment: string;
  title: string;
  lead: (name: string) => string;
  children: (place: EstablishmentView) => ReactNode;
}) {
  const { text } = useSpeech();
  const query = useQuery(establishmentsQuery(useApi()));
  const place = query.data?.establishments.find(({ id }) => id === establishment);
  return (
    <Page
      key={place?.id ?? 'none'}
      title={title}
      lead={place === undefined ? undefined : lead(place.name)}
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
            children(place)
          )
        }
      </Loaded>
    </Page>
  );
}

import type { Me } from '@comptoir/shared/access/portal';
import type { PreferencesAnswer } from '@comptoir/shared/notifications/portal';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { preferencesQuery } from './api.ts';
import { DeviceList } from './device-list.tsx';
import styles from './notifications.module.css';
import { ThisDevice } from './this-device.tsx';
import { WaysTable } from './ways-table.tsx';

/** Profile › Notifications: on this device, by kind, on which devices, and in one's own calendar. */
export function WaysPage({
  me,
  zone,
  tabs,
  calendar,
}: {
  me: Me;
  zone: string;
  tabs: ReactNode;
  /** The part about one's own calendar; null for whoever has no schedule. */
  calendar: ReactNode;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery(preferencesQuery(api));
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: preferencesQuery(api).queryKey });
  };
  return (
    <Page title={text('told.title')} narrow>
      {tabs}
      <Loaded query={query} rows={6}>
        {(answer: PreferencesAnswer) => (
          <>
            <Section title={text('ways.here')}>
              <ThisDevice person={me.person.id} answer={answer} onChange={changed} />
            </Section>
            <Section title={text('ways.kinds')}>
              <p className={styles.note}>
                {answer.email === null
                  ? text('ways.kinds-text')
                  : text('ways.kinds-email', { email: answer.email })}
              </p>
              <WaysTable answer={answer} onSaved={changed} />
            </Section>
            <Section title={text('ways.devices')}>
              <DeviceList devices={answer.devices} zone={zone} onChange={changed} />
            </Section>
          </>
        )}
      </Loaded>
      {calendar}
    </Page>
  );
}

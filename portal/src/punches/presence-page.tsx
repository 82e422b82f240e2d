import type { Me } from '@comptoir/shared/access/portal';
import { Badge } from '@comptoir/ui/badge';
import { EmptyState } from '@comptoir/ui/empty-state';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { nameParts } from '../initials.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { Portrait } from '../portrait.tsx';
import { presenceQuery } from './api.ts';
import { type Present, byEstablishment } from './presence.ts';
import styles from './presence.module.css';

/** Who is in or on break, since when, establishment by establishment. */
export function PresencePage({ establishments }: Pick<Me, 'establishments'>) {
  const { text, time } = useSpeech();
  const query = useQuery(presenceQuery(useApi()));
  const now = useNow();
  const zone = establishments[0]?.zone ?? 'Europe/Paris';
  return (
    <Page
      title={text('presence.title')}
      lead={
        query.data === undefined
          ? undefined
          : text('presence.lead', { time: time(query.dataUpdatedAt, zone) })
      }
    >
      <Loaded query={query} rows={6}>
        {({ present, away }) => (
          <>
            {present.length === 0 ? (
              <EmptyState icon="out" title={text('presence.nobody')}>
                {text('presence.nobody-text')}
              </EmptyState>
            ) : (
              byEstablishment(present, known(present, establishments)).map(
                ({ establishment, people }) => (
                  <Section
                    key={establishment.id}
                    title={`${establishment.name === '' ? text('presence.elsewhere') : establishment.name} · ${people.length}`}
                  >
                    <ul className={styles.list}>
                      {people.map((one) => (
                        <Row key={one.person} one={one} now={now} zone={establishment.zone} />
                      ))}
                    </ul>
                  </Section>
                ),
              )
            )}
            {away > 0 ? (
              <p className={styles.away}>
                {text(present.length === 0 ? 'presence.team' : 'presence.away', { count: away })}
              </p>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Place = { id: string; name: string; zone: string };

/** Establishments of the list, and those that it does not name because one does not work there. */
function known(present: readonly Present[], own: readonly Place[]): Place[] {
  const ids = new Set(own.map(({ id }) => id));
  const others = new Set(present.map((one) => one.establishment).filter((id) => !ids.has(id)));
  const zone = own[0]?.zone ?? 'Europe/Paris';
  return [...own, ...[...others].map((id) => ({ id, name: '', zone }))];
}

function Row({ one, now, zone }: { one: Present; now: number; zone: string }) {
  const { text, time, duration } = useSpeech();
  return (
    <li className={styles.row}>
      <Portrait person={{ ...one, ...nameParts(one.name) }} />
      <span className={styles.who}>
        <b>{one.name}</b>
        {one.team === null ? null : <span className={styles.team}>{one.team}</span>}
      </span>
      <span className={styles.badges}>
        <Badge tone={one.state === 'in' ? 'good' : 'warn'} icon={one.state}>
          {text(`presence.state-${one.state}`)}
        </Badge>
        {one.forgotten === true ? (
          <Badge tone="danger" icon="warning">
            {text('presence.forgotten')}
          </Badge>
        ) : null}
      </span>
      <span className={styles.time}>
        {text('presence.since', { time: time(one.since, zone) })}
        <span className={styles.long}>{duration(Math.max(0, now - one.since))}</span>
      </span>
    </li>
  );
}

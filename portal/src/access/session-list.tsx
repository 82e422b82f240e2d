import type { SessionView } from '@comptoir/shared/access/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Acts } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { endSession, sessionsQuery } from './account-api.ts';
import styles from './security.module.css';

/** Where one is logged in: this session first, then the others by the last time they were seen. */
export function SessionList({ zone }: { zone: string }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const query = useQuery(sessionsQuery(api));
  const act = useAct(async (id: string | null) => {
    await endSession(api, id);
    await queries.invalidateQueries({ queryKey: ['sessions'] });
    toast({ text: text(id === null ? 'account.sessions-ended' : 'account.session-ended') });
  });
  return (
    <Loaded query={query} rows={2}>
      {(sessions) => {
        const sorted = sessions.toSorted(
          (a, b) => Number(b.here) - Number(a.here) || b.seenAt - a.seenAt,
        );
        return (
          <>
            <ul className={styles.sessions}>
              {sorted.map((one) => (
                <SessionRow
                  key={one.id}
                  session={one}
                  zone={zone}
                  busy={act.busy}
                  onEnd={() => void act.run(one.id)}
                />
              ))}
            </ul>
            <Failed failure={act.failure} />
            {sorted.some((one) => !one.here) ? (
              <Acts>
                <BusyButton
                  icon="out"
                  busy={act.busy}
                  busyLabel={text('act.sending')}
                  onClick={() => void act.run(null)}
                >
                  {text('account.sessions-end')}
                </BusyButton>
              </Acts>
            ) : (
              <p className={styles.note}>{text('account.sessions-alone')}</p>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function SessionRow({
  session: { here, agent, address, createdAt, seenAt },
  zone,
  busy,
  onEnd,
}: {
  session: SessionView;
  zone: string;
  busy: boolean;
  onEnd: () => void;
}) {
  const { text, moment } = useSpeech();
  const name = agent ?? text('account.session-unknown');
  return (
    <li className={styles.session}>
      <div>
        <p className={styles.agent}>{name}</p>
        <p className={styles.soft}>
          {text('account.session-facts', {
            since: moment(createdAt, zone),
            seen: moment(seenAt, zone),
          })}
          {address === null ? '' : ` · ${address}`}
        </p>
      </div>
      {here ? (
        <Badge tone="good" icon="check">
          {text('account.session-here')}
        </Badge>
      ) : (
        <BusyButton
          tone="plain"
          busy={busy}
          busyLabel={text('act.sending')}
          aria-label={text('account.session-end-of', { agent: name })}
          onClick={onEnd}
        >
          {text('account.session-end')}
        </BusyButton>
      )}
    </li>
  );
}

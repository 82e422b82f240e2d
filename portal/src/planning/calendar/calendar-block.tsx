import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { ButtonLink } from '@comptoir/ui/button-link';
import { QrCode } from '@comptoir/ui/qr-code';
import { SecretSlip } from '@comptoir/ui/secret-slip';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { encode } from 'uqr';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Confirm } from '../../confirm.tsx';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Acts, Section } from '../../page.tsx';
import { useToast } from '../../toasts.tsx';
import { calendarQuery, makeCalendar, revokeCalendar } from './api.ts';
import styles from './calendar-block.module.css';

/** One's own shifts in the calendar of one's phone: the address is made, shown once, made anew and revoked (spec CAL-1). */
export function CalendarBlock({ zone }: { zone: string }) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const query = useQuery(calendarQuery(api));
  const [shown, setShown] = useState<string | null>(null);
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null);
  const look = () => queries.invalidateQueries({ queryKey: calendarQuery(api).queryKey });
  const making = useAct(async (_: void) => {
    const { url } = await makeCalendar(api);
    setShown(url);
    setAsking(null);
    await look();
  });
  const revoking = useAct(async (_: void) => {
    await revokeCalendar(api);
    setShown(null);
    setAsking(null);
    await look();
    toast({ text: text('calendar.revoked') });
  });
  const make = (label: string) => (
    <BusyButton
      tone="primary"
      icon="calendar"
      busy={making.busy}
      busyLabel={text('act.sending')}
      onClick={() => void making.run(undefined)}
    >
      {label}
    </BusyButton>
  );
  return (
    <Section title={text('calendar.title')}>
      <p className={styles.note}>{text('calendar.text')}</p>
      <Loaded query={query} rows={2}>
        {(feed) => (
          <>
            {shown === null ? null : <Address url={shown} />}
            {feed === null ? (
              <Acts>{make(text('calendar.make'))}</Acts>
            ) : (
              <>
                <p className={styles.state}>
                  {feed.readAt === null
                    ? text('calendar.never-read', { made: moment(feed.madeAt, zone) })
                    : text('calendar.read', { read: moment(feed.readAt, zone) })}
                </p>
                <Acts>
                  <Button icon="undo" onClick={() => setAsking('renew')}>
                    {text('calendar.renew')}
                  </Button>
                  <Button tone="plain" onClick={() => setAsking('revoke')}>
                    {text('calendar.revoke')}
                  </Button>
                </Acts>
              </>
            )}
            {asking === null ? <Failed failure={making.failure} /> : null}
          </>
        )}
      </Loaded>
      {asking === null ? null : (
        <Confirm
          title={text(`calendar.${asking}-title`)}
          act={text(`calendar.${asking}`)}
          danger={asking === 'revoke'}
          busy={making.busy || revoking.busy}
          failure={asking === 'renew' ? making.failure : revoking.failure}
          onClose={() => setAsking(null)}
          onConfirm={() => void (asking === 'renew' ? making : revoking).run(undefined)}
        >
          <p>{text(`calendar.${asking}-text`)}</p>
        </Confirm>
      )}
    </Section>
  );
}

function Address({ url }: { url: string }) {
  const { text } = useSpeech();
  return (
    <div className={styles.address} role="group" aria-label={text('calendar.address')}>
      <SecretSlip
        label={text('calendar.address')}
        value={url}
        copy={{ act: text('act.copy'), done: text('act.copied') }}
      />
      <div className={styles.ways}>
        <QrCode cells={encode(url).data} label={text('calendar.qr')} />
        <div className={styles.words}>
          <p>{text('calendar.once')}</p>
          <p className={styles.soft}>{text('calendar.how')}</p>
          <ButtonLink href={url.replace(/^https?:/, 'webcal:')} icon="calendar">
            {text('calendar.open')}
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}

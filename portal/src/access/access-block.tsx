import type { AccessView } from '@comptoir/shared/access/portal';
import { type TabletRole, tabletRoles } from '@comptoir/shared/employees/operations';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields, Section } from '../page.tsx';
import { type AccessRequest, changeAccess } from './api.ts';

type Asked = 'open' | 'resend' | 'revoke';

/** K14 to K18: the access of one person, its state in words, and what may be done about it. */
export function AccessBlock({
  person,
  email,
  name,
  access,
  zone,
  mayRead,
}: {
  person: string;
  email: string | null;
  name: string;
  access: AccessView;
  zone: string;
  /** Whoever looks may read the mails that no server could send. */
  mayRead: boolean;
}) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [opening, setOpening] = useState(false);
  const [ending, setEnding] = useState(false);
  const [role, setRole] = useState<TabletRole>('employee');
  const act = useAct(async ({ what, body }: { what: Asked; body: AccessRequest }) => {
    await changeAccess(api, what, body);
    await queries.invalidateQueries({ queryKey: ['employees'] });
    setOpening(false);
    setEnding(false);
  });
  const { state, delivery, expiresAt } = access;
  const stands = state === 'pending' || state === 'accepted' || state === 'expired';
  const known = access.role === null ? '' : text(`role.${access.role}`);
  const date = expiresAt === null ? '' : moment(expiresAt, zone);
  return (
    <Section title={text('access.title')}>
      <Fields>
        <p>{text(`access.text-${state}`, { role: known, email: email ?? '', date })}</p>
        {state !== 'pending' || delivery === null ? null : (
          <Notice
            tone={delivery === 'failed' ? 'danger' : delivery === 'kept' ? 'warn' : 'calm'}
            icon={delivery === 'sent' ? 'check' : delivery === 'queued' ? 'expected' : 'mail'}
          >
            {text(
              delivery === 'kept' && !mayRead
                ? 'access.delivery-kept-ask'
                : `access.delivery-${delivery}`,
            )}
          </Notice>
        )}
        {email === null && !stands ? (
          <Notice tone="warn" icon="mail">
            {text('access.no-email')}
          </Notice>
        ) : null}
        {opening ? (
          <>
            <OptionCards
              label={text('access.role')}
              chosen={role}
              options={tabletRoles.map((one) => ({
                value: one,
                title: text(`role.${one}`),
                text: text(`role.${one}-text`),
              }))}
              onChoose={setRole}
            />
            <p>{text('access.open-to', { email: email ?? '' })}</p>
            <Failed failure={act.failure} />
            <Acts>
              <BusyButton
                tone="primary"
                icon="mail"
                busy={act.busy}
                busyLabel={text('act.sending')}
                onClick={() => void act.run({ what: 'open', body: { person, role } })}
              >
                {text('access.open-act')}
              </BusyButton>
              <Button onClick={() => setOpening(false)}>{text('act.cancel')}</Button>
            </Acts>
          </>
        ) : (
          <>
            <Failed failure={ending ? null : act.failure} />
            <Acts>
              {!stands && email !== null ? (
                <Button icon="key" onClick={() => setOpening(true)}>
                  {text('access.open')}
                </Button>
              ) : null}
              {state === 'pending' || state === 'expired' ? (
                <BusyButton
                  icon="mail"
                  busy={act.busy}
                  busyLabel={text('act.sending')}
                  onClick={() => void act.run({ what: 'resend', body: { person } })}
                >
                  {text('access.resend')}
                </BusyButton>
              ) : null}
              {stands ? (
                <Button icon="close" onClick={() => setEnding(true)}>
                  {text('access.revoke')}
                </Button>
              ) : null}
            </Acts>
          </>
        )}
      </Fields>
      {ending ? (
        <Confirm
          title={text('access.revoke-title', { name })}
          act={text('access.revoke')}
          busy={act.busy}
          failure={act.failure}
          onClose={() => {
            act.clear();
            setEnding(false);
          }}
          onConfirm={() => void act.run({ what: 'revoke', body: { person } })}
        >
          <p>{text('access.revoke-text')}</p>
        </Confirm>
      ) : null}
    </Section>
  );
}

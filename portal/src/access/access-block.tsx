import type { AccessView } from '@comptoir/shared/access/portal';
import { suggestEmail } from '@comptoir/shared/employees/contact';
import { Button } from '@comptoir/ui/button';
import type { IconName } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Key } from '../language/speech.ts';
import { Acts, Fields, Section } from '../page.tsx';
import styles from './access-block.module.css';

/** Acts upon an access, in the order of their buttons; the first that is offered is the likely one. */
const acts = ['invite', 'resend', 'link', 'reset', 'factor-off', 'revoke'] as const;
type AccessAct = (typeof acts)[number];

const icons: Record<AccessAct, IconName> = {
  invite: 'mail',
  resend: 'mail',
  link: 'link',
  reset: 'key',
  'factor-off': 'lock',
  revoke: 'close',
};

/** W3, C12, C16, C21: the access of one person in words, what became of its invitation, and what may be done about it. */
export function AccessBlock({
  email,
  archived,
  access,
  zone,
  mayRead,
  offered,
  invited,
  history,
  onAct,
  onCorrect,
}: {
  email: string | null;
  archived: boolean;
  access: AccessView;
  zone: string;
  /** Whoever looks may read the mails that no server could send. */
  mayRead: boolean;
  /** What may be asked for now. */
  offered: readonly string[];
  /** When the last invitation was sent, and by whom. */
  invited: ReactNode;
  /** Every invitation that ever was. */
  history: ReactNode;
  onAct: (act: AccessAct) => void;
  /** Leads to where the address is typed; null where that is not theirs. */
  onCorrect: (() => void) | null;
}) {
  const { text } = useSpeech();
  const { state, login, secondFactor } = access;
  const waiting = state === 'pending' || state === 'expired';
  const shown = acts.filter((act) => offered.includes(act));
  return (
    <>
      <Section title={text('access.title')}>
        <Fields>
          <p>{useStateText({ email, archived, access, zone })}</p>
          {archived || !waiting ? null : invited}
          {archived || state !== 'pending' ? null : (
            <Delivery
              delivery={access.delivery}
              email={email}
              mayRead={mayRead}
              onCorrect={onCorrect}
            />
          )}
          {email === null && !archived && state !== 'accepted' ? (
            <Notice tone="warn" icon="mail">
              <p>{text('record.no-email')}</p>
              {onCorrect === null ? null : (
                <Button tone="plain" onClick={onCorrect}>
                  {text('record.no-email-act')}
                </Button>
              )}
            </Notice>
          ) : null}
          {shown.length === 0 ? null : (
            <div>
              <Acts>
                {shown.map((act, index) => (
                  <Button
                    key={act}
                    icon={icons[act]}
                    tone={index === 0 && act !== 'revoke' && act !== 'reset' ? 'primary' : 'soft'}
                    onClick={() => onAct(act)}
                  >
                    {text(`record.act-${act}`)}
                  </Button>
                ))}
              </Acts>
              {shown.includes('resend') ? (
                <p className={styles.soft}>{text('record.resend-hint')}</p>
              ) : null}
            </div>
          )}
        </Fields>
        <dl className={styles.facts}>
          <Fact term="record.login" fact={login} none="record.login-none" />
          <Fact term="record.contact" fact={email} none="record.contact-none" />
          <Fact
            term="record.factor"
            fact={secondFactor ? text('record.factor-on') : null}
            none="record.factor-none"
          />
        </dl>
        {login !== null && email !== null && login !== email ? (
          <Notice tone="calm" icon="info">
            {text('record.differs', { login, email })}
          </Notice>
        ) : null}
      </Section>
      <Section title={text('record.invitations')}>{history}</Section>
    </>
  );
}

function Fact({ term, fact, none }: { term: Key; fact: string | null; none: Key }) {
  const { text } = useSpeech();
  return (
    <div className={styles.fact}>
      <dt>{text(term)}</dt>
      <dd data-empty={fact === null || undefined}>{fact ?? text(none)}</dd>
    </div>
  );
}

/** How the access stands, in a sentence. */
function useStateText({
  email,
  archived,
  access: { state, expiresAt },
  zone,
}: {
  email: string | null;
  archived: boolean;
  access: AccessView;
  zone: string;
}): string {
  const { text, moment } = useSpeech();
  if (archived) return text('record.access-archived');
  const values = {
    email: email ?? text('record.contact-none'),
    date: expiresAt === null ? '' : moment(expiresAt, zone),
  };
  if (state === 'pending' && expiresAt === null) return text('record.access-waiting', values);
  return text(`record.access-${state}`, values);
}

/** What became of the mail; an address that was refused is corrected from here (C21). */
function Delivery({
  delivery,
  email,
  mayRead,
  onCorrect,
}: {
  delivery: AccessView['delivery'];
  email: string | null;
  mayRead: boolean;
  onCorrect: (() => void) | null;
}) {
  const { text } = useSpeech();
  if (delivery === null) return null;
  if (delivery === 'failed') {
    const meant = email === null ? null : suggestEmail(email);
    return (
      <Notice tone="danger" icon="warning">
        <p>{text('record.bounced', { email: email ?? '' })}</p>
        {meant === null ? null : <p>{text('field.meant', { email: meant })}</p>}
        {onCorrect === null ? null : (
          <Button tone="plain" onClick={onCorrect}>
            {text('record.bounced-act')}
          </Button>
        )}
      </Notice>
    );
  }
  const kept = delivery === 'kept';
  return (
    <Notice
      tone={kept ? 'warn' : 'calm'}
      icon={delivery === 'sent' ? 'check' : delivery === 'queued' ? 'expected' : 'mail'}
    >
      {text(kept && !mayRead ? 'access.delivery-kept-ask' : `access.delivery-${delivery}`)}
    </Notice>
  );
}

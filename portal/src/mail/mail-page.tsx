import type { MailView } from '@comptoir/shared/mail/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Notice } from '@comptoir/ui/notice';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { mailQuery, retryMail } from './api.ts';
import { piecesOf } from './links.ts';
import styles from './mail.module.css';

const marks = {
  queued: { tone: 'info', icon: 'expected' },
  sending: { tone: 'info', icon: 'sending' },
  sent: { tone: 'good', icon: 'check' },
  failed: { tone: 'danger', icon: 'warning' },
  kept: { tone: 'warn', icon: 'mail' },
} as const;

/** C13: what Comptoir wrote to people, and what became of it. */
export function MailPage({ zone }: { zone: string }) {
  const { text } = useSpeech();
  const query = useQuery(mailQuery(useApi()));
  return (
    <Page title={text('mail.title')} lead={text('mail.lead')}>
      <Loaded query={query} rows={6}>
        {({ configured, from, mails }) => (
          <>
            {configured ? (
              <p className={styles.from}>{text('mail.from', { from: from ?? '' })}</p>
            ) : (
              <Notice tone="warn" icon="mail">
                {text('mail.none-configured')}
              </Notice>
            )}
            {mails.length === 0 ? (
              <EmptyState icon="mail" title={text('mail.empty')}>
                {text('mail.empty-text')}
              </EmptyState>
            ) : (
              <Mails mails={mails} zone={zone} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What was refused stands first: somebody waits for it. */
function Mails({ mails, zone }: { mails: MailView[]; zone: string }) {
  const { text } = useSpeech();
  const refused = mails.filter((mail) => mail.state === 'failed');
  const others = mails.filter((mail) => mail.state !== 'failed');
  const list = (some: MailView[], level: 'h2' | 'h3') => (
    <ul className={styles.list}>
      {some.map((mail) => (
        <MailRow key={mail.id} mail={mail} zone={zone} level={level} />
      ))}
    </ul>
  );
  if (refused.length === 0) return list(others, 'h2');
  return (
    <>
      <Section title={text('house.bounced', { count: refused.length })}>
        <p className={styles.from}>{text('house.bounced-text')}</p>
        {list(refused, 'h3')}
      </Section>
      {others.length === 0 ? null : (
        <Section title={text('house.rest')}>{list(others, 'h3')}</Section>
      )}
    </>
  );
}

function MailRow({
  mail,
  zone,
  level: Heading,
}: {
  mail: MailView;
  zone: string;
  level: 'h2' | 'h3';
}) {
  const { text, moment, age } = useSpeech();
  const api = useApi();
  const now = useNow();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const act = useAct(async (_: void) => {
    await retryMail(api, mail.id);
    await queries.invalidateQueries({ queryKey: ['mail'] });
  });
  const { tone, icon } = marks[mail.state];
  return (
    <li className={styles.mail}>
      <div className={styles.head}>
        <div className={styles.words}>
          <Heading className={styles.subject}>{mail.subject}</Heading>
          <p className={styles.about}>
            {text('mail.to', { to: mail.to, moment: moment(mail.createdAt, zone) })}
          </p>
        </div>
        <Badge tone={tone} icon={icon}>
          {text(`mail.state-${mail.state}`)}
        </Badge>
      </div>
      {mail.problem === null ? null : (
        <p className={styles.problem}>
          {text('mail.problem', { problem: mail.problem })}
          {mail.state === 'queued' && mail.nextAt !== null
            ? ` ${text('mail.next', { age: age(mail.nextAt - now), count: mail.attempts })}`
            : ''}
        </p>
      )}
      {open && mail.text !== null ? <MailText text={mail.text} /> : null}
      <Failed failure={act.failure} />
      <div className={styles.acts}>
        {mail.text === null ? null : (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {text(open ? 'mail.close' : 'mail.read')}
          </Button>
        )}
        {mail.state === 'failed' || mail.state === 'queued' ? (
          <BusyButton
            icon="undo"
            busy={act.busy}
            busyLabel={text('act.sending')}
            onClick={() => void act.run(undefined)}
          >
            {text('mail.retry')}
          </BusyButton>
        ) : null}
      </div>
    </li>
  );
}

/** The link may be copied but not followed: whoever opens it here would use up what is meant for somebody else. */
function MailText({ text: whole }: { text: string }) {
  const { text } = useSpeech();
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <div className={styles.text}>
      <pre>
        {piecesOf(whole).map((piece, index) =>
          piece.link ? <mark key={index}>{piece.text}</mark> : piece.text,
        )}
      </pre>
      {piecesOf(whole)
        .filter((piece) => piece.link)
        .map((piece) => (
          <Button
            key={piece.text}
            icon={copied === piece.text ? 'check' : 'copy'}
            onClick={() => {
              void navigator.clipboard.writeText(piece.text).then(() => setCopied(piece.text));
            }}
          >
            {text(copied === piece.text ? 'act.copied' : 'mail.copy')}
          </Button>
        ))}
    </div>
  );
}

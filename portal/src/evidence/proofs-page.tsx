import type { EvidenceHome } from '@comptoir/shared/evidence/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { ButtonLink } from '@comptoir/ui/button-link';
import { EmptyState } from '@comptoir/ui/empty-state';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { saveText } from '../platform/save-file.ts';
import { useToast } from '../toasts.tsx';
import { evidenceHomeQuery, makeCheckpoint, verifierAddress } from './api.ts';
import { MailTo } from './mail-to.tsx';
import styles from './proofs.module.css';

type Made = EvidenceHome['checkpoints'][number];

/** « Preuves »: the key, the checkpoints, whom the daily one goes to, and how anybody verifies (O7). */
export function ProofsPage({
  zone,
  backups,
}: {
  zone: string;
  /** How the backups stand: what is lost cannot be proved. */
  backups: ReactNode;
}) {
  const { text } = useSpeech();
  const query = useQuery(evidenceHomeQuery(useApi()));
  return (
    <Page title={text('proofs.title')} lead={text('proofs.lead')} narrow>
      <Loaded query={query} rows={6}>
        {(home) => (
          <>
            <Section title={text('proofs.key')}>
              <p className={styles.lead}>{text('proofs.key-text')}</p>
              <Thumbprint home={home} />
            </Section>
            {backups}
            <Checkpoints made={home.checkpoints} zone={zone} />
            <Section title={text('proofs.mail')}>
              <p className={styles.lead}>{text('proofs.mail-text')}</p>
              <MailTo key={home.mailTo} mailTo={home.mailTo} />
            </Section>
            <Section title={text('proofs.verify')}>
              <p className={styles.lead}>{text('proofs.verify-text')}</p>
              <code className={styles.code}>npm run verify</code>
              <ButtonLink icon="download" href={verifierAddress} download>
                {text('evidence-file.verifier')}
              </ButtonLink>
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Thumbprint({ home: { key, thumbprint } }: { home: EvidenceHome }) {
  const { text } = useSpeech();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.thumbprint}>
      <code className={styles.code} aria-label={text('proofs.thumbprint')}>
        {thumbprint}
      </code>
      <Button
        icon={copied ? 'check' : 'copy'}
        onClick={() => {
          void navigator.clipboard.writeText(thumbprint).then(() => setCopied(true));
        }}
      >
        <span aria-live="polite">{text(copied ? 'act.copied' : 'proofs.copy')}</span>
      </Button>
      <Button
        icon="download"
        onClick={() => saveText('comptoir-key.json', `${JSON.stringify(key)}\n`)}
      >
        {text('proofs.save-key')}
      </Button>
    </div>
  );
}

const step = 7;

function Checkpoints({ made, zone }: { made: readonly Made[]; zone: string }) {
  const { text, moment, language } = useSpeech();
  const counted = (count: number) => new Intl.NumberFormat(language).format(count);
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [shown, setShown] = useState(step);
  const act = useAct(async (_: void) => {
    await makeCheckpoint(api);
    await queries.invalidateQueries({ queryKey: ['evidence'] });
    toast({ text: text('proofs.made') });
  });
  return (
    <Section
      title={text('proofs.checkpoints')}
      acts={
        <BusyButton
          icon="proof"
          busy={act.busy}
          busyLabel={text('proofs.making')}
          onClick={() => void act.run(undefined)}
        >
          {text('proofs.make')}
        </BusyButton>
      }
    >
      <p className={styles.lead}>{text('proofs.checkpoints-text')}</p>
      <Failed failure={act.failure} />
      {made.length === 0 ? (
        <EmptyState icon="proof" title={text('proofs.checkpoints-none')}>
          {text('proofs.checkpoints-none-text')}
        </EmptyState>
      ) : (
        <ul className={styles.checkpoints}>
          {made.slice(0, shown).map(({ at, size, checkpoint }) => (
            <li key={`${at} ${size}`}>
              <span>
                <b>{moment(at, zone)}</b>
                <span className={styles.soft}>
                  {text('proofs.size', { count: size, number: counted(size) })}
                </span>
              </span>
              <Button
                icon="download"
                aria-label={text('proofs.download-of', { moment: moment(at, zone) })}
                onClick={() =>
                  saveText(
                    `comptoir-checkpoint-${new Date(at).toISOString().slice(0, 10)}-${size}.json`,
                    `${JSON.stringify(checkpoint)}\n`,
                  )
                }
              >
                {text('proofs.download')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {made.length > shown ? (
        <Button onClick={() => setShown(made.length)}>
          {text('proofs.more', { count: made.length - shown })}
        </Button>
      ) : null}
    </Section>
  );
}

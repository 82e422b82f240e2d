import type { Result } from '@comptoir/shared/refusals';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { QrCode } from '@comptoir/ui/qr-code';
import { useEffect, useRef, useState } from 'react';
import { encode } from 'uqr';
import { useSpeech } from '../language/language.tsx';
import styles from './record.module.css';
import type { LinkFault, SignUpLink } from './store.ts';

type Answer = Result<SignUpLink, LinkFault>;
/** Asks the server for a link of this tablet's own; nothing of it is kept. */
export type AskForLink = (answered: (answer: Answer) => void) => void;

type Shown = { state: 'hidden' | 'asking' } | { state: 'answered'; answer: Answer };

/** K13: the sign-up link, on demand. It stands in this screen's memory and goes with it. */
export function LinkBlock({
  name,
  zone,
  onLink,
}: {
  name: string;
  zone: string;
  onLink: AskForLink;
}) {
  const { text } = useSpeech();
  const [shown, setShown] = useState<Shown>({ state: 'hidden' });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const ask = () => {
    setShown({ state: 'asking' });
    onLink((answer) => {
      if (here.current) setShown({ state: 'answered', answer });
    });
  };
  const answer = shown.state === 'answered' ? shown.answer : null;
  return (
    <section className={styles.card}>
      <h2>
        <Icon name="link" />
        {text('link.title')}
      </h2>
      <p className={styles.soft}>{text('link.what')}</p>
      {answer !== null && !answer.ok ? (
        <Notice tone="warn" icon={answer.refusal === 'offline' ? 'offline' : 'warning'} alert>
          {text(`link.${answer.refusal}`)}
        </Notice>
      ) : null}
      {answer?.ok ? <ShownLink link={answer.value} name={name} zone={zone} /> : null}
      <div className={styles.acts}>
        {answer?.ok ? (
          <Button onClick={() => setShown({ state: 'hidden' })}>{text('link.hide')}</Button>
        ) : (
          <BusyButton
            icon="link"
            busy={shown.state === 'asking'}
            busyLabel={text('link.loading')}
            onClick={ask}
          >
            {text('link.show')}
          </BusyButton>
        )}
      </div>
    </section>
  );
}

/** It comes at the end of the page, and whoever asked for it looks at it. */
function show(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function ShownLink({ link, name, zone }: { link: SignUpLink; name: string; zone: string }) {
  const { text, time } = useSpeech();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  return (
    <div className={styles.link} data-secret ref={show}>
      <QrCode cells={encode(link.url, { border: 0 }).data} label={text('link.qr')} />
      <div className={styles.linkWords}>
        <p>{text('link.scan', { name })}</p>
        <p className={styles.address}>{link.url}</p>
        <p className={styles.soft}>{text('link.until', { time: time(link.expiresAt, zone) })}</p>
        <Button
          icon={copied === 'yes' ? 'check' : 'copy'}
          onClick={() => {
            navigator.clipboard.writeText(link.url).then(
              () => setCopied('yes'),
              () => setCopied('failed'),
            );
          }}
        >
          <span aria-live="polite">{text(copied === 'yes' ? 'link.copied' : 'link.copy')}</span>
        </Button>
        {copied === 'failed' ? <p role="alert">{text('link.copy-failed')}</p> : null}
      </div>
    </div>
  );
}

import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { printOnly } from '@comptoir/ui/print-only';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { saveText } from '../platform/save-file.ts';
import { Unsaved } from '../unsaved.tsx';
import styles from './security.module.css';

/** Ten codes, shown once: nobody leaves without being asked whether they were kept. */
export function RecoveryCodes({
  codes,
  email,
  onKept,
}: {
  codes: string[];
  /** Whose they are, on paper and in the file. */
  email: string;
  onKept: () => void;
}) {
  const { text } = useSpeech();
  const [copied, setCopied] = useState(false);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => paper.current?.focus(), []);
  const whole = `Comptoir · ${text('account.codes')}\n${email}\n\n${codes.join('\n')}\n`;
  return (
    <Fields>
      <Unsaved when title={text('account.codes-leave')}>
        {text('account.codes-leave-text')}
      </Unsaved>
      <Notice tone="warn" icon="key" alert>
        {text('account.codes-lead')}
      </Notice>
      <div ref={paper} className={styles.paper} tabIndex={-1}>
        <h3>{`${text('account.codes')} · Comptoir`}</h3>
        <p className={styles.soft}>{email}</p>
        <ul className={styles.codes} data-secret>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <Acts>
        <Button
          icon={copied ? 'check' : 'copy'}
          onClick={() => {
            void navigator.clipboard.writeText(whole).then(() => setCopied(true));
          }}
        >
          {text(copied ? 'act.copied' : 'act.copy')}
        </Button>
        <Button
          icon="download"
          onClick={() => saveText(`${text('account.codes-file')}.txt`, whole)}
        >
          {text('account.codes-download')}
        </Button>
        <Button
          icon="print"
          onClick={() => {
            if (paper.current !== null) printOnly(paper.current);
          }}
        >
          {text('act.print')}
        </Button>
        <Button tone="primary" icon="check" onClick={onKept}>
          {text('account.codes-kept')}
        </Button>
      </Acts>
    </Fields>
  );
}

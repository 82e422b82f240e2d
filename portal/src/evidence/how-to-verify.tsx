import { ButtonLink } from '@comptoir/ui/button-link';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { keyQuery, verifierAddress } from './api.ts';
import styles from './proofs.module.css';

/** Three steps that need neither this server nor this program. */
export function HowToVerify({ file }: { file: string }) {
  const { text } = useSpeech();
  const key = useQuery(keyQuery(useApi())).data;
  return (
    <ol className={styles.steps}>
      <li>
        <p>{text('evidence-file.step-verifier')}</p>
        <ButtonLink icon="download" href={verifierAddress} download>
          {text('evidence-file.verifier')}
        </ButtonLink>
      </li>
      <li>
        <p>{text('evidence-file.step-run')}</p>
        <code className={styles.code}>{`node comptoir-verify.mjs ${file}`}</code>
      </li>
      <li>
        <p>{text('evidence-file.step-key')}</p>
        <code className={styles.code}>{key?.thumbprint ?? '…'}</code>
      </li>
    </ol>
  );
}

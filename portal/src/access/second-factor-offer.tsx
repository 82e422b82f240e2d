import type { secondFactorOfferSchema } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { QrCode } from '@comptoir/ui/qr-code';
import { encode } from 'uqr';
import { type FormEvent, useState } from 'react';
import type * as z from 'zod/mini';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { confirmSecondFactor } from './account-api.ts';
import { CodeField } from './code-field.tsx';
import { isWholeCode } from './code.ts';
import styles from './security.module.css';
import { Throttled, useThrottle } from './throttled.tsx';

export type Offer = z.infer<typeof secondFactorOfferSchema>;

/** A key for the authenticator, drawn and written; it counts once a code of it came back. */
export function SecondFactorOffer({
  offer: { url, secret },
  onCodes,
  onCancel,
}: {
  offer: Offer;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct((given: string) => confirmSecondFactor(api, given));
  const left = useThrottle(act.failure);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!isWholeCode(code, false)) return focusFirstWrong(event.currentTarget);
    if (left > 0) return;
    const answer = await act.run(code);
    if (answer !== null) onCodes(answer.codes);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Fields>
        <div className={styles.offer}>
          <QrCode cells={encode(url).data} label={text('account.factor-qr')} />
          <div className={styles.words}>
            <p>{text('account.factor-scan')}</p>
            <p className={styles.soft}>{text('account.factor-type')}</p>
            <p className={styles.key} data-secret>
              {secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
            </p>
          </div>
        </div>
        <p>{text('account.factor-confirm')}</p>
        <CodeField code={code} tried={tried} onCode={setCode} recovery={false} autoFocus />
        <Throttled failure={act.failure} left={left} />
        <Acts>
          <BusyButton
            type="submit"
            tone="primary"
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={left > 0}
          >
            {text('account.factor-confirm-act')}
          </BusyButton>
          <Button onClick={onCancel}>{text('act.cancel')}</Button>
        </Acts>
      </Fields>
    </form>
  );
}

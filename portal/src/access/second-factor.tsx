import type { Me } from '@comptoir/shared/access/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { endSecondFactor, offerSecondFactor, renewRecoveryCodes } from './account-api.ts';
import { meQuery } from './api.ts';
import { PasswordStep } from './password-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { type Offer, SecondFactorOffer } from './second-factor-offer.tsx';
import styles from './security.module.css';

type Step =
  | { at: 'rest' }
  | { at: 'begin' | 'renew' | 'end' }
  | { at: 'offer'; offer: Offer }
  | { at: 'codes'; codes: string[] };

/** C14: a code of one's own phone beside the password; encouraged for everybody, asked of administrators. */
export function SecondFactor({ me, zone }: { me: Me; zone: string }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const rest = () => setStep({ at: 'rest' });
  const settled = async () => {
    await queries.invalidateQueries(meQuery(api));
    rest();
  };
  const { email } = me.account;
  switch (step.at) {
    case 'rest':
      return <AtRest me={me} zone={zone} onStep={(at) => setStep({ at })} />;
    case 'begin':
      return (
        <PasswordStep
          email={email}
          act={text('act.continue')}
          onCancel={rest}
          perform={async (password) => {
            const offer = await offerSecondFactor(api, password);
            setStep({ at: 'offer', offer });
          }}
        />
      );
    case 'offer':
      return (
        <SecondFactorOffer
          offer={step.offer}
          onCancel={rest}
          onCodes={(codes) => {
            toast({ text: text('account.factor-done') });
            setStep({ at: 'codes', codes });
          }}
        />
      );
    case 'codes':
      return <RecoveryCodes codes={step.codes} email={email} onKept={() => void settled()} />;
    case 'renew':
      return (
        <PasswordStep
          email={email}
          lead={text('account.codes-text')}
          act={text('account.codes-act')}
          onCancel={rest}
          perform={async (password) => {
            const { codes } = await renewRecoveryCodes(api, password);
            setStep({ at: 'codes', codes });
          }}
        />
      );
    case 'end':
      return (
        <PasswordStep
          email={email}
          lead={text('account.factor-off-text')}
          act={text('account.factor-off-act')}
          code
          danger
          onCancel={rest}
          perform={async (password, code) => {
            await endSecondFactor(api, { password, code });
            toast({ text: text('account.factor-ended') });
            await settled();
          }}
        />
      );
  }
}

function AtRest({
  me: { secondFactor },
  zone,
  onStep,
}: {
  me: Me;
  zone: string;
  onStep: (at: 'begin' | 'renew' | 'end') => void;
}) {
  const { text, date } = useSpeech();
  const { on, requiredBy, restricted } = secondFactor;
  if (!on) {
    return (
      <Fields>
        <p className={styles.note}>{text('account.factor-off')}</p>
        {restricted ? (
          <Notice tone="danger" icon="lock">
            {text('account.factor-restricted')}
          </Notice>
        ) : requiredBy === null ? null : (
          <Notice tone="warn" icon="lock">
            {text('account.factor-required', { date: date(requiredBy, zone) })}
          </Notice>
        )}
        <Acts>
          <Button tone="primary" icon="lock" onClick={() => onStep('begin')}>
            {text('account.factor-act')}
          </Button>
        </Acts>
      </Fields>
    );
  }
  return (
    <Fields>
      <div className={styles.state}>
        <Badge tone="good" icon="check">
          {text('account.factor-on')}
        </Badge>
      </div>
      {requiredBy === null ? null : <p className={styles.note}>{text('account.factor-kept')}</p>}
      <Acts>
        <Button icon="key" onClick={() => onStep('renew')}>
          {text('account.codes-act')}
        </Button>
        {requiredBy === null ? (
          <Button tone="plain" onClick={() => onStep('end')}>
            {text('account.factor-off-act')}
          </Button>
        ) : null}
      </Acts>
    </Fields>
  );
}

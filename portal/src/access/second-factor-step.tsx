import type { LoginAnswer } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { type FormEvent, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { answerChallenge } from './api.ts';
import { CodeField } from './code-field.tsx';
import { Throttled, useThrottle } from './throttled.tsx';

/** The second half of a log-in (C14). The password is not asked for again until the challenge is over. */
export function SecondFactorStep({
  challenge,
  onAnswer,
  onOver,
  onOther,
}: {
  challenge: string;
  onAnswer: (answer: LoginAnswer) => void;
  /** Ten minutes or five tries are over: back to the password. */
  onOver: () => void;
  onOther: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(async (given: string): Promise<LoginAnswer | 'over'> => {
    try {
      return await answerChallenge(api, { challenge, code: given });
    } catch (error) {
      if (asFailure(error)?.code === 'dead-link') return 'over';
      throw error;
    }
  });
  const left = useThrottle(act.failure);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const given = code.trim();
    if (given === '' || /^\d{1,5}$/.test(given)) return focusFirstWrong(event.currentTarget);
    if (left > 0) return;
    const answer = await act.run(given);
    if (answer === 'over') onOver();
    else if (answer !== null) onAnswer(answer);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Fields>
        <CodeField code={code} tried={tried} onCode={setCode} autoFocus />
        <Throttled failure={act.failure} left={left} />
        <Acts>
          <BusyButton
            type="submit"
            tone="primary"
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={left > 0}
          >
            {text('login.act')}
          </BusyButton>
          <Button tone="plain" onClick={onOther}>
            {text('account.other-login')}
          </Button>
        </Acts>
      </Fields>
    </form>
  );
}

import { Button } from '@comptoir/ui/button';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Skeleton } from '@comptoir/ui/skeleton';
import { TextArea } from '@comptoir/ui/text-area';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { checkQuery } from './api.ts';
import { Checked } from './checked.tsx';
import styles from './checked.module.css';
import { receiptIn } from './receipt-text.ts';

/**
 * O9: what became of the punch behind a code. Without a session; the code stands behind `#` of this page's address, so that
 * whoever keeps the address keeps the receipt.
 */
export function CheckPage({
  receipt,
  readOther,
  onReceipt,
}: {
  receipt: string | null;
  /** A code that another room checks, in what was typed. */
  readOther: (typed: string) => string | null;
  onReceipt: (receipt: string | null) => void;
}) {
  return receipt === null ? (
    <AskForCode readOther={readOther} onReceipt={onReceipt} />
  ) : (
    <Answer key={receipt} receipt={receipt} onOther={() => onReceipt(null)} />
  );
}

function AskForCode({
  readOther,
  onReceipt,
}: {
  readOther: (typed: string) => string | null;
  onReceipt: (receipt: string) => void;
}) {
  const { text } = useSpeech();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const read = receiptIn(typed) ?? readOther(typed);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (read === null) focusFirstWrong(event.currentTarget);
    else onReceipt(read);
  };
  return (
    <>
      <DoorwayTitle title={text('check.title')}>{text('check.lead')}</DoorwayTitle>
      <form noValidate onSubmit={submit}>
        <Fields>
          <TextArea
            label={text('check.field')}
            hint={text('check.field-hint')}
            rows={4}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={typed}
            error={tried && read === null ? text('check.field-wrong') : null}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" tone="primary" wide>
            {text('check.act')}
          </Button>
        </Fields>
      </form>
    </>
  );
}

function Answer({ receipt, onOther }: { receipt: string; onOther: () => void }) {
  const { text } = useSpeech();
  const query = useQuery(checkQuery(useApi(), receipt));
  const failure = asFailure(query.error);
  // What is no receipt at all, by its length, is of no tablet either.
  const answer =
    failure?.code === 'bad-request' ? ({ state: 'unknown' } as const) : (query.data ?? null);
  return (
    <>
      {answer !== null ? (
        <Fields>
          <Checked answer={answer} />
          <Failed failure={query.data === undefined ? null : failure} />
        </Fields>
      ) : failure === null ? (
        <>
          <DoorwayTitle title={text('check.title')} />
          <Skeleton rows={4} label={text('check.asking')} />
        </>
      ) : (
        <div className={styles.failed}>
          <DoorwayTitle key="failed" title={text('check.failed')}>
            {text('check.failed-text')}
          </DoorwayTitle>
          <Failed failure={failure} />
        </div>
      )}
      <Acts>
        {/* What is recorded stays so, and what nobody signed will never be. */}
        {answer?.state === 'recorded' || answer?.state === 'unknown' ? null : (
          <BusyButton
            tone="primary"
            icon="undo"
            busy={query.isFetching}
            busyLabel={text('check.asking')}
            onClick={() => void query.refetch()}
          >
            {text('check.again')}
          </BusyButton>
        )}
        <Button {...(answer?.state === 'unknown' && { tone: 'primary' })} onClick={onOther}>
          {text('check.other')}
        </Button>
      </Acts>
    </>
  );
}

import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Clash } from '@comptoir/ui/clash';
import type { FormEvent, ReactNode } from 'react';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts } from '../page.tsx';
import { Unsaved } from '../unsaved.tsx';
import styles from './time-rules.module.css';
import type { useRules } from './use-rules.ts';

/**
 * What every form of a store's rules does alike: it saves, gives up, warns before it is left, and where somebody else was
 * quicker it shows both versions.
 */
export function RulesFrame<R>({
  of,
  read,
  dirty,
  told,
  note,
  example,
  onTried,
  onBegin,
  children,
}: {
  of: ReturnType<typeof useRules<R>>;
  /** What is typed; null where it cannot be read. */
  read: R | null;
  dirty: boolean;
  /** What rules say where they differ from others. */
  told: (rules: R, other: R) => string;
  /** Stands above what saves. */
  note?: ReactNode;
  /** Stands beside the rules, and follows what is typed. */
  example: ReactNode;
  onTried: () => void;
  /** Begins again from these rules. */
  onBegin: (rules: R) => void;
  children: ReactNode;
}) {
  const { text } = useSpeech();
  const { opened, clash, act, save, settle } = of;
  if (clash !== null && read !== null) {
    return (
      <Clash
        title={text('rules.clash')}
        busy={act.busy}
        sides={[
          {
            ...{ who: text('clash.theirs'), keep: text('house.keep-theirs') },
            value: told(clash, read),
            onKeep: () => {
              onBegin(clash);
              settle(clash);
            },
          },
          {
            ...{ who: text('clash.mine'), keep: text('house.keep-mine') },
            value: told(read, clash),
            onKeep: () => void save({ from: clash, to: read }),
          },
        ]}
      />
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onTried();
    if (read === null) focusFirstWrong(event.currentTarget);
    else void save({ from: opened, to: read });
  };
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <Unsaved when={dirty && !act.busy} title={text('house.leave')}>
        {text('house.leave-text')}
      </Unsaved>
      <div className={styles.rules}>
        {children}
        <div className={styles.save}>
          {note}
          <Failed failure={act.failure} />
          <Acts>
            <BusyButton
              type="submit"
              tone="primary"
              busy={act.busy}
              busyLabel={text('act.sending')}
              disabled={!dirty}
            >
              {text('act.save')}
            </BusyButton>
            {dirty ? <Button onClick={() => onBegin(opened)}>{text('act.cancel')}</Button> : null}
          </Acts>
        </div>
      </div>
      {example}
    </form>
  );
}

import { type PunchType, punchTypes } from '@comptoir/shared/punches/operations';
import { Field } from '@comptoir/ui/field';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { actIcons } from './acts.ts';
import styles from './acts-screen.module.css';

type Props = {
  panel: ReactNode;
  /** `no-pin`: somebody of the roster without a code. `unlisted`: somebody who is not in the list. */
  who: 'no-pin' | 'unlisted';
  /** An act is being written: a second tap waits for the first. */
  busy: boolean;
  /** `name` is empty for somebody of the roster. */
  onAct: (type: PunchType, name: string) => void;
};

/**
 * The four acts, all alike: without a PIN the screen shows neither hours nor what the person did last.
 */
export function ActsScreen({ panel, who, busy, onAct }: Props) {
  const { text } = useSpeech();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const act = (type: PunchType) => {
    const typed = name.trim();
    if (busy) return;
    // Spaces and marks without a shape are no name.
    if (who === 'unlisted' && !/[^\p{Z}\p{C}\p{M}]/u.test(typed)) setMissing(true);
    else onAct(type, typed);
  };
  return (
    <Stage panel={panel}>
      <div className={styles.acts}>
        <h1 className={styles.title}>
          {text(who === 'unlisted' ? 'punch.unlisted-title' : 'punch.no-pin-title')}
        </h1>
        {who === 'unlisted' ? (
          <Field
            label={text('punch.unlisted-name')}
            value={name}
            maxLength={80}
            autoCapitalize="words"
            autoFocus
            aria-invalid={missing || undefined}
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
            }}
          />
        ) : null}
        {missing ? (
          <Notice tone="danger" icon="warning" alert>
            {text('punch.unlisted-missing')}
          </Notice>
        ) : (
          <Notice tone="calm" icon="info">
            {text(who === 'unlisted' ? 'punch.unlisted-note' : 'punch.no-pin-note')}
          </Notice>
        )}
        <div className={styles.grid}>
          {punchTypes.map((type) => (
            <button
              key={type}
              type="button"
              className={styles.act}
              aria-disabled={busy || undefined}
              onClick={() => act(type)}
            >
              <Icon name={actIcons[type]} size={44} />
              <span>{text(`punch.${type}`)}</span>
            </button>
          ))}
        </div>
      </div>
    </Stage>
  );
}

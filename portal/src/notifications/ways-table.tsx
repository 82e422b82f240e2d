import {
  type NotificationKind,
  alwaysByMail,
  notificationKinds,
} from '@comptoir/shared/notifications/notification';
import type { Choices, PreferencesAnswer } from '@comptoir/shared/notifications/portal';
import { Checkbox } from '@comptoir/ui/checkbox';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { savePreferences } from './api.ts';
import styles from './notifications.module.css';

const ways = ['push', 'mail'] as const;

/** What one hears of by which way: a box is saved at once, and goes back where it could not be. */
export function WaysTable({
  answer,
  onSaved,
}: {
  answer: PreferencesAnswer;
  onSaved: () => Promise<void>;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const [draft, setDraft] = useState<Choices | null>(null);
  const choices = draft ?? answer.choices;
  const act = useAct(async (wanted: Choices) => {
    await savePreferences(api, wanted);
    await onSaved();
    toast({ text: text('ways.saved') });
  });
  const choose = (kind: NotificationKind, way: (typeof ways)[number], on: boolean) => {
    const wanted = { ...choices, [kind]: { ...choices[kind], [way]: on } };
    setDraft(wanted);
    void act.run(wanted).then(() => setDraft(null));
  };
  const shown = notificationKinds.filter((kind) => kind !== 'decisions' || answer.decides);
  return (
    <>
      <table className={styles.ways}>
        <thead>
          <tr>
            <th scope="col">{text('ways.what')}</th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {text(`ways.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                {text(`ways.${kind}`)}
                <span>{text(`ways.${kind}-text`)}</span>
              </th>
              {ways.map((way) => (
                <td key={way}>
                  {way === 'mail' && alwaysByMail.includes(kind) ? (
                    <span className={styles.always}>{text('ways.always')}</span>
                  ) : (
                    <span className={styles.tick}>
                      <Checkbox
                        quiet
                        label={`${text(`ways.${kind}`)}, ${text(`ways.${way}`)}`}
                        checked={choices[kind][way]}
                        disabled={act.busy}
                        onChange={(event) => choose(kind, way, event.currentTarget.checked)}
                      />
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Failed failure={act.failure} />
    </>
  );
}

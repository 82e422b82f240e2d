import { useSpeech } from '../language/language.tsx';
import { privacyEdition } from './privacy-edition.ts';
import { monthsWords } from './setting-words.ts';
import styles from './privacy.module.css';
import type { PrivacyView } from './view.ts';

/** « Vos données » (K29), for the screen and for paper. */
export function PrivacyText({ view }: { view: PrivacyView }) {
  const speech = useSpeech();
  const { text } = speech;
  const { establishment, contact, retention, hideStatuses } = view;
  const months = (count: number) => ({ months: monthsWords(speech, count) });
  const parts = [
    {
      title: text('privacy.what'),
      lines: [
        ...(['1', '2', '3', '4'] as const).map((line) => text(`privacy.what-${line}`)),
        text('privacy.what-not'),
      ],
    },
    {
      title: text('privacy.why'),
      lines: (['1', '2', '3', '4'] as const).map((line) => text(`privacy.why-${line}`)),
    },
    {
      title: text('privacy.how-long'),
      lines: [
        text('privacy.how-long-punches', months(retention.punches)),
        text('privacy.how-long-checkOffs', months(retention.checkOffs)),
        retention.contacts === 0
          ? text('privacy.how-long-at-once')
          : text('privacy.how-long-contacts', months(retention.contacts)),
        text('privacy.how-long-note'),
      ],
    },
    {
      title: text('privacy.who'),
      lines: [
        ...(['1', '2', '3'] as const).map((line) => text(`privacy.who-${line}`)),
        text(hideStatuses ? 'privacy.who-4-hidden' : 'privacy.who-4'),
      ],
    },
    {
      title: text('privacy.rights'),
      lines: [
        text('privacy.rights-1'),
        contact === null
          ? text('privacy.rights-nobody')
          : text('privacy.rights-contact', { contact }),
        text('privacy.rights-cnil'),
      ],
    },
  ];
  return (
    <article className={styles.text}>
      <h1>{text('privacy.sheet')}</h1>
      <p className={styles.lead}>
        {establishment === ''
          ? text('privacy.lead-nameless')
          : text('privacy.lead', { name: establishment })}
      </p>
      {parts.map(({ title, lines }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className={styles.edition}>{text('privacy.edition', { edition: privacyEdition })}</p>
    </article>
  );
}

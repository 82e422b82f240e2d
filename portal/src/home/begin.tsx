import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import styles from './home.module.css';

/** What is left to do before a new house works; one step at a time is the next. */
export type Begun = { tablet: boolean; colleagues: boolean; cover: boolean };

/** For the first hours of an administrator: the next step, and those behind and after it. */
export function Begin({ begun }: { begun: Begun }) {
  const { text } = useSpeech();
  const steps = [
    {
      key: 'colleagues',
      done: begun.colleagues,
      to: '/configuration/users',
      search: { new: true },
    },
    { key: 'tablet', done: begun.tablet, to: '/configuration/tablets/new', search: {} },
    { key: 'cover', done: begun.cover, to: '/configuration/users', search: {} },
  ] as const;
  const next = steps.find((step) => !step.done);
  return (
    <section className={styles.begin} aria-label={text('home.begin')}>
      <h2>{text('home.begin')}</h2>
      <ol className={styles.steps}>
        {steps.map(({ key, done, to, search }, at) => (
          <li key={key} data-done={done || undefined} data-next={key === next?.key || undefined}>
            <span className={styles.number} aria-hidden="true">
              {done ? <Icon name="check" size={20} /> : at + 1}
            </span>
            <div className={styles.step}>
              <p className={styles.stepTitle}>
                {text(`home.begin-${key}`)}
                {done ? <span className={styles.soft}> · {text('home.begin-done')}</span> : null}
              </p>
              {key === next?.key ? (
                <>
                  <p>{text(`home.begin-${key}-text`)}</p>
                  <LinkButton tone="primary" icon="forward" to={to} search={search}>
                    {text(`home.begin-${key}-act`)}
                  </LinkButton>
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { Me } from '@comptoir/shared/access/portal';
import type { Retention } from '@comptoir/shared/establishments/operations';
import { defaultRetention } from '@comptoir/shared/establishments/default-settings';
import { Button } from '@comptoir/ui/button';
import { useSpeech } from '../language/language.tsx';
import { Page } from '../page.tsx';
import styles from './establishments.module.css';

/** « Vos données »: what is recorded, why, how long, who sees it, whom to ask; printable. */
export function YourDataPage({ me }: { me: Me }) {
  const { text } = useSpeech();
  const months = (count: number) =>
    count % 12 === 0 && count > 0
      ? text('data.years', { count: count / 12 })
      : text('data.months', { count });
  return (
    <Page
      title={text('data.title')}
      lead={text('data.lead')}
      narrow
      acts={
        <Button icon="print" onClick={() => window.print()}>
          {text('act.print')}
        </Button>
      }
    >
      <section className={styles.answer}>
        <h2>{text('data.what')}</h2>
        <ul>
          <li>{text('data.what-punches')}</li>
          <li>{text('data.what-person')}</li>
          <li>{text('data.what-tasks')}</li>
          <li>{text('data.what-access')}</li>
        </ul>
        <p>{text('data.what-not')}</p>
      </section>
      <section className={styles.answer}>
        <h2>{text('data.why')}</h2>
        <p>{text('data.why-text')}</p>
      </section>
      <section className={styles.answer}>
        <h2>{text('data.long')}</h2>
        <Kept retention={retentionOf(me)} months={months} />
      </section>
      <section className={styles.answer}>
        <h2>{text('data.who')}</h2>
        <p>{text('data.who-text', { organisation: me.organisation.name })}</p>
      </section>
      <section className={styles.answer}>
        <h2>{text('data.ask')}</h2>
        {me.establishments.map(({ id, name, contact }) => (
          <p key={id}>
            <b>{name}</b>{' '}
            {contact === undefined || contact === null || contact === ''
              ? text('data.ask-manager')
              : contact}
          </p>
        ))}
        <p>{text('data.rights')}</p>
      </section>
    </Page>
  );
}

function Kept({ retention, months }: { retention: Retention; months: (n: number) => string }) {
  const { text } = useSpeech();
  return (
    <ul>
      <li>{text('data.long-punches', { time: months(retention.punches) })}</li>
      <li>{text('data.long-tasks', { time: months(retention.checkOffs) })}</li>
      <li>{text('data.long-contacts', { time: months(retention.contacts) })}</li>
    </ul>
  );
}

/** Where establishments differ, the longest period is the true one for the person. */
function retentionOf(me: Me): Retention {
  const all = me.establishments.flatMap((one) => one.retention ?? []);
  if (all.length === 0) return defaultRetention;
  const longest = (key: keyof Retention) => Math.max(...all.map((one) => one[key]));
  return {
    punches: longest('punches'),
    checkOffs: longest('checkOffs'),
    contacts: longest('contacts'),
  };
}

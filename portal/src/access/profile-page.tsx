import type { Me } from '@comptoir/shared/access/portal';
import { languages } from '@comptoir/shared/establishments/languages';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Choices } from '@comptoir/ui/choices';
import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { phoneText } from '../phone.ts';
import { Portrait } from '../portrait.tsx';
import { useLanguageSwitch, useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Page, Section } from '../page.tsx';
import { changeLanguage, logOut } from './api.ts';
import { ProfileTabs } from './profile-tabs.tsx';
import styles from './profile.module.css';

const named = { fr: 'Français', en: 'English' };

export function ProfilePage({ me, onOut }: { me: Me; onOut: () => void }) {
  const { text, language } = useSpeech();
  const speakIn = useLanguageSwitch();
  const api = useApi();
  const queries = useQueryClient();
  const speaking = useAct(async (wanted: (typeof languages)[number]) => {
    await changeLanguage(api, wanted);
    // Notifications come in words of the server.
    await queries.invalidateQueries();
  });
  const leaving = useAct(async (_: void) => {
    await logOut(api);
    return true;
  });
  const { person, account, organisation } = me;
  const name = `${person.given} ${person.family}`.trim();
  const facts = [
    [text('field.email'), account.email],
    [
      text('field.phone'),
      person.phone === null ? text('profile.no-phone') : phoneText(person.phone),
    ],
    [text('field.team'), person.team],
    [text('profile.works-at'), me.establishments.map((one) => one.name).join(', ')],
  ].filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== '');
  return (
    <Page title={text('profile.title')} narrow>
      <ProfileTabs />
      <div className={styles.who}>
        <Portrait person={person} size="large" />
        <div>
          <p className={styles.name}>{name}</p>
          <p className={styles.organisation}>{organisation.name}</p>
        </div>
      </div>
      <dl className={styles.facts}>
        {facts.map(([term, fact]) => (
          <div key={term} className={styles.fact}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{text('profile.change-hint')}</p>
      <Section title={text('profile.language')}>
        <Choices
          label={text('profile.language')}
          options={languages.map((one) => named[one])}
          chosen={named[language]}
          onChoose={(option) => {
            const wanted = languages.find((one) => named[one] === option) ?? 'fr';
            speakIn(wanted);
            void speaking.run(wanted);
          }}
        />
        <Failed failure={speaking.failure} />
      </Section>
      <Section title={text('data.title')}>
        <p className={styles.note}>{text('profile.data')}</p>
        <LinkButton to="/your-data" icon="info">
          {text('profile.data-act')}
        </LinkButton>
      </Section>
      <Section title={text('profile.session')}>
        <Failed failure={leaving.failure} />
        <BusyButton
          icon="out"
          busy={leaving.busy}
          busyLabel={text('act.sending')}
          onClick={() => {
            void leaving.run(undefined).then((done) => {
              if (done === true) onOut();
            });
          }}
        >
          {text('profile.log-out')}
        </BusyButton>
      </Section>
    </Page>
  );
}

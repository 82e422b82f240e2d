import type { Me } from '@comptoir/shared/access/portal';
import { useSpeech } from '../language/language.tsx';
import { Page, Section } from '../page.tsx';
import { ChangeEmail } from './change-email.tsx';
import { ChangePassword } from './change-password.tsx';
import { ProfileTabs } from './profile-tabs.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';

/** Profile › Security (C14, C15): what guards one's own login. */
export function SecurityPage({ me, zone }: { me: Me; zone: string }) {
  const { text } = useSpeech();
  return (
    <Page title={text('profile.security')} narrow>
      <ProfileTabs />
      <Section title={text('account.factor')}>
        <SecondFactor me={me} zone={zone} />
      </Section>
      <Section title={text('account.password')}>
        <ChangePassword me={me} />
      </Section>
      <Section title={text('account.email')}>
        <ChangeEmail me={me} />
      </Section>
      <Section title={text('account.sessions')}>
        <SessionList zone={zone} />
      </Section>
    </Page>
  );
}

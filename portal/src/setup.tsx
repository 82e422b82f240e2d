import { useQueryClient } from '@tanstack/react-query';
import { SetupPage } from './access/setup-page.tsx';
import { AddTablet } from './devices/add-tablet.tsx';
import { DoorwayTitle } from './doorway.tsx';
import { useLinkToken } from './entrance.tsx';
import { useSpeech } from './language/language.tsx';
import { LinkButton } from './link.tsx';
import { Acts } from './page.tsx';

/** The first hour: the questions of access, then the first tablet. */
export function Setup() {
  const { text } = useSpeech();
  const queries = useQueryClient();
  return (
    <SetupPage
      token={useLinkToken()}
      tablet={({ kioskAddress }) => (
        <AddTablet
          kioskAddress={kioskAddress}
          establishments={[]}
          frame={(title, lead, content) => (
            <div key={title}>
              <DoorwayTitle title={title}>{lead}</DoorwayTitle>
              {content}
            </div>
          )}
          onApproved={() => queries.clear()}
          later={
            <LinkButton tone="plain" to="/">
              {text('setup.later')}
            </LinkButton>
          }
          done={
            <Acts>
              <LinkButton tone="primary" to="/">
                {text('setup.open')}
              </LinkButton>
            </Acts>
          }
        />
      )}
    />
  );
}

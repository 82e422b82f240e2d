import { useQueryClient } from '@tanstack/react-query';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Acts, Page } from '../page.tsx';
import { AddTablet, type Replaced } from './add-tablet.tsx';

export function AddTabletPage({
  kioskAddress,
  establishments,
  replaces,
}: {
  kioskAddress: string;
  establishments: { id: string; name: string }[];
  replaces: Replaced | null;
}) {
  const { text } = useSpeech();
  const queries = useQueryClient();
  return (
    <AddTablet
      kioskAddress={kioskAddress}
      establishments={establishments}
      replaces={replaces}
      onApproved={() => void queries.invalidateQueries({ queryKey: ['devices'] })}
      frame={(title, lead, content) => (
        <Page key={title} title={title} lead={lead} narrow>
          {content}
        </Page>
      )}
      done={
        <Acts>
          <LinkButton to="/configuration/tablets" tone="primary">
            {text('tablet.to-list')}
          </LinkButton>
        </Acts>
      }
    />
  );
}

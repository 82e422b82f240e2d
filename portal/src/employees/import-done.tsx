import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Acts, Fields, Section } from '../page.tsx';
import { useMe } from '../use-me.ts';
import { employeesQuery } from './api.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { SlipStack } from './slips.tsx';
import { touchedBy } from './user-acts.ts';

/** The last step: everybody is in. Their PINs, in batches and on slips; then their invitations, with one button. */
export function ImportDone({ people, onOther }: { people: string[]; onOther: () => void }) {
  const { text } = useSpeech();
  const { permissions, establishments } = useMe();
  const query = useQuery(employeesQuery(useApi()));
  const [bulk, setBulk] = useState<'pins' | 'invite' | null>(null);
  const placeOf = (line: EmployeeLine) =>
    establishments.find(({ id }) => line.establishments.includes(id))?.name ?? '';
  return (
    <Section title={text('import.done')}>
      <Fields>
        <Notice tone="calm" icon="check" alert>
          {text('import.done-text', { count: people.length })}
        </Notice>
        <SlipStack />
        <Loaded query={query} rows={2}>
          {(lines) => {
            const wanted = new Set(people);
            const imported = lines.filter(({ id }) => wanted.has(id));
            const pins = touchedBy('pins', imported).length;
            const invites = touchedBy('invite', imported).filter(
              ({ status }) => status === 'none',
            ).length;
            const mayInvite = permissions.includes('access.open');
            return (
              <>
                <Acts>
                  {pins === 0 ? null : (
                    <Button tone="primary" icon="key" onClick={() => setBulk('pins')}>
                      {text('import.make-pins', { count: pins })}
                    </Button>
                  )}
                  {invites === 0 || !mayInvite ? null : (
                    <Button icon="mail" onClick={() => setBulk('invite')}>
                      {text('import.invite-all', { count: invites })}
                    </Button>
                  )}
                  <LinkButton to="/configuration/users" search={{}} icon="people">
                    {text('import.to-list')}
                  </LinkButton>
                  <Button onClick={onOther}>{text('import.other')}</Button>
                </Acts>
                {bulk === null ? null : (
                  <BulkDialog
                    act={bulk}
                    lines={imported}
                    teams={[]}
                    placeOf={placeOf}
                    onClose={() => setBulk(null)}
                  />
                )}
              </>
            );
          }}
        </Loaded>
      </Fields>
    </Section>
  );
}

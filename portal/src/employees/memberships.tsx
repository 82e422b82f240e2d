import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { SelectField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Section } from '../page.tsx';
import { addMembership, removeMembership } from './api.ts';
import { fullName } from './users-list.ts';
import styles from './person.module.css';

type Place = { id: string; name: string };

/** Where somebody works. The last place cannot be taken away: that is what archiving is for. */
export function Memberships({
  person,
  all,
  edits,
}: {
  person: EmployeeRecord;
  all: Place[];
  edits: boolean;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState<Place | null>(null);
  const others = all.filter((one) => person.establishments.every((place) => place.id !== one.id));
  const [wanted, setWanted] = useState('');
  const reload = () => queries.invalidateQueries({ queryKey: ['employees'] });
  const adding = useAct(async (id: string) => {
    await addMembership(api, person.id, id);
    await reload();
    setWanted('');
  });
  const removing = useAct(async (id: string) => {
    await removeMembership(api, person.id, id);
    await reload();
    return true;
  });
  return (
    <Section title={text('person.establishments')}>
      <ul className={styles.places}>
        {person.establishments.map((place) => (
          <li key={place.id} className={styles.place}>
            <span>{place.name}</span>
            {person.establishments.length < 2 || !edits ? null : (
              <Button
                tone="plain"
                aria-label={text('person.leave-of', { name: place.name })}
                onClick={() => setLeaving(place)}
              >
                {text('person.leave')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length === 0 || !edits ? null : (
        <div className={styles.join}>
          <SelectField
            label={text('person.join')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          >
            <option value="">{text('person.choose')}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <BusyButton
            busy={adding.busy}
            busyLabel={text('act.sending')}
            disabled={wanted === ''}
            onClick={() => void adding.run(wanted)}
          >
            {text('act.add')}
          </BusyButton>
        </div>
      )}
      <Failed failure={adding.failure} />
      {leaving === null ? null : (
        <Confirm
          title={text('person.leave-title')}
          act={text('person.leave')}
          busy={removing.busy}
          failure={removing.failure}
          onClose={() => {
            removing.clear();
            setLeaving(null);
          }}
          onConfirm={() => {
            void removing.run(leaving.id).then((done) => {
              if (done === true) setLeaving(null);
            });
          }}
        >
          <p>
            {text('person.leave-text', {
              name: fullName(person) ?? '',
              establishment: leaving.name,
            })}
          </p>
        </Confirm>
      )}
    </Section>
  );
}

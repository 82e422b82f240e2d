import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { SelectField } from '@comptoir/ui/text-field';
import { readEmail, readPhone } from '@comptoir/shared/employees/contact';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Acts, Fields, Page } from '../page.tsx';
import { addEmployee } from './api.ts';
import { type Draft, faultsOf } from './draft.ts';
import { PersonFields } from './person-fields.tsx';
import { PinSlip } from './pin-slip.tsx';

const empty: Draft = {
  given: '',
  family: '',
  display: '',
  email: '',
  phone: '',
  team: '',
  role: 'employee',
  language: '',
  startsOn: '',
  endsOn: '',
  openPeriodLimit: '',
};

type Added = { id: string; name: string; pin: string };

/** K12: a name is enough; the PIN is shown once. */
export function AddPersonPage({
  establishments,
}: {
  establishments: { id: string; name: string }[];
}) {
  const { text } = useSpeech();
  const [added, setAdded] = useState<Added | null>(null);
  if (added === null) return <AddPerson establishments={establishments} onAdded={setAdded} />;
  return (
    <Page key="added" title={text('people.added', { name: added.name })} narrow>
      <Fields>
        <PinSlip name={added.name} pin={added.pin} />
        <Acts>
          <LinkButton tone="primary" to="/configuration/users/$person" params={{ person: added.id }}>
            {text('people.open')}
          </LinkButton>
          <Button icon="add" onClick={() => setAdded(null)}>
            {text('people.another')}
          </Button>
        </Acts>
      </Fields>
    </Page>
  );
}

function AddPerson({
  establishments,
  onAdded,
}: {
  establishments: { id: string; name: string }[];
  onAdded: (added: Added) => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(empty);
  const [place, setPlace] = useState(establishments[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const act = useAct(async (given: Draft) => {
    const name = { given: given.given.trim(), family: given.family.trim() };
    const email = readEmail(given.email);
    const phone = readPhone(given.phone);
    const { employee, pin } = await addEmployee(api, {
      establishment: place,
      name,
      role: given.role,
      team: given.team.trim() === '' ? null : given.team.trim(),
      email: email.ok ? email.value : null,
      phone: phone.ok ? phone.value : null,
    });
    await queries.invalidateQueries({ queryKey: ['employees'] });
    return { id: employee, name: `${name.given} ${name.family}`.trim(), pin };
  });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(draft).size > 0) return focusFirstWrong(event.currentTarget);
    const added = await act.run(draft);
    if (added !== null) onAdded(added);
  };
  return (
    <Page title={text('people.add')} lead={text('people.add-lead')} narrow>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Fields>
          {establishments.length < 2 ? null : (
            <SelectField
              label={text('field.establishment')}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            >
              {establishments.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </SelectField>
          )}
          <PersonFields
            draft={draft}
            tried={tried}
            brief
            onDraft={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
          <Notice tone="calm" icon="lock">
            {text('people.add-pin')}
          </Notice>
          <Failed failure={act.failure} />
          <Acts>
            <BusyButton
              type="submit"
              tone="primary"
              busy={act.busy}
              busyLabel={text('act.sending')}
            >
              {text('act.add')}
            </BusyButton>
            <LinkButton to="/configuration/users" search={{}}>
              {text('act.cancel')}
            </LinkButton>
          </Acts>
        </Fields>
      </form>
    </Page>
  );
}

import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { TextField } from '@comptoir/ui/text-field';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { ZoneField, ownZone } from '../zone-field.tsx';
import { addEstablishment, establishmentsQuery } from './api.ts';
import styles from './establishments.module.css';

/** What other rooms know of an establishment; null where one may not see it, or not yet. */
export type Around = {
  people: number | null;
  tablets: { count: number; silent: number } | null;
};

/** The stores of the house: how each counts its days, and who and what is in it. */
export function EstablishmentsPage({ aroundOf }: { aroundOf: (id: string) => Around }) {
  const { text } = useSpeech();
  const query = useQuery(establishmentsQuery(useApi()));
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={text('establishments.title')}
      lead={text('establishments.lead')}
      acts={
        <Button tone="primary" icon="add" onClick={() => setAdding(true)}>
          {text('establishments.add')}
        </Button>
      }
    >
      <Loaded query={query} rows={2}>
        {({ establishments, kioskAddress }) => (
          <>
            {establishments.length === 0 ? (
              <EmptyState icon="store" title={text('establishments.empty')} />
            ) : (
              <ul className={styles.list}>
                {establishments.map(({ id, name, settings, contact }) => (
                  <li key={id} className={styles.establishment}>
                    <div className={styles.words}>
                      <h2 className={styles.name}>{name}</h2>
                      <p className={styles.facts}>
                        {text('establishments.facts', {
                          zone: settings.zone.replaceAll('_', ' '),
                          hour: settings.cutOffHour,
                        })}
                      </p>
                      <p className={styles.facts}>
                        {contact === null || contact === ''
                          ? text('establishments.no-contact')
                          : text('establishments.contact', { contact })}
                      </p>
                    </div>
                    <Ways id={id} name={name} {...aroundOf(id)} />
                  </li>
                ))}
              </ul>
            )}
            <p className={styles.address}>
              {text('establishments.address')} <b>{`${kioskAddress}/kiosk/`}</b>
            </p>
          </>
        )}
      </Loaded>
      {adding ? <AddEstablishment onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

/** From a store to its people and its tablets. */
function Ways({ id, name, people, tablets }: Around & { id: string; name: string }) {
  const { text } = useSpeech();
  return (
    <div className={styles.ways}>
      <LinkButton
        to="/configuration/establishments/$establishment"
        params={{ establishment: id }}
        icon="expected"
        aria-label={text('rules.of', { name })}
      >
        {text('rules.title')}
      </LinkButton>
      <LinkButton
        to="/configuration/establishments/$establishment/planning"
        params={{ establishment: id }}
        icon="sheet"
        aria-label={text('planrules.of', { name })}
      >
        {text('planrules.title')}
      </LinkButton>
      {people === null ? null : (
        <LinkButton
          to="/configuration/users"
          search={{ at: id }}
          icon="people"
          aria-label={text('establishments.people-of', { count: people, name })}
        >
          {text('establishments.people', { count: people })}
        </LinkButton>
      )}
      {tablets === null ? null : (
        <LinkButton
          to={tablets.count === 0 ? '/configuration/tablets/new' : '/configuration/tablets'}
          search={tablets.count === 0 ? {} : { at: id }}
          icon={tablets.silent > 0 ? 'offline' : 'tablet'}
          aria-label={`${name}, ${tabletWords(tablets, text)}`}
        >
          {tabletWords(tablets, text)}
        </LinkButton>
      )}
    </div>
  );
}

function tabletWords({ count, silent }: NonNullable<Around['tablets']>, text: Speech['text']) {
  if (count === 0) return text('establishments.no-tablet');
  const all = text('establishments.tablets', { count });
  return silent === 0 ? all : `${all}, ${text('establishments.silent', { count: silent })}`;
}

function AddEstablishment({ onClose }: { onClose: () => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [zone, setZone] = useState(ownZone);
  const [tried, setTried] = useState(false);
  const act = useAct(async (given: { name: string; zone: string }) => {
    await addEstablishment(api, given);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['establishments'] }),
      queries.invalidateQueries({ queryKey: ['me'] }),
    ]);
    return true;
  });
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (name.trim() === '') return focusFirstWrong(form);
    if ((await act.run({ name: name.trim(), zone })) === true) onClose();
  };
  return (
    <DialogForm
      title={text('establishments.add')}
      act={text('act.add')}
      busy={act.busy}
      failure={act.failure}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <TextField
        label={text('setup.establishment')}
        hint={text('setup.establishment-hint')}
        autoFocus
        maxLength={120}
        value={name}
        error={tried && name.trim() === '' ? text('field.missing') : null}
        onChange={(event) => setName(event.target.value)}
      />
      <ZoneField zone={zone} onZone={setZone} />
    </DialogForm>
  );
}

import { businessDay } from '@comptoir/shared/time/business-day';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { hoursText } from '../../hours-text.ts';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Section } from '../../page.tsx';
import { type Contract, contractsQuery } from './api.ts';
import { ContractDialog } from './contract-dialog.tsx';
import { type ContractState, contractsOn } from './contract-draft.ts';
import styles from './contracts.module.css';

/** What somebody's contracts said and say of their week: the plan is held against the one of its day. */
export function ContractsBlock({
  person,
  name,
  zone,
  now,
  edits,
}: {
  person: string;
  name: string;
  zone: string;
  now: number;
  edits: boolean;
}) {
  const { text } = useSpeech();
  const query = useQuery(contractsQuery(useApi(), person));
  const [asking, setAsking] = useState(false);
  const today = businessDay(now, zone, 0);
  return (
    <Section
      title={text('contract.title')}
      acts={
        edits ? (
          <Button icon="add" onClick={() => setAsking(true)}>
            {text('contract.add')}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query} rows={1}>
        {({ contracts }) =>
          contracts.length === 0 ? (
            <p className={styles.none}>{text('contract.none')}</p>
          ) : (
            <ol className={styles.list}>
              {contractsOn(contracts, today).map((one) => (
                <li key={one.from} className={styles.contract} data-state={one.state}>
                  <ContractWords contract={one} />
                  {one.state === 'before' ? null : (
                    <Badge tone={one.state === 'now' ? 'good' : 'info'} icon="expected">
                      {text(`contract.${one.state}`)}
                    </Badge>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      {asking ? (
        <ContractDialog
          {...{ person, name, today }}
          contracts={query.data?.contracts ?? []}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}

function ContractWords({
  contract: { from, weekly, partTime, state },
}: {
  contract: Contract & { state: ContractState };
}) {
  const { text, dayLong } = useSpeech();
  const kind = text(partTime ? 'contract.part-time' : 'contract.full-time');
  return (
    <div>
      <p className={styles.week}>
        {weekly === null
          ? text('contract.unknown', { kind })
          : text('contract.week', { hours: hoursText(weekly), kind })}
      </p>
      <p className={styles.from}>
        {text(state === 'later' ? 'contract.from-later' : 'contract.from', {
          day: `${dayLong(from)} ${from.slice(0, 4)}`,
        })}
      </p>
    </div>
  );
}

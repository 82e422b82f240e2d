import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Page } from '../page.tsx';
import type { JournalFilter } from './api.ts';
import { History } from './history.tsx';
import styles from './journal.module.css';
import { PersonField, type Named } from './person-field.tsx';
import { subjects } from './subjects.ts';

/** The audit log of the organisation (C2): filters stand in the address, what is shown can be printed. */
export function JournalPage({
  filter,
  people,
  zone,
  linked,
  onFilter,
}: {
  filter: JournalFilter;
  people: readonly Named[];
  zone: string;
  /** Names lead to their records. */
  linked: boolean;
  onFilter: (filter: JournalFilter) => void;
}) {
  const { text } = useSpeech();
  const set = (change: Partial<Record<keyof JournalFilter, string | null>>) =>
    onFilter(cleaned({ ...filter, ...change }));
  const { from = '', to = '' } = filter;
  const backwards = from !== '' && to !== '' && to < from;
  const some = Object.values(filter).some((value) => value !== undefined);
  const [open, setOpen] = useState(some);
  return (
    <Page
      title={text('journal.title')}
      lead={text('journal.lead')}
      acts={
        <Button icon="print" onClick={() => window.print()}>
          {text('act.print')}
        </Button>
      }
    >
      <div className={styles.toggle}>
        <Button icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text('journal.filters')}
        </Button>
      </div>
      <form
        className={styles.filters}
        data-open={open || undefined}
        aria-label={text('journal.filters')}
        onSubmit={(event) => event.preventDefault()}
      >
        <PersonField
          label={text('journal.person')}
          people={people}
          chosen={filter.person ?? null}
          onChoose={(person) => set({ person })}
        />
        <PersonField
          label={text('journal.actor')}
          people={people}
          chosen={filter.actor ?? null}
          onChoose={(actor) => set({ actor })}
        />
        <SelectField
          label={text('journal.subject')}
          value={filter.subject ?? ''}
          onChange={(event) => set({ subject: event.target.value })}
        >
          <option value="">{text('journal.everything')}</option>
          {subjects.map((subject) => (
            <option key={subject} value={subject}>
              {text(`journal.subject-${subject}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={text('journal.from')}
          type="date"
          value={from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label={text('journal.to')}
          type="date"
          value={to}
          error={backwards ? text('journal.dates') : null}
          onChange={(event) => set({ to: event.target.value })}
        />
      </form>
      {backwards ? null : (
        <History
          {...filter}
          zone={zone}
          level="h2"
          linked={linked}
          {...(some
            ? {
                empty: (
                  <EmptyState
                    icon="search"
                    title={text('journal.none')}
                    act={<Button onClick={() => onFilter({})}>{text('journal.clear')}</Button>}
                  />
                ),
              }
            : {})}
        />
      )}
    </Page>
  );
}

/** Only what is asked for stands in the address. */
function cleaned(filter: Record<string, string | null | undefined>): JournalFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  );
}

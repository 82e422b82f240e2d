import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { EmptyState } from '@comptoir/ui/empty-state';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { employeesQuery } from './api.ts';
import styles from './people.module.css';
import { type PeopleFilter, peopleOf } from './people-list.ts';
import { PersonRow } from './person-row.tsx';

export function PeoplePage({
  filter,
  establishments,
  onFilter,
}: {
  filter: PeopleFilter;
  establishments: { id: string; name: string }[];
  onFilter: (filter: PeopleFilter) => void;
}) {
  const { text } = useSpeech();
  const query = useQuery(employeesQuery(useApi()));
  const states = [text('people.present'), text('people.archived')] as const;
  return (
    <Page
      title={text('people.title')}
      acts={
        <LinkButton to="/configuration/users/new" tone="primary" icon="add">
          {text('people.add')}
        </LinkButton>
      }
    >
      <div className={styles.filters}>
        <div className={styles.search}>
          <TextField
            label={text('people.search')}
            type="search"
            value={filter.query}
            onChange={(event) => onFilter({ ...filter, query: event.target.value })}
          />
        </div>
        {establishments.length < 2 ? null : (
          <div className={styles.place}>
            <SelectField
              label={text('field.establishment')}
              value={filter.establishment ?? ''}
              onChange={(event) =>
                onFilter({ ...filter, establishment: event.target.value || null })
              }
            >
              <option value="">{text('people.everywhere')}</option>
              {establishments.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </SelectField>
          </div>
        )}
        <Choices
          label={text('people.which')}
          options={[...states]}
          chosen={states[filter.archived ? 1 : 0]}
          onChoose={(option) => onFilter({ ...filter, archived: option === states[1] })}
        />
      </div>
      <Loaded query={query} rows={8}>
        {(people) => {
          const shown = peopleOf(people, filter);
          const narrowed = filter.query !== '' || filter.establishment !== null;
          if (shown.length === 0) {
            return narrowed ? (
              <EmptyState
                icon="search"
                title={text('people.nobody')}
                act={
                  <Button onClick={() => onFilter({ ...filter, query: '', establishment: null })}>
                    {text('people.clear')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon="people"
                title={text(filter.archived ? 'people.no-archived' : 'people.empty')}
              >
                {text(filter.archived ? 'people.no-archived-text' : 'people.empty-text')}
              </EmptyState>
            );
          }
          return (
            <>
              <p className={styles.count} role="status">
                {text('people.count', { count: shown.length })}
              </p>
              <ul className={styles.list}>
                {shown.map((person) => (
                  <PersonRow key={person.id} person={person} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

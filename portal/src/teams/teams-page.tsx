import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { ComposeTeam } from './compose-team.tsx';
import { RemoveTeam } from './remove-team.tsx';
import { type TeamAct, TeamBranch } from './team-branch.tsx';
import { TeamDialog, type TeamQuestion } from './team-dialog.tsx';
import styles from './teams.module.css';
import { treeOf } from './tree-of.ts';

type Question =
  TeamQuestion | { act: 'people'; team: TeamView } | { act: 'remove'; team: TeamView };

/** W13: teams and sub-teams of each establishment as a tree, with the people in them. */
export function TeamsPage({
  teams: query,
  lines,
  establishments,
  cover,
  onPut,
}: {
  teams: UseQueryResult<TeamView[]>;
  lines: readonly EmployeeLine[];
  /** Where whoever looks manages teams. */
  establishments: readonly { id: string; name: string }[];
  /** Who stands in for whom, which belongs to another room. */
  cover: ReactNode;
  onPut: (team: string | null, people: string[]) => Promise<void>;
}) {
  const { text, language } = useSpeech();
  const [question, setQuestion] = useState<Question | null>(null);
  const close = () => setQuestion(null);
  const teams = query.data ?? [];
  const [first] = establishments;
  const single = establishments.length === 1;
  const create = (establishment: string, parent: string | null = null) =>
    setQuestion({ act: 'create', establishment, parent });
  const ask = (act: Exclude<TeamAct, 'sub'>, team: TeamView) => {
    if (act === 'people' || act === 'remove') setQuestion({ act, team });
    else setQuestion({ act, team });
  };
  return (
    <Page
      title={text('teams.title')}
      lead={text('teams.lead')}
      narrow
      acts={
        first !== undefined && single ? (
          <Button tone="primary" icon="add" onClick={() => create(first.id)}>
            {text('teams.new')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} rows={6}>
        {(all) =>
          first === undefined ? (
            <EmptyState icon="team" title={text('teams.no-place')} />
          ) : (
            <>
              {all.length === 0 ? (
                <EmptyState icon="team" title={text('teams.empty')}>
                  {text('teams.empty-text')}
                </EmptyState>
              ) : null}
              {establishments.map(({ id, name }) => {
                const tree = treeOf(all, id, language);
                if (single && tree.length === 0) return null;
                return (
                  <Section
                    key={id}
                    title={name}
                    acts={
                      single ? null : (
                        <Button
                          icon="add"
                          aria-label={text('teams.new-in', { place: name })}
                          onClick={() => create(id)}
                        >
                          {text('teams.new')}
                        </Button>
                      )
                    }
                  >
                    {tree.length === 0 ? (
                      <p className={styles.soft}>{text('teams.empty-here')}</p>
                    ) : (
                      <ul className={styles.tree} aria-label={text('teams.tree', { place: name })}>
                        {tree.map((branch) => (
                          <TeamBranch
                            key={branch.team.id}
                            branch={branch}
                            onAct={(act, team) =>
                              act === 'sub' ? create(id, team.id) : ask(act, team)
                            }
                          />
                        ))}
                      </ul>
                    )}
                  </Section>
                );
              })}
            </>
          )
        }
      </Loaded>
      {cover}
      {question === null ? null : question.act === 'people' ? (
        <ComposeTeam
          key={question.team.id}
          team={question.team}
          lines={lines}
          onPut={onPut}
          onClose={close}
        />
      ) : question.act === 'remove' ? (
        <RemoveTeam
          team={question.team}
          parent={teams.find(({ id }) => id === question.team.parent) ?? null}
          onClose={close}
        />
      ) : (
        <TeamDialog
          question={question}
          teams={teams}
          tree={treeOf(teams, placeOf(question), language)}
          onClose={close}
        />
      )}
    </Page>
  );
}

function placeOf(question: TeamQuestion): string {
  return question.act === 'create' ? question.establishment : question.team.establishment;
}

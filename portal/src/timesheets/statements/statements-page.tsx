import { Button } from '@comptoir/ui/button';
import { Checkbox } from '@comptoir/ui/checkbox';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Notice } from '@comptoir/ui/notice';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { timesheetsQuery } from '../sheet-api.ts';
import { SheetFrame, SilentTablets } from '../sheet-frame.tsx';
import type { SheetPlace, SheetSearch, SheetView } from '../sheet-search.ts';
import { teamsOf } from '../sheet-people.ts';
import { statementsQuery } from './api.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { StatementDialog } from './statement-dialog.tsx';
import {
  type StatementPerson,
  type StatementStep,
  statementPeople,
  statementSteps,
  withoutOne,
} from './statement-people.ts';
import { StatementRow } from './statement-row.tsx';
import styles from './statements.module.css';

/** Who has a statement of these days, what they said of it, and the way to issue the missing ones (W6). */
export function StatementsPage({
  view,
  places,
  today,
  mayIssue: isAllowed,
  onSearch,
}: {
  view: SheetView;
  places: readonly SheetPlace[];
  /** A business day. */
  today: string;
  mayIssue: boolean;
  onSearch: (search: SheetSearch) => void;
}) {
  const { text, language } = useSpeech();
  const api = useApi();
  const { establishment, team, period } = view;
  const asked = { establishment: establishment.id, from: period.from, to: period.to };
  const mayIssue = isAllowed && period.to < today;
  const sheets = useQuery({
    ...timesheetsQuery(api, { ...asked, team: null }),
    placeholderData: keepPreviousData,
  });
  const lines = useQuery({ ...statementsQuery(api, asked), placeholderData: keepPreviousData });
  const [step, setStep] = useState<StatementStep | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [issuing, setIssuing] = useState<readonly StatementPerson[]>([]);
  const [opened, setOpened] = useState<{ person: string; statement: string } | null>(null);
  const everybody = useMemo(
    () =>
      statementPeople(sheets.data?.people ?? [], lines.data ?? [], period, language).filter(
        ({ sheet }) => team === null || sheet.person.team === team,
      ),
    [sheets.data, lines.data, period, language, team],
  );
  const shown = everybody.filter((one) => step === null || one.step === step);
  const picked = everybody.filter(({ sheet }) => chosen.has(sheet.person.id));
  const missing = withoutOne(everybody);
  const read = everybody.find(({ sheet }) => sheet.person.id === opened?.person);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const all = shown.length > 0 && shown.every(({ sheet }) => chosen.has(sheet.person.id));
  const closed = (sheets.data?.locks ?? []).some(
    ({ from, to }) => from <= period.from && period.to <= to,
  );
  return (
    <SheetFrame
      view={view}
      places={places}
      teams={teamsOf(sheets.data?.people ?? [], language)}
      onSearch={onSearch}
    >
      <Loaded query={sheets} rows={8}>
        {(answer) => (
          <Loaded query={lines} rows={8}>
            {() => (
              <>
                <SilentTablets silent={answer.silent} zone={establishment.zone} />
                <div className={styles.body}>
                  {period.to >= today ? (
                    <Notice tone="calm" icon="expected">
                      {text('statements.not-over')}
                    </Notice>
                  ) : null}
                  {everybody.length === 0 ? (
                    <EmptyState icon="people" title={text('sheets.nobody')}>
                      {text('sheets.nobody-text')}
                    </EmptyState>
                  ) : (
                    <>
                      <div className={styles.tools}>
                        <Steps people={everybody} chosen={step} onChoose={setStep} />
                        {mayIssue ? (
                          <div className={styles.acts}>
                            {missing.length === 0 ? null : (
                              <Button
                                tone="primary"
                                icon="sending"
                                onClick={() => setIssuing(missing)}
                              >
                                {text('statements.issue-all', { count: missing.length })}
                              </Button>
                            )}
                            {picked.length === 0 ? null : (
                              <Button icon="sending" onClick={() => setIssuing(picked)}>
                                {text('statements.issue-some', { count: picked.length })}
                              </Button>
                            )}
                          </div>
                        ) : null}
                      </div>
                      {shown.length === 0 ? (
                        <p className={styles.soft}>{text('statements.nobody-so')}</p>
                      ) : (
                        <>
                          {mayIssue ? (
                            <Checkbox
                              label={text('statements.choose-all')}
                              checked={all}
                              some={!all && picked.length > 0}
                              onChange={() =>
                                setChosen(
                                  all
                                    ? new Set()
                                    : new Set(shown.map(({ sheet }) => sheet.person.id)),
                                )
                              }
                            />
                          ) : null}
                          <ul className={styles.list} aria-label={text('statements.list')}>
                            {shown.map((one) => (
                              <StatementRow
                                key={one.sheet.person.id}
                                one={one}
                                zone={establishment.zone}
                                onOpen={(statement) =>
                                  setOpened({ person: one.sheet.person.id, statement })
                                }
                                {...(mayIssue
                                  ? {
                                      chosen: chosen.has(one.sheet.person.id),
                                      onToggle: () => toggle(one.sheet.person.id),
                                    }
                                  : {})}
                              />
                            ))}
                          </ul>
                        </>
                      )}
                    </>
                  )}
                </div>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
      {issuing.length === 0 ? null : (
        <IssueDialog
          people={issuing}
          asked={asked}
          closed={closed}
          onClose={() => setIssuing([])}
          onDone={() => setChosen(new Set())}
        />
      )}
      {opened === null || read === undefined ? null : (
        <StatementDialog
          of={read}
          first={opened.statement}
          zone={establishment.zone}
          onClose={() => setOpened(null)}
        />
      )}
    </SheetFrame>
  );
}

/** How many are where; a press shows those alone. */
function Steps({
  people,
  chosen,
  onChoose,
}: {
  people: readonly StatementPerson[];
  chosen: StatementStep | null;
  onChoose: (step: StatementStep | null) => void;
}) {
  const { text } = useSpeech();
  const counts = statementSteps
    .map((step) => ({ step, count: people.filter((one) => one.step === step).length }))
    .filter(({ step, count }) => count > 0 || step === chosen);
  return (
    <div className={styles.steps} role="group" aria-label={text('statements.filter')}>
      <button
        type="button"
        className={styles.step}
        aria-pressed={chosen === null}
        onClick={() => onChoose(null)}
      >
        {text('statements.all', { count: people.length })}
      </button>
      {counts.map(({ step, count }) => (
        <button
          key={step}
          type="button"
          className={styles.step}
          aria-pressed={chosen === step}
          onClick={() => onChoose(step)}
        >
          {text(`statements.count-${step}`, { count })}
        </button>
      ))}
    </div>
  );
}

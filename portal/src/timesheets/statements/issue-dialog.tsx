import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { Progress } from '@comptoir/ui/progress';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { LinkButton } from '../../link.tsx';
import { Acts, Fields } from '../../page.tsx';
import { useToast } from '../../toasts.tsx';
import type { StatementPerson } from './statement-people.ts';
import styles from './statements.module.css';
import { useIssuing } from './use-issuing.ts';

/** What issuing means, for whom, and what is still open in these days; then how far it has come. */
export function IssueDialog({
  people,
  asked,
  closed,
  onClose,
  onDone,
}: {
  people: readonly StatementPerson[];
  asked: { establishment: string; from: string; to: string };
  /** Every one of these days is closed. */
  closed: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { text, days } = useSpeech();
  const toast = useToast();
  const issuing = useIssuing(people, asked);
  const { done, total, running, failure } = issuing;
  const began = running || done > 0 || failure !== null;
  const open = people.filter(({ sheet }) => sheet.anomalies > 0).length;
  const replaced = people.filter(({ standing }) => standing !== null).length;
  const issue = async () => {
    if (!(await issuing.run())) return;
    toast({ text: text('statements.issued-told', { count: total }) });
    onDone();
    onClose();
  };
  const points = [
    ['sheet', text('statements.issue-what', { days: days(asked.from, asked.to) })],
    ['lock', text('statements.issue-fixed')],
    ['mail', text('statements.issue-told')],
  ] as const;
  return (
    <Dialog title={text('statements.issue-title', { count: total })} onClose={onClose}>
      <Fields>
        {began ? (
          <div className={styles.going}>
            <Progress
              done={done}
              total={total}
              label={text('statements.issuing', { done, total })}
            />
            <p role="status">
              {!running && done < total
                ? text(done === 0 ? 'statements.issue-stopped-none' : 'statements.issue-stopped', {
                    done,
                    total,
                  })
                : text('statements.issuing', { done, total })}
            </p>
          </div>
        ) : (
          <>
            <ul className={styles.points}>
              {points.map(([icon, words]) => (
                <li key={icon}>
                  <Icon name={icon} size={20} />
                  <span>{words}</span>
                </li>
              ))}
            </ul>
            {replaced === 0 ? null : (
              <p>{text('statements.issue-replaces', { count: replaced })}</p>
            )}
            {open === 0 ? null : (
              <Notice tone="warn" icon="tasks">
                {text('statements.issue-open', { count: open })}
              </Notice>
            )}
            {closed ? null : <p>{text('statements.issue-unlocked')}</p>}
          </>
        )}
        <Failed failure={failure} />
        <Acts>
          <BusyButton
            tone="primary"
            busy={running}
            busyLabel={text('statements.issuing', { done, total })}
            onClick={() => void issue()}
          >
            {text(began ? 'statements.issue-rest' : 'statements.issue')}
          </BusyButton>
          {!began && open > 0 ? (
            <LinkButton to="/timesheets/anomalies" search={(before) => before}>
              {text('statements.issue-look')}
            </LinkButton>
          ) : null}
          {running ? (
            <Button onClick={issuing.stop}>{text('statements.stop')}</Button>
          ) : (
            <Button onClick={onClose}>{text(began ? 'act.close' : 'act.cancel')}</Button>
          )}
        </Acts>
      </Fields>
    </Dialog>
  );
}

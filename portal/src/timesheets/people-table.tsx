import { Badge } from '@comptoir/ui/badge';
import { Checkbox } from '@comptoir/ui/checkbox';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../language/language.tsx';
import { Portrait } from '../portrait.tsx';
import { nameParts } from '../initials.ts';
import styles from './people-table.module.css';
import { type SheetPerson, canBeApproved, overtimeOf, sumOf } from './sheet-people.ts';

/** A line per person: planned, raw, corrected and paid side by side, what is to be settled, and who approved it. */
export function PeopleTable({
  people,
  me,
  chosen,
  mayApprove,
  onChoose,
}: {
  people: readonly SheetPerson[];
  /** Whoever looks: their own hours are somebody else's to approve. */
  me: string;
  chosen: ReadonlySet<string>;
  mayApprove: boolean;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const { text, duration } = useSpeech();
  const sums = sumOf(people);
  const open = people.filter((one) => canBeApproved(one, me)).map(({ person }) => person.id);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const columns = [
    ...(sums.planned === null ? [] : (['planned'] as const)),
    'raw',
    'corrected',
    'paid',
    'overtime',
  ] as const;
  return (
    <div className={styles.frame}>
      <div
        role="table"
        aria-label={text('sheets.table')}
        className={styles.table}
        data-planned={sums.planned === null ? undefined : true}
        data-approves={mayApprove || undefined}
      >
        <div role="rowgroup">
          <div role="row" className={styles.header}>
            {mayApprove ? (
              <div role="columnheader" className={styles.tick}>
                <Checkbox
                  label={<span className={styles.spoken}>{text('sheets.select-all')}</span>}
                  checked={chosen.size > 0 && chosen.size === open.length}
                  some={chosen.size > 0 && chosen.size < open.length}
                  disabled={open.length === 0}
                  onChange={() => onChoose(new Set(chosen.size === open.length ? [] : open))}
                />
              </div>
            ) : null}
            <div role="columnheader">{text('sheets.person')}</div>
            {columns.map((column) => (
              <div key={column} role="columnheader" className={styles.number}>
                {text(`sheets.${column}`)}
              </div>
            ))}
            <div role="columnheader">{text('sheets.state')}</div>
          </div>
        </div>
        <div role="rowgroup">
          {people.map((one) => (
            <Row
              key={one.person.id}
              one={one}
              own={one.person.id === me}
              columns={columns}
              {...(mayApprove
                ? {
                    tick: {
                      able: open.includes(one.person.id),
                      on: chosen.has(one.person.id),
                      onToggle: () => toggle(one.person.id),
                    },
                  }
                : {})}
            />
          ))}
        </div>
        <div role="rowgroup">
          <div role="row" className={styles.sum}>
            {mayApprove ? <div role="cell" className={styles.tick} /> : null}
            <div role="rowheader">{text('sheets.people', { count: people.length })}</div>
            {columns.map((column) => (
              <div
                key={column}
                role="cell"
                className={styles.number}
                data-label={text(`sheets.${column}`)}
              >
                {duration(sums[column] ?? 0)}
              </div>
            ))}
            <div role="cell" />
          </div>
        </div>
      </div>
    </div>
  );
}

type Tick = { able: boolean; on: boolean; onToggle: () => void };

function Row({
  one,
  own,
  columns,
  tick,
}: {
  one: SheetPerson;
  own: boolean;
  columns: readonly ('planned' | 'raw' | 'corrected' | 'paid' | 'overtime')[];
  tick?: Tick;
}) {
  const { text, duration } = useSpeech();
  const { person, totals } = one;
  const told = (column: (typeof columns)[number]): number | null =>
    column === 'overtime' ? overtimeOf(totals) : totals[column];
  return (
    <div role="row" className={styles.row} data-chosen={tick?.on || undefined}>
      {tick === undefined ? null : (
        <div role="cell" className={styles.tick}>
          <Checkbox
            quiet
            label={own ? text('sheets.own-hours') : text('sheets.select', { name: person.name })}
            checked={tick.on}
            disabled={!tick.able}
            onChange={tick.onToggle}
          />
        </div>
      )}
      <div role="rowheader" className={styles.who}>
        <Portrait person={{ ...person, ...nameParts(person.name) }} size="small" />
        <span className={styles.words}>
          <Link
            to="/timesheets/$person"
            params={{ person: person.id }}
            search={(before) => before}
            className={styles.name}
          >
            {person.name === '' ? text('person.erased') : person.name}
          </Link>
          <span className={styles.soft}>
            {[person.team, text('sheets.days-worked', { count: totals.daysWorked })]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </span>
      </div>
      {columns.map((column) => {
        const value = told(column);
        const changed = column === 'corrected' && totals.corrected !== totals.raw;
        return (
          <div
            key={column}
            role="cell"
            className={styles.number}
            data-label={text(`sheets.${column}`)}
            data-column={column}
            data-changed={changed || undefined}
            data-empty={value === null || value === 0 || undefined}
          >
            {value === null ? '–' : duration(value)}
          </div>
        );
      })}
      <div role="cell" className={styles.states}>
        <States one={one} />
      </div>
    </div>
  );
}

/** What is to be settled, and how far these hours have come. */
export function States({
  one,
}: {
  one: Pick<SheetPerson, 'anomalies' | 'warnings' | 'approved' | 'statement' | 'totals'>;
}) {
  const { text } = useSpeech();
  const { anomalies, warnings, approved, statement, totals } = one;
  return (
    <>
      {anomalies > 0 ? (
        <Badge tone="warn" icon="tasks">
          {text('sheets.anomalies', { count: anomalies })}
        </Badge>
      ) : null}
      {warnings > 0 ? (
        <Badge tone="danger" icon="warning">
          {text('sheets.warnings', { count: warnings })}
        </Badge>
      ) : null}
      {totals.late === 0 ? null : (
        <Badge tone="info" icon="history">
          {text('sheets.late-some')}
        </Badge>
      )}
      {approved === null ? null : approved.stale ? (
        <Badge tone="warn" icon="undo">
          {text('sheets.stale')}
        </Badge>
      ) : (
        <Badge tone="good" icon="check">
          {text('sheets.approved')}
        </Badge>
      )}
      {statement === null ? null : (
        <Badge tone={statement.state === 'disputed' ? 'warn' : 'quiet'} icon="register">
          {text(`sheets.statement-${statement.state}`)}
        </Badge>
      )}
    </>
  );
}

import type { PeriodsAnswer } from '@comptoir/shared/timesheets/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { LinkButton } from '../../link.tsx';
import { Loaded } from '../../loaded.tsx';
import { Acts, Fields, Section } from '../../page.tsx';
import { useToast } from '../../toasts.tsx';
import { ReasonDialog } from '../corrections/reason-dialog.tsx';
import { refreshHours, timesheetsQuery } from '../sheet-api.ts';
import { SheetFrame, SilentTablets } from '../sheet-frame.tsx';
import type { SheetPlace, SheetSearch, SheetView } from '../sheet-search.ts';
import { spanName } from '../span-name.ts';
import { closePeriod, periodsQuery, reopenPeriod } from './api.ts';
import styles from './periods.module.css';

type Period = PeriodsAnswer['periods'][number];

/** Closed spans of a store with their history, and the way to close one or to open it again. */
export function PeriodsPage({
  view,
  places,
  today,
  mayLock,
  onSearch,
}: {
  view: SheetView;
  places: readonly SheetPlace[];
  /** A business day: only days that have ended are closed. */
  today: string;
  mayLock: boolean;
  onSearch: (search: SheetSearch) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { establishment, period } = view;
  const query = useQuery({
    ...periodsQuery(useApi(), establishment.id),
    placeholderData: keepPreviousData,
  });
  const [closing, setClosing] = useState(false);
  const standing = (query.data ?? []).filter(({ reopenedAt }) => reopenedAt === null);
  const over = period.to < today;
  const closed = standing.some(({ from, to }) => from <= period.to && period.from <= to);
  return (
    <SheetFrame view={{ ...view, team: null }} places={places} onSearch={onSearch}>
      <Section
        title={spanName(speech, period, true)}
        acts={
          mayLock && over && query.data !== undefined && !closed ? (
            <Button tone="primary" icon="lock" onClick={() => setClosing(true)}>
              {text('periods.close')}
            </Button>
          ) : null
        }
      >
        <p className={styles.fact}>
          {text(
            closed
              ? 'periods.is-closed'
              : !over
                ? 'periods.not-over'
                : mayLock
                  ? 'periods.is-open'
                  : 'periods.is-open-who',
          )}
        </p>
      </Section>
      <Section title={text('periods.history')}>
        <Loaded query={query} rows={4}>
          {(periods) =>
            periods.length === 0 ? (
              <EmptyState icon="lock" title={text('periods.none')}>
                {text('periods.none-text')}
              </EmptyState>
            ) : (
              <ul className={styles.list}>
                {periods.map((one) => (
                  <Row key={one.id} one={one} place={establishment} mayLock={mayLock} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      {closing ? <CloseDialog view={view} onClose={() => setClosing(false)} /> : null}
    </SheetFrame>
  );
}

function Row({ one, place, mayLock }: { one: Period; place: SheetPlace; mayLock: boolean }) {
  const speech = useSpeech();
  const { text, moment } = speech;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [reopening, setReopening] = useState(false);
  const { id, from, to, lockedAt, lockedBy, reopenedAt, reopenedBy, reopenReason, late } = one;
  const name = spanName(speech, one);
  const nobody = text('sheets.nobody-known');
  return (
    <li className={styles.period}>
      <div className={styles.words}>
        <h3 className={styles.name}>{spanName(speech, one, true)}</h3>
        <p className={styles.fact}>
          {text('periods.locked-by', {
            name: lockedBy ?? nobody,
            moment: moment(lockedAt, place.zone),
          })}
        </p>
        {reopenedAt === null ? null : (
          <p className={styles.fact}>
            {text('periods.reopened-by', {
              name: reopenedBy ?? nobody,
              moment: moment(reopenedAt, place.zone),
            })}{' '}
            {reopenReason === null ? null : text('correct.quote', { words: reopenReason })}
          </p>
        )}
        {late === 0 ? null : <p className={styles.fact}>{text('periods.late-why')}</p>}
      </div>
      <div className={styles.badges}>
        {reopenedAt === null ? (
          <Badge tone="good" icon="lock">
            {text('periods.closed')}
          </Badge>
        ) : (
          <Badge tone="quiet" icon="unlock">
            {text('periods.reopened')}
          </Badge>
        )}
        {late === 0 ? null : (
          <Badge tone="warn" icon="history">
            {text('periods.late', { count: late })}
          </Badge>
        )}
      </div>
      {late === 0 ? null : (
        <LinkButton
          to="/timesheets/anomalies"
          search={{ at: place.id, span: 'free', from, to }}
          aria-label={`${text('periods.show-late')}, ${name}`}
        >
          {text('periods.show-late')}
        </LinkButton>
      )}
      {mayLock && reopenedAt === null ? (
        <Button
          icon="unlock"
          aria-label={`${text('periods.reopen')}, ${name}`}
          onClick={() => setReopening(true)}
        >
          {text('periods.reopen')}
        </Button>
      ) : null}
      {reopening ? (
        <ReasonDialog
          title={text('periods.reopen-title', { days: name })}
          text={text('periods.reopen-text')}
          act={text('periods.reopen')}
          about="reopen"
          onSend={async (reason) => {
            await reopenPeriod(api, id, reason);
            await refreshHours(queries);
            toast({ text: text('periods.reopened-told', { days: spanName(speech, one, true) }) });
          }}
          onClose={() => setReopening(false)}
        />
      ) : null}
    </li>
  );
}

/** What closing means, and what is still open in these days: it may be closed all the same. */
function CloseDialog({ view, onClose }: { view: SheetView; onClose: () => void }) {
  const speech = useSpeech();
  const { text } = speech;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const { establishment, period } = view;
  const asked = { establishment: establishment.id, from: period.from, to: period.to };
  const sheets = useQuery(timesheetsQuery(api, { ...asked, team: null }));
  const open = sheets.data?.people.reduce((sum, { anomalies }) => sum + anomalies, 0) ?? 0;
  const unseen =
    sheets.data?.people.filter(
      ({ approved, totals }) => totals.raw + totals.corrected > 0 && (approved?.stale ?? true),
    ).length ?? 0;
  const act = useAct(async () => {
    await closePeriod(api, asked);
    await refreshHours(queries);
    return true;
  });
  const close = async () => {
    if ((await act.run(undefined)) !== true) return;
    toast({ text: text('periods.closed-told', { days: spanName(speech, period, true) }) });
    onClose();
  };
  const points = [
    ['periods.close-late', 'history'],
    ['periods.close-correct', 'edit'],
    ['periods.close-reopen', 'unlock'],
  ] as const;
  return (
    <Dialog
      title={text('periods.close-title', { days: spanName(speech, period) })}
      onClose={onClose}
    >
      <Fields>
        <ul className={styles.points}>
          {points.map(([key, icon]) => (
            <li key={key}>
              <Icon name={icon} size={20} />
              <span>{text(key)}</span>
            </li>
          ))}
        </ul>
        {open === 0 ? null : <p>{text('periods.close-open', { count: open })}</p>}
        {unseen === 0 ? null : <p>{text('periods.close-unseen', { count: unseen })}</p>}
        <SilentTablets silent={sheets.data?.silent ?? []} zone={establishment.zone} />
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton
            tone="primary"
            busy={act.busy}
            busyLabel={text('act.sending')}
            onClick={() => void close()}
          >
            {text('periods.close')}
          </BusyButton>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}

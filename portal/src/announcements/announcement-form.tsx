import type {
  AnnouncementDetail,
  AnnouncementRequest,
  AnnouncementView,
  AnnouncementsAnswer,
} from '@comptoir/shared/announcements/portal';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { businessDay } from '@comptoir/shared/time/business-day';
import { CheckCard } from '@comptoir/ui/checkbox';
import { Notice } from '@comptoir/ui/notice';
import { TextArea } from '@comptoir/ui/text-area';
import { TextField } from '@comptoir/ui/text-field';
import { Button } from '@comptoir/ui/button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import styles from './announcements.module.css';
import { publish, readAnnouncement } from './api.ts';
import { Article } from './article.tsx';
import { AudienceFields } from './audience-fields.tsx';
import { Clash } from './clash.tsx';
import { type Draft, type DraftFault, draftOf, longest, newDraft, readDraft } from './draft.ts';
import { TimeFields } from './time-fields.tsx';

type Props = {
  answer: AnnouncementsAnswer;
  /** Where the store of what is written is not known. */
  zone: string;
  /** The one that is changed; null: a new one. */
  one: AnnouncementView | null;
  onDone: (id: string) => void;
  onClose: () => void;
};

/** An announcement on one sheet: words, for whom, from when until when, and how it will look. */
export function AnnouncementForm({ answer, zone: ownZone, one, onDone, onClose }: Props) {
  const { text, time, moment } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [id, setId] = useState(() => one?.id ?? newId());
  const [stands, setStands] = useState(one);
  const zoneOf = (place: string) => answer.places.find((at) => at.id === place)?.zone ?? ownZone;
  const [first] = useState<Draft>(() => {
    const zone = zoneOf(one?.establishment?.id ?? '');
    const wall = (at: number) => ({ day: businessDay(at, zone, 0), time: time(at, zone) });
    if (one !== null) return draftOf(one, wall);
    return newDraft(answer.places[0]?.id ?? '', businessDay(Date.now(), ownZone, 0));
  });
  const [draft, setDraft] = useState(first);
  const [faults, setFaults] = useState<DraftFault[]>([]);
  const [clash, setClash] = useState<AnnouncementDetail | null>(null);
  const [leaving, setLeaving] = useState(false);
  const zone = zoneOf(draft.place);
  const change = (next: Partial<Draft>) => {
    setDraft({ ...draft, ...next });
    setFaults([]);
  };
  const act = useAct(async (request: AnnouncementRequest) => {
    try {
      await publish(api, request);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
      // Somebody was faster: both are shown, and nothing is overwritten.
      setClash(await readAnnouncement(api, request.announcement));
      return;
    }
    await queries.invalidateQueries({ queryKey: ['announcements'] });
    await queries.invalidateQueries({ queryKey: ['own-announcements'] });
    const { title, from } = request;
    const later = from !== null && from > Date.now();
    toast({
      text: later
        ? text('announce.scheduled-toast', { title, at: moment(from, zone) })
        : text('announce.published-toast', { title }),
    });
    onDone(request.announcement);
  });
  const send = (announcement: string, previous: string | null) => {
    const read = readDraft(draft, { zone, now: Date.now(), stands });
    setFaults(read.ok ? [] : read.faults);
    if (read.ok) void act.run({ ...read.value, announcement, previous });
  };
  const fault = (one: DraftFault) => (faults.includes(one) ? text(`announce.fault-${one}`) : null);
  const dirty = JSON.stringify(draft) !== JSON.stringify(first);
  if (clash !== null) {
    const theirs = clash.announcement;
    const isGone = theirs.withdrawnAt !== null;
    return (
      <Clash
        {...{ theirs, draft, zone, isGone }}
        busy={act.busy}
        failure={act.failure}
        onKeep={() => onDone(theirs.id)}
        onMine={() => {
          const fresh = isGone ? newId() : id;
          setId(fresh);
          setStands(isGone ? null : theirs);
          setClash(null);
          send(fresh, isGone ? null : theirs.definition);
        }}
      />
    );
  }
  const personal = draft.to !== 'all';
  const label =
    one !== null
      ? 'announce.save'
      : draft.begins === 'at'
        ? 'announce.schedule'
        : 'announce.publish';
  return (
    <DialogForm
      title={text(one === null ? 'announce.new' : 'announce.edit')}
      act={text(label)}
      wide
      busy={act.busy}
      failure={act.failure}
      onSubmit={() => send(id, stands?.definition ?? null)}
      onClose={() => (dirty ? setLeaving(true) : onClose())}
    >
      {leaving ? (
        <Notice tone="warn" icon="warning" alert>
          <p>{text('announce.leave')}</p>
          <Acts>
            <Button tone="primary" onClick={() => setLeaving(false)}>
              {text('announce.stay')}
            </Button>
            <Button onClick={onClose}>{text('announce.leave-act')}</Button>
          </Acts>
        </Notice>
      ) : null}
      <TextField
        label={text('announce.name')}
        error={fault('title')}
        value={draft.title}
        maxLength={longest.title}
        spellCheck
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label={text('announce.text')}
        hint={
          draft.body.length > longest.text - 300
            ? text('announce.left', { count: longest.text - draft.body.length })
            : text('announce.text-hint')
        }
        error={fault('text')}
        value={draft.body}
        maxLength={longest.text}
        rows={5}
        onChange={(event) => change({ body: event.target.value })}
      />
      <AudienceFields {...{ answer, draft }} fixed={one !== null} onChange={change} />
      <TimeFields {...{ draft }} fault={fault} fixed={one !== null} onChange={change} />
      <CheckCard
        title={text(personal ? 'announce.pin-personal' : 'announce.pin')}
        text={text(personal ? 'announce.pin-personal-text' : 'announce.pin-text')}
        checked={draft.pinned}
        onChange={(event) => change({ pinned: event.target.checked })}
      />
      {draft.title.trim() === '' && draft.body.trim() === '' ? null : (
        <section aria-label={text('announce.preview')}>
          <h3 className={styles.label}>{text('announce.preview')}</h3>
          <div className={styles.preview}>
            <p className={styles.previewTitle}>{draft.title}</p>
            <Article one={shownOf(draft, { zone, stands })} zone={zone} />
          </div>
        </section>
      )}
      {one === null ? null : <p className={styles.detail}>{text('announce.reads-kept')}</p>}
    </DialogForm>
  );
}

/** As it will look. */
export function shownOf(
  draft: Draft,
  { zone, stands }: { zone: string; stands: AnnouncementView | null },
) {
  const now = Date.now();
  const filled = { ...draft, title: draft.title || '…', body: draft.body || '…' };
  const read = readDraft(filled, { zone, now, stands });
  return {
    ...{ title: draft.title, body: draft.body, by: stands?.by ?? null },
    from: (read.ok ? read.value.from : null) ?? stands?.from ?? now,
    until: read.ok ? read.value.until : null,
    to: draft.to.startsWith('person/')
      ? ('person' as const)
      : draft.to === 'all'
        ? ('all' as const)
        : ('team' as const),
  };
}

function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

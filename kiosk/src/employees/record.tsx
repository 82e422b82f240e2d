import { Notice } from '@comptoir/ui/notice';
import { useEffect, useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { Observable } from '../platform/signal.ts';
import type { SlotProps } from '../settings/view.ts';
import type { Tablet } from '../tablet.ts';
import { Access } from './access.tsx';
import { draftsOf } from './unfinished.ts';
import { EditForm, type Typed } from './edit-form.tsx';
import { pickPhoto } from './pick-photo.ts';
import { type Place, start } from './place.ts';
import { Profile } from './profile.tsx';
import { RecordScreen } from './record-screen.tsx';
import {
  archiveEmployee,
  editEmployee,
  fetchLink,
  mergeEmployees,
  openAccess,
  renewPin,
  resendAccess,
  restoreEmployee,
  revokeAccess,
  setPhoto,
  settleClash,
  watchRecord,
} from './store.ts';
import type { EmployeeLine, RecordView } from './view.ts';
import { nameOf } from './words.ts';

/** K7, K8, K11: one person's record or its form, and what each press of them does. */
export function PersonRecord({
  tablet,
  write,
  manager,
  zone,
  now,
  unlock,
  place,
  people,
  teams,
  busy,
  act,
  go,
}: SlotProps & {
  unlock: (person: string) => Promise<void>;
  place: Extract<Place, { name: 'record' | 'edit' }>;
  people: EmployeeLine[];
  teams: string[];
  busy: boolean;
  act: (work: () => Promise<void>) => void;
  go: (place: Place) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { person } = place;
  const { record, gone } = useRecord(tablet, person);
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => {
    if (gone) go(start);
  }, [gone, go]);
  if (record === null) return null;

  const by = { person, manager };
  const drafts = draftsOf(tablet);
  const name = nameOf(speech, record.line);
  const kept = drafts.of(manager);
  const first = kept?.person === person ? kept : { values: {}, photo: null };
  const keep = ({ values, photo }: Typed) => {
    if (photo === null && Object.keys(values).length === 0) drafts.drop(manager);
    else drafts.keep(manager, { person, name, values, photo, at: now });
  };
  const toRecord: Place = { name: 'record', person, tab: place.tab };

  if (place.name === 'edit') {
    return (
      <EditForm
        record={record}
        teams={teams}
        first={first}
        field={place.field}
        busy={busy}
        onChange={keep}
        onPicked={(camera, picked) =>
          pickPhoto(camera, (photo) => {
            // First where it survives a lock, then on the screen, if it still stands.
            const typed = drafts.of(manager);
            keep({ values: typed?.person === person ? typed.values : {}, photo });
            picked(photo);
          })
        }
        onSave={(changes, photo) =>
          act(async () => {
            if (Object.keys(changes).length > 0) await editEmployee(tablet, { ...by, changes });
            const set = photo === null ? null : await setPhoto(tablet, { ...by, image: photo });
            setUnreadable(set !== null && !set.ok);
            drafts.drop(manager);
            go(toRecord);
          })
        }
        onCancel={() => {
          drafts.drop(manager);
          go(toRecord);
        }}
      />
    );
  }
  return (
    <RecordScreen
      record={record}
      tab={place.tab}
      onTab={(tab) => go({ ...place, tab })}
      onEdit={
        record.archived ? null : () => go({ name: 'edit', person, tab: place.tab, field: null })
      }
      onBack={() => go(record.archived ? { name: 'list', roll: 'former' } : start)}
    >
      {unreadable ? (
        <Notice tone="danger" icon="camera" alert>
          {text('employees.photo-unreadable')}
        </Notice>
      ) : null}
      {place.tab === 'profile' || record.archived ? (
        <Profile
          record={record}
          twins={people.filter((line) => record.line.twins.includes(line.id))}
          zone={zone}
          busy={busy}
          onSettle={(key, choice) => act(() => settleClash(tablet, { key, keep: choice, manager }))}
          onArchive={() =>
            act(async () => {
              await archiveEmployee(tablet, by);
              go(start);
            })
          }
          onRestore={() =>
            act(async () => {
              await restoreEmployee(tablet, by);
              go({ name: 'record', person, tab: 'access' });
            })
          }
          onMerge={(second, into) =>
            act(async () => {
              await mergeEmployees(tablet, { person: second, into, manager });
              go({ name: 'record', person: into, tab: 'profile' });
            })
          }
        />
      ) : (
        <Access
          record={record}
          zone={zone}
          busy={busy}
          onRenew={() =>
            act(async () => {
              const shown = await renewPin(tablet, by);
              go({ name: 'new-pin', shown, added: false, language: record.fields.language });
            })
          }
          onUnlock={() => act(() => unlock(person))}
          onOpen={(role) =>
            act(async () => {
              await openAccess(tablet, { ...by, role });
            })
          }
          onResend={() => act(() => resendAccess(tablet, by))}
          onRevoke={() => act(() => revokeAccess(tablet, by))}
          onAddEmail={() => go({ name: 'edit', person, tab: 'access', field: 'email' })}
          onLink={(answered) => write(async () => answered(await fetchLink(tablet, by)))}
        />
      )}
    </RecordScreen>
  );
}

/** A person's record; `gone` when nobody of that id is known any more, so that no screen stands empty. */
function useRecord(tablet: Tablet, person: string): { record: RecordView | null; gone: boolean } {
  const seen = useObserved(
    useMemo((): Observable<{ record: RecordView | null }> => {
      const source = watchRecord(tablet, person);
      return {
        subscribe: (next, failed) => source.subscribe((record) => next({ record }), failed),
      };
    }, [tablet, person]),
  );
  return { record: seen?.record ?? null, gone: seen !== null && seen.record === null };
}

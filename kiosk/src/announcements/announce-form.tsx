import { Button } from '@comptoir/ui/button';
import { CheckCard } from '@comptoir/ui/checkbox';
import { Choices } from '@comptoir/ui/choices';
import { Dialog } from '@comptoir/ui/dialog';
import { TextArea } from '@comptoir/ui/text-area';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useWayBack } from '../ways-back.ts';
import styles from './announce-form.module.css';
import { emptyTyped, faultsOf, longest, mayPin } from './typed.ts';
import type { ManagedView, Typed } from './view.ts';

const spans = [1, 7, 30, null] as const;

/** An announcement on one sheet: words, for whom, for how long. */
export function AnnounceForm({
  view,
  first,
  onChange,
  onPublish,
  onLeave,
}: {
  view: Pick<ManagedView, 'teams' | 'people'>;
  first: Typed;
  /** Every keystroke, so that it can be offered again. */
  onChange: (typed: Typed) => void;
  onPublish: (typed: Typed) => void;
  onLeave: () => void;
}) {
  const { text } = useSpeech();
  const [typed, setTyped] = useState(first);
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const faults = tried ? faultsOf(typed) : [];
  const change = (next: Partial<Typed>) => {
    const changed = { ...typed, ...next };
    const whole = { ...changed, pinned: changed.pinned && mayPin(changed) };
    setTyped(whole);
    onChange(whole);
  };
  const spanWords = (days: Typed['days']) =>
    text(days === null ? 'announce.days-open' : `announce.days-${days}`);
  const isEmpty = typed.title === emptyTyped.title && typed.body === emptyTyped.body;
  const leave = () => (isEmpty ? onLeave() : setLeaving(true));
  useWayBack(leave);
  return (
    <>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (faultsOf(typed).length === 0) onPublish(typed);
        }}
      >
        <div className={styles.fields}>
          <h1 className={styles.title}>{text('announce.new')}</h1>
          <TextField
            label={text('announce.name')}
            error={faults.includes('title') ? text('announce.fault-title') : null}
            value={typed.title}
            maxLength={longest.title}
            autoCapitalize="sentences"
            spellCheck
            enterKeyHint="next"
            onChange={(event) => change({ title: event.target.value })}
          />
          <TextArea
            label={text('announce.text')}
            hint={text('announce.text-hint')}
            error={faults.includes('text') ? text('announce.fault-text') : null}
            value={typed.body}
            maxLength={longest.text}
            rows={5}
            onChange={(event) => change({ body: event.target.value })}
          />
          <SelectField
            label={text('announce.to')}
            {...(mayPin(typed) ? {} : { hint: text('announce.personal-note') })}
            value={typed.to}
            onChange={(event) => change({ to: event.target.value })}
          >
            <option value="all">{text('announce.everyone')}</option>
            {view.teams.length === 0 ? null : (
              <optgroup label={text('announce.teams')}>
                {view.teams.map(({ id, name }) => (
                  <option key={id} value={`team/${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={text('announce.people')}>
              {view.people.map(({ id, name }) => (
                <option key={id} value={`person/${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          </SelectField>
          <div className={styles.group}>
            <h2 className={styles.label}>{text('announce.days')}</h2>
            <Choices
              label={text('announce.days')}
              options={spans.map(spanWords)}
              chosen={spanWords(typed.days)}
              onChoose={(chosen) => {
                const days = spans.find((one) => spanWords(one) === chosen);
                if (days !== undefined) change({ days });
              }}
            />
          </div>
          {mayPin(typed) ? (
            <CheckCard
              title={text('announce.pin')}
              text={text('announce.pin-note')}
              checked={typed.pinned}
              onChange={(event) => change({ pinned: event.target.checked })}
            />
          ) : null}
        </div>
        <div className={styles.foot}>
          <Button onClick={leave}>{text('act.cancel')}</Button>
          <Button tone="primary" icon="check" type="submit">
            {text('announce.publish')}
          </Button>
        </div>
      </form>
      {leaving ? (
        <Dialog title={text('announce.leave-title')} onClose={() => setLeaving(false)}>
          <p>{text('announce.leave-note')}</p>
          <div className={styles.acts}>
            <Button tone="danger" onClick={onLeave}>
              {text('announce.leave')}
            </Button>
            <Button tone="primary" onClick={() => setLeaving(false)}>
              {text('announce.stay')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

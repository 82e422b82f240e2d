import type { EstablishmentView } from '@comptoir/shared/establishments/portal';
import {
  type TimeRules,
  defaultTimeRules,
  roundingSteps,
} from '@comptoir/shared/establishments/time-rules';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Checkbox } from '@comptoir/ui/checkbox';
import { Clash } from '@comptoir/ui/clash';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { type FormEvent, useState } from 'react';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields, Pair, Section } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { Unsaved } from '../unsaved.tsx';
import { LimitFields } from './limit-fields.tsx';
import { OvertimeSteps } from './overtime-steps.tsx';
import {
  type RulesDraft,
  type RulesFault,
  draftOfRules,
  rulesOf,
  sameRules,
} from './rules-draft.ts';
import { rulesTold } from './rules-told.ts';
import { RulesExample } from './rules-example.tsx';
import styles from './time-rules.module.css';
import { useTimeRules } from './use-time-rules.ts';

const modes = ['nearest', 'down', 'up'] as const;
const holidays = ['france', 'alsace-moselle', 'none'] as const;
const usualNight = defaultTimeRules.night ?? { from: '21:00', to: '06:00' };

/** Every rule with what it means; beside them an example that follows what is typed. */
export function RulesForm({ place }: { place: EstablishmentView }) {
  const speech = useSpeech();
  const { text } = speech;
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOfRules(place.settings.timeRules));
  const [tried, setTried] = useState(false);
  const { opened, clash, act, save, settle } = useTimeRules(place, () =>
    toast({ text: text('rules.saved') }),
  );
  const read = rulesOf(draft);
  const faults = tried && !read.ok ? read.faults : [];
  const dirty = !read.ok || !sameRules(opened, read.rules);
  const change = (wanted: Partial<RulesDraft>) => setDraft((before) => ({ ...before, ...wanted }));
  const wrong = (fault: RulesFault) => (faults.includes(fault) ? text('rules.unreadable') : null);
  const begin = (rules: TimeRules) => {
    setDraft(draftOfRules(rules));
    setTried(false);
  };
  if (clash !== null && read.ok) {
    return (
      <Clash
        title={text('rules.clash')}
        busy={act.busy}
        sides={[
          {
            ...{
              who: text('clash.theirs'),
              value: rulesTold(clash, read.rules, speech),
              keep: text('house.keep-theirs'),
            },
            onKeep: () => {
              begin(clash);
              settle(clash);
            },
          },
          {
            ...{
              who: text('clash.mine'),
              value: rulesTold(read.rules, clash, speech),
              keep: text('house.keep-mine'),
            },
            onKeep: () => void save({ from: clash, to: read.rules }),
          },
        ]}
      />
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!read.ok) focusFirstWrong(event.currentTarget);
    else void save({ from: opened, to: read.rules });
  };
  const { rounding, night } = draft;
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <Unsaved when={dirty && !act.busy} title={text('house.leave')}>
        {text('house.leave-text')}
      </Unsaved>
      <div className={styles.rules}>
        <Section title={text('rules.part-rounding')}>
          <Fields>
            <p className={styles.soft}>{text('rules.rounding-why')}</p>
            <SelectField
              label={text('rules.rounding')}
              value={rounding === null ? '' : String(rounding.minutes)}
              onChange={({ target: { value } }) => {
                const minutes = roundingSteps.find((step) => String(step) === value);
                const mode = rounding?.mode ?? 'nearest';
                change({ rounding: minutes === undefined ? null : { minutes, mode } });
              }}
            >
              <option value="">{text('rules.rounding-none')}</option>
              {roundingSteps.map((step) => (
                <option key={step} value={step}>
                  {text('rules.rounding-to', { count: step })}
                </option>
              ))}
            </SelectField>
            {rounding === null ? null : (
              <OptionCards
                label={text('rules.mode')}
                chosen={rounding.mode}
                options={modes.map((mode) => ({
                  value: mode,
                  title: text(`rules.mode-${mode}`),
                  text: text(`rules.mode-${mode}-text`),
                }))}
                onChoose={(mode) => change({ rounding: { ...rounding, mode } })}
              />
            )}
            {rounding?.mode === 'down' ? (
              <Notice tone="warn" icon="warning">
                {text('rules.mode-down-law')}
              </Notice>
            ) : null}
          </Fields>
        </Section>
        <Section title={text('rules.part-paidBreaks')}>
          <Fields>
            <TextField
              label={text('rules.paid-breaks')}
              hint={text('rules.paid-breaks-hint')}
              inputMode="numeric"
              value={draft.paidBreaks}
              error={wrong('paidBreaks')}
              onChange={({ target }) => change({ paidBreaks: target.value })}
            />
          </Fields>
        </Section>
        <Section title={text('rules.part-overtime')}>
          <OvertimeSteps
            steps={draft.overtime}
            wrong={(key) => wrong(`step ${key}`)}
            onSteps={(overtime) => change({ overtime })}
          />
        </Section>
        <Section title={text('rules.part-night')}>
          <Fields>
            <Checkbox
              label={text('rules.night')}
              checked={night !== null}
              onChange={({ target }) => change({ night: target.checked ? usualNight : null })}
            />
            {night === null ? null : (
              <Pair>
                <TextField
                  label={text('rules.night-from')}
                  type="time"
                  value={night.from}
                  error={wrong('night')}
                  onChange={({ target }) => change({ night: { ...night, from: target.value } })}
                />
                <TextField
                  label={text('rules.night-to')}
                  type="time"
                  value={night.to}
                  onChange={({ target }) => change({ night: { ...night, to: target.value } })}
                />
              </Pair>
            )}
          </Fields>
        </Section>
        <Section title={text('rules.part-holidays')}>
          <SelectField
            label={text('rules.holidays')}
            hint={text('rules.holidays-hint')}
            value={draft.holidays}
            onChange={({ target }) =>
              change({ holidays: holidays.find((one) => one === target.value) ?? 'none' })
            }
          >
            {holidays.map((one) => (
              <option key={one} value={one}>
                {text(`rules.holidays-${one}`)}
              </option>
            ))}
          </SelectField>
        </Section>
        <Section title={text('rules.part-limits')}>
          <LimitFields
            draft={draft}
            wrong={wrong}
            open={faults.length > 0}
            onChange={change}
            onLaw={() => {
              const { limits, averageWeeks } = draftOfRules(defaultTimeRules);
              change({ limits, averageWeeks });
            }}
          />
        </Section>
        <div className={styles.save}>
          <p className={styles.soft}>{text('rules.when')}</p>
          <Failed failure={act.failure} />
          <Acts>
            <BusyButton
              type="submit"
              tone="primary"
              busy={act.busy}
              busyLabel={text('act.sending')}
              disabled={!dirty}
            >
              {text('act.save')}
            </BusyButton>
            {dirty ? <Button onClick={() => begin(opened)}>{text('act.cancel')}</Button> : null}
          </Acts>
        </div>
      </div>
      <RulesExample rules={read.ok ? read.rules : null} />
    </form>
  );
}

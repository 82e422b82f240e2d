import type { EstablishmentView } from '@comptoir/shared/establishments/portal';
import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import { roundingSteps } from '@comptoir/shared/establishments/time-rules-schema';
import { Checkbox } from '@comptoir/ui/checkbox';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Fields, Pair, Section } from '../page.tsx';
import { useToast } from '../toasts.tsx';
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
import { RulesFrame } from './rules-frame.tsx';
import styles from './time-rules.module.css';
import { timeRules, useRules } from './use-rules.ts';

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
  const of = useRules(place, timeRules, () => toast({ text: text('rules.saved') }));
  const read = rulesOf(draft);
  const faults = tried && !read.ok ? read.faults : [];
  const dirty = !read.ok || !sameRules(of.opened, read.rules);
  const change = (wanted: Partial<RulesDraft>) => setDraft((before) => ({ ...before, ...wanted }));
  const wrong = (fault: RulesFault) => (faults.includes(fault) ? text('rules.unreadable') : null);
  const { rounding, night } = draft;
  return (
    <RulesFrame
      {...{ of, dirty }}
      read={read.ok ? read.rules : null}
      told={(rules, other) => rulesTold(rules, other, speech)}
      note={<p className={styles.soft}>{text('rules.when')}</p>}
      example={<RulesExample rules={read.ok ? read.rules : null} />}
      onTried={() => setTried(true)}
      onBegin={(rules) => {
        setDraft(draftOfRules(rules));
        setTried(false);
      }}
    >
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
    </RulesFrame>
  );
}

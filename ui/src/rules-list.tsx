import { Icon } from './icon.tsx';
import styles from './rules-list.module.css';

export type Rule = { key: string; text: string; ok: boolean; state: string };

/** What a password needs; each line is ticked while it is typed. `state` says to the ear what the tick says to the eye. */
export function RulesList({ label, rules }: { label: string; rules: Rule[] }) {
  return (
    <ul className={styles.rules} aria-label={label}>
      {rules.map((rule) => (
        <li key={rule.key} className={styles.rule} data-ok={rule.ok || undefined}>
          <span className={styles.mark}>{rule.ok ? <Icon name="check" size={16} /> : null}</span>
          <span>{rule.text}</span>
          <span className={styles.spoken}>{rule.state}</span>
        </li>
      ))}
    </ul>
  );
}

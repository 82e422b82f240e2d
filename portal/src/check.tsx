import { withHoursWords } from './language/hours-words.tsx';
import { statementCode } from '@comptoir/shared/timesheets/statement';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { CheckPage } from './evidence/check-page.tsx';
import { receiptIn } from './evidence/receipt-text.ts';
import { PaperCheck } from './timesheets/statements/paper-check.tsx';
import { paperCodeIn } from './timesheets/statements/paper-code.ts';

/** One page for both codes: that of a punch, and that of a statement's paper. */
export const Check = withHoursWords(function Check() {
  const navigate = useNavigate();
  const hash = useRouterState({ select: (state) => state.location.hash });
  const paper = paperCodeIn(hash);
  const show = (code: string | null) =>
    void navigate({ to: '/check', ...(code === null ? {} : { hash: code }) });
  return paper === null ? (
    <CheckPage receipt={receiptIn(hash)} readOther={paperIn} onReceipt={show} />
  ) : (
    <PaperCheck key={`${paper.statement} ${paper.hash}`} code={paper} onOther={() => show(null)} />
  );
});

function paperIn(text: string): string | null {
  const code = paperCodeIn(text);
  return code === null ? null : statementCode({ id: code.statement, hash: code.hash });
}

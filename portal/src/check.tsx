import { useNavigate, useRouterState } from '@tanstack/react-router';
import { CheckPage } from './evidence/check-page.tsx';
import { receiptIn } from './evidence/receipt-text.ts';

export function Check() {
  const navigate = useNavigate();
  const hash = useRouterState({ select: (state) => state.location.hash });
  return (
    <CheckPage
      receipt={receiptIn(hash)}
      onReceipt={(receipt) =>
        void navigate({ to: '/check', ...(receipt === null ? {} : { hash: receipt }) })
      }
    />
  );
}

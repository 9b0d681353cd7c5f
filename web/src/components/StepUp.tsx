import { lazy, Suspense, useEffect, useState } from 'react';
import { type ProofMethod, proveWith } from '@/lib/api/index.ts';

const Dialog = lazy(async () => ({ default: (await import('./StepUpDialog.tsx')).StepUpDialog }));

interface Wanted {
  methods: ProofMethod[];
  settle: (proven: boolean) => void;
}

/** Where the person is asked once more who they are, when the server wants to know before an act; the act goes on afterwards. */
export function StepUp() {
  const [wanted, setWanted] = useState<Wanted | null>(null);

  useEffect(
    () => proveWith((methods) => new Promise<boolean>((settle) => setWanted({ methods, settle }))),
    [],
  );

  if (!wanted) return null;
  const close = (proven: boolean) => {
    setWanted(null);
    wanted.settle(proven);
  };
  return (
    <Suspense>
      <Dialog methods={wanted.methods} onClose={close} />
    </Suspense>
  );
}

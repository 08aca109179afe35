type Sluitopties = { readonly deadlineMs?: number; readonly einde?: (code: number) => void };

const taken: (() => Promise<void>)[] = [];
let bezig = false;

const verloop = async (deadlineMs: number): Promise<number> => {
  const deadline = new Promise<'TE_LAAT'>((klaar) => setTimeout(() => klaar('TE_LAAT'), deadlineMs).unref());
  const werk = (async () => {
    let code = 0;
    for (const taak of [...taken].reverse()) await taak().catch(() => (code = 1));
    return code;
  })();
  const uitkomst = await Promise.race([werk, deadline]);
  return uitkomst === 'TE_LAAT' ? 1 : uitkomst;
};

/**
 * Orderly shutdown on SIGTERM or SIGINT: tasks run one by one, last registered first, and the process exits 0; with 1
 * when a task fails or the deadline passes (what was in flight is then delivered again, to a next process).
 */
export const bijSluiten = (taak: () => Promise<void>, { deadlineMs = 25_000, einde = (code) => process.exit(code) }: Sluitopties = {}): void => {
  taken.push(taak);
  if (taken.length > 1) return;
  const sluit = (): void => {
    if (bezig) return;
    bezig = true;
    void verloop(deadlineMs).then(einde);
  };
  process.on('SIGTERM', sluit);
  process.on('SIGINT', sluit);
};

import type { ConfirmChannel, ConsumeMessage } from 'amqplib';

const GROOTSTE = 200;
/** How long the first of a batch waits for company. */
const WACHT_MS = 3;
export const PREFETCH = 600;

/** Takes messages in batches, one after the other, and acknowledges each batch at once when it was dealt with. */
export const neemAf = async (kanaal: ConfirmChannel, wachtrij: string, verwerk: (bundel: readonly ConsumeMessage[]) => Promise<void>): Promise<void> => {
  let wachtend: ConsumeMessage[] = [];
  let bezig = false;
  const verder = async (): Promise<void> => {
    if (bezig) return;
    bezig = true;
    while (wachtend.length > 0) {
      if (wachtend.length < GROOTSTE) await new Promise((klaar) => setTimeout(klaar, WACHT_MS));
      const bundel = wachtend.splice(0, GROOTSTE);
      await verwerk(bundel);
      kanaal.ack(bundel[bundel.length - 1]!, true);
    }
    bezig = false;
  };
  await kanaal.consume(wachtrij, (bericht) => {
    if (!bericht) return;
    wachtend.push(bericht);
    void verder();
  });
};

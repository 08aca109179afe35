import { lopendeZandbak } from './lopend';

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?$/;
/** The gateway answers when due timers have fired and the hub is at rest: years of timers may take a while. */
const WACHT_MS = 300_000;

export const uitleg = 'zet de klok van de draaiende sandbox: schakel klok <datum>[T<tijd>]';
export const argumenten = 1;
export const hulp = 'schakel klok <datum>[T<tijd>], bijvoorbeeld: schakel klok 2025-10-20 of schakel klok 2025-10-20T07:30 (zonder tijd: 09:00)';

const bestaat = (moment: string): boolean => {
  const [dag = '', tijd = '09:00'] = moment.split('T');
  const gelezen = new Date(`${dag}T${tijd}Z`);
  return !Number.isNaN(gelezen.getTime()) && gelezen.toISOString().startsWith(`${dag}T${tijd}`);
};

export const voerUit = async (args: string[], ctx: { map: string }): Promise<number> => {
  const [moment = ''] = args;
  if (!MOMENT.test(moment)) {
    console.error(`Gebruik: ${hulp}`);
    return 2;
  }
  if (!bestaat(moment)) {
    console.error(`${moment} bestaat niet. Gebruik: ${hulp}`);
    return 2;
  }
  const antwoord = await fetch(`${lopendeZandbak(ctx.map).http}/sandbox/klok`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ moment }),
    signal: AbortSignal.timeout(WACHT_MS),
  }).catch(() => undefined);
  if (!antwoord) {
    console.error('De gateway antwoordt niet. Kijk of de sandbox nog draait.');
    return 1;
  }
  const inhoud = (await antwoord.json().catch(() => ({}))) as { detail?: string };
  if (!antwoord.ok) {
    console.error(`De klok is niet gezet: ${inhoud.detail ?? `status ${antwoord.status}`}`);
    return 1;
  }
  console.log(`De klok staat op ${moment}; alles wat moest gebeuren is gebeurd.`);
  return 0;
};
